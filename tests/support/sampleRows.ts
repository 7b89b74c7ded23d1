import type { AnyRow } from '#lib/domain/kind.ts';
import { makeRow } from './rows.ts';
import { makeSample } from './sample.ts';

/** The records of a sample as plain rows of a kind, without any of the engines. */
export function sampleRows(entries: number, seed = 1): (kind: string) => AnyRow[] {
	const byKind = new Map<string, AnyRow[]>();
	for (const { name, records } of makeSample(entries, seed))
		for (const { kind, id, contents, created } of records) {
			const row = makeRow(kind, id, { ...contents, document: name, ...(created ? { created } : {}) });
			const rows = byKind.get(kind);
			if (rows) rows.push(row);
			else byKind.set(kind, [row]);
		}
	return (kind) => byKind.get(kind) ?? [];
}
