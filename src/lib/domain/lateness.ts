import type { RowOf } from './kind.ts';
import type { lateArrival } from './lateArrival.ts';
import { type CoveredRecords, coverPeriod, type RowsOfKind } from './periodCoverage.ts';
import type { Snapshot } from './snapshot.ts';
import { asJson, type Json, sameJson, type SnapshotRecord } from './snapshotRecord.ts';
import type { Subject } from './subject.ts';

/** An entry with its evidence, or an update with what was handed in of it and what was decided. */
export type Covered = {
	/** Null where only what was accepted of an update is known. */
	readonly record: SnapshotRecord | null;
	readonly evidence: readonly SnapshotRecord[];
	readonly submission: readonly SnapshotRecord[];
	readonly review: readonly SnapshotRecord[];
};

/** Something that differs from what a closed period's snapshot says. */
export type LateChange = {
	readonly subject: Subject;
	readonly change: 'added' | 'changed' | 'gone';
	/** What the snapshot has, and what stands now. */
	readonly then: Covered | null;
	readonly now: Covered | null;
	/** Names of the fields that differ, and of `evidence`, `submission`, `review` where those do. */
	readonly differs: readonly string[];
	/** What editors decided on it as it stands now; null while that is to be decided. */
	readonly decision: RowOf<typeof lateArrival> | null;
};

/**
 * What arrived, changed or was taken back after a period was closed, by subject. Tasks go on being done and the plan goes on being
 * worked on, so neither is late.
 * @param arrivals the decisions on what was late for this period
 */
export function findLate(
	snapshot: Snapshot,
	period: Parameters<typeof coverPeriod>[0],
	rowsOf: RowsOfKind,
	arrivals: readonly RowOf<typeof lateArrival>[],
): LateChange[] {
	const then = coveredBySubject(snapshot.records);
	const now = coveredBySubject(withUnknown(coverPeriod(period, rowsOf).records, snapshot.records, rowsOf));
	const changes: LateChange[] = [];
	for (const subject of [...new Set([...then.keys(), ...now.keys()])].sort()) {
		const [before, after] = [then.get(subject) ?? null, now.get(subject) ?? null];
		if (subject.startsWith('update/') && [before, after].every(isDraft)) continue;
		if (sameJson(before, after)) continue;
		const differs = differencesOf(before, after);
		changes.push({
			subject,
			change: !before ? 'added' : !after ? 'gone' : 'changed',
			then: before,
			now: after,
			differs,
			decision: decisionOn(
				arrivals.filter((arrival) => arrival.subject === subject),
				after,
			),
		});
	}
	return changes;
}

/**
 * What is covered now, and what was covered of which this device has no row at all: it has not come here yet, which is not to say
 * that anybody took it back.
 */
function withUnknown(now: CoveredRecords, then: CoveredRecords, rowsOf: RowsOfKind): CoveredRecords {
	const found: Partial<Record<keyof CoveredRecords, SnapshotRecord[]>> = {};
	for (const kind of ['entry', 'update', ...PARTS] as const) {
		const known = new Set(rowsOf(kind).map(({ id }) => id));
		const unknown = then[kind].filter(({ id }) => !known.has(id));
		if (unknown.length > 0)
			found[kind] = [...now[kind], ...unknown].sort((one, other) => (one.id < other.id ? -1 : 1));
	}
	return { ...now, ...found };
}

/** A draft is nobody's word yet: an update arrives when it is handed in. */
const isDraft = (covered: Covered | null) => !covered?.submission.length && !covered?.review.length;

/** What a decision keeps of what it was about. */
export const lateContents = ({ now }: Pick<LateChange, 'now'>): Json => asJson(now ?? GONE);

const GONE = { gone: true };

/** What goes to another period is that period's from then on; an erratum says what was so, and what changes again is late again. */
function decisionOn(
	arrivals: readonly RowOf<typeof lateArrival>[],
	now: Covered | null,
): RowOf<typeof lateArrival> | null {
	const said = asJson(now ?? GONE);
	const settles = (arrival: RowOf<typeof lateArrival>) =>
		arrival.treatment === 'next-period' || sameJson(asJson(arrival.contents), said);
	return arrivals.filter((arrival) => !arrival.retracted).findLast(settles) ?? null;
}

/** What a period covered, by what it is about. */
export function coveredBySubject(records: CoveredRecords): Map<Subject, Covered> {
	type Gathered = { record: SnapshotRecord | null } & Record<(typeof PARTS)[number], SnapshotRecord[]>;
	const found = new Map<Subject, Gathered>();
	const at = (subject: Subject): Gathered => {
		if (!found.has(subject)) found.set(subject, { record: null, evidence: [], submission: [], review: [] });
		return found.get(subject)!;
	};
	for (const kind of ['entry', 'update'] as const)
		for (const record of records[kind]) at(`${kind}/${record.id}`).record = record;
	for (const kind of ['submission', 'review'] as const)
		for (const record of records[kind]) at(`update/${String(record.update)}`)[kind].push(record);
	for (const record of records.evidence) at(record.subject as Subject).evidence.push(record);
	return found;
}

const PARTS = ['evidence', 'submission', 'review'] as const;

function differencesOf(then: Covered | null, now: Covered | null): string[] {
	const [before, after] = [then?.record ?? {}, now?.record ?? {}] as Record<string, Json | undefined>[];
	const fields = [...new Set([...Object.keys(before!), ...Object.keys(after!)])].filter(
		(field) => !sameJson(before![field], after![field]),
	);
	const parts = PARTS.filter((part) => !sameJson(then?.[part] ?? [], now?.[part] ?? []));
	return [...fields.sort(), ...parts];
}
