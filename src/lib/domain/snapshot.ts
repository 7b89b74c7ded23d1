import type { RowOf } from './kind.ts';
import { kindNamed } from './kinds.ts';
import { type CoveredRecords, coverPeriod, type RowsOfKind, SNAPSHOT_KINDS } from './periodCoverage.ts';
import type { period } from './period.ts';
import type { SnapshotReport } from './periodReports.ts';
import { nameReferences, type SnapshotNames } from './snapshotNames.ts';
import { asJson, type Json, snapshotRecord, type SnapshotRecord } from './snapshotRecord.ts';
import type { Subject } from './subject.ts';

export const SNAPSHOT_FORMAT = 'rumb-period-snapshot';
export const SNAPSHOT_VERSION = 1;

/** Who closed a period, for whom, when (milliseconds since 1970), after which earlier steps. */
export type ClosedBy = {
	readonly person: string;
	readonly name: string;
	readonly organisation: string | null;
	readonly time: number;
	readonly note: string;
	readonly follows: readonly string[];
};

/** Everything that a period covered when it was closed. As canonical JSON it has one hash, which the plan keeps. */
export type Snapshot = {
	readonly format: typeof SNAPSHOT_FORMAT;
	readonly version: number;
	readonly workspace: string;
	/** Only where everything in it is invented. */
	readonly sample?: true;
	readonly closed: ClosedBy;
	/** What was open when it was closed all the same: how many of each sort. */
	readonly open: Readonly<Record<string, number>>;
	readonly period: SnapshotRecord;
	readonly reports: readonly SnapshotReport[];
	readonly records: CoveredRecords;
	/** What is referred to was called so. */
	readonly names: SnapshotNames;
};

export interface SnapshotSource {
	workspace: string;
	sample?: boolean;
	period: RowOf<typeof period>;
	rowsOf: RowsOfKind;
	open: Readonly<Record<string, number>>;
	closed: ClosedBy;
}

/**
 * [I10] [I11] The snapshot of a period: the same records give the same snapshot on every device, whatever order they came in, and
 * nothing that is private is ever in it.
 */
export function buildSnapshot({
	workspace,
	sample = false,
	period,
	rowsOf,
	open,
	closed,
}: SnapshotSource): Snapshot {
	const { records, reports } = coverPeriod(period, rowsOf);
	const organisations = [...reports.map(({ organisation }) => organisation), closed.organisation];
	const named = organisations.flatMap((id): Subject[] => (id ? [`organisation/${id}`] : []));
	return {
		format: SNAPSHOT_FORMAT,
		version: SNAPSHOT_VERSION,
		workspace,
		...(sample ? { sample } : {}),
		closed: { ...(asJson(closed) as ClosedBy), follows: [...closed.follows].sort() },
		open: asJson(open) as Record<string, number>,
		period: snapshotRecord(kindNamed('period'), period),
		reports,
		records,
		names: nameReferences(records, named, rowsOf),
	};
}

export type SnapshotReading = { snapshot: Snapshot } | { fault: 'newer' | 'unreadable' };

/** Reads a snapshot from its file. Whatever the bytes are, it says what is wrong and never throws. */
export function readSnapshot(bytes: Uint8Array): SnapshotReading {
	try {
		const read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json;
		if (!isObject(read) || read.format !== SNAPSHOT_FORMAT) return { fault: 'unreadable' };
		if (typeof read.version !== 'number') return { fault: 'unreadable' };
		if (read.version > SNAPSHOT_VERSION) return { fault: 'newer' };
		return isSnapshot(read) ? { snapshot: read as unknown as Snapshot } : { fault: 'unreadable' };
	} catch {
		return { fault: 'unreadable' };
	}
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isRecord = (value: Json | undefined) => isObject(value) && typeof value.id === 'string';

function isSnapshot({ closed, open, period, reports, records, names }: { readonly [key: string]: Json }) {
	return (
		isObject(closed) &&
		typeof closed.name === 'string' &&
		typeof closed.time === 'number' &&
		isObject(open) &&
		isRecord(period) &&
		Array.isArray(reports) &&
		reports.every((report: Json) => isObject(report) && typeof report.action === 'string') &&
		isObject(records) &&
		SNAPSHOT_KINDS.every((kind) => {
			const found = records[kind];
			return Array.isArray(found) && found.every(isRecord);
		}) &&
		isObject(names)
	);
}
