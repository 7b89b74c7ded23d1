// Runs in the browser: what most would build, a Dexie table with one row a record, with the search that most would take.
import { Dexie, type EntityTable } from 'dexie';
import MiniSearch from 'minisearch';
import { entry } from '#lib/domain/entry.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { facetValues } from '#lib/domain/listing.ts';
import type { Figures } from '../bench.ts';
import { median } from '../statistics.ts';
import { FACETS, openWhole, typedPrefixes } from './engine.ts';

const NAME = 'bench-peer';
type Database = Dexie & { rows: EntityTable<AnyRow, 'id'> };

function open(): Database {
	const db = new Dexie(NAME);
	db.version(1).stores({ rows: 'id, date, type' });
	return db as Database;
}

export async function fillPeer(id: string): Promise<Figures> {
	const workspace = await openWhole(id);
	const rows = workspace.rows(entry);
	const db = open();
	const begun = performance.now();
	await db.rows.bulkPut(rows as readonly AnyRow[]);
	const fillMs = performance.now() - begun;
	db.close();
	await workspace.close();
	return { fillMs };
}

function countFacets(rows: readonly AnyRow[]): Map<string, number>[] {
	return FACETS.map((facet) => {
		const counts = new Map<string, number>();
		for (const row of rows)
			for (const value of facetValues(row, entry.listing!.facets[facet]!))
				counts.set(value, (counts.get(value) ?? 0) + 1);
		return counts;
	});
}

export async function measurePeer(): Promise<Figures> {
	const begun = performance.now();
	const db = open();
	await db.rows.orderBy('date').reverse().limit(60).toArray();
	const listMs = performance.now() - begun;
	const rows = await db.rows.toArray();
	countFacets(rows);
	const countsMs = performance.now() - begun;
	const filters: number[] = [];
	for (const type of ['meeting', 'forum', 'study', 'mission', 'news']) {
		const asked = performance.now();
		countFacets(rows.filter((row) => row.type === type));
		filters.push(performance.now() - asked);
	}
	const words = (row: AnyRow) =>
		Object.values({ ...(row.title as object), ...(row.description as object) }).join(' ');
	const index = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
	const indexed = performance.now();
	await index.addAllAsync(rows.map((row) => ({ id: row.id, text: words(row) })));
	const searchReadyMs = performance.now() - indexed;
	const keys = typedPrefixes(rows.slice(0, 500).map((row) => String((row.title as { ca?: string }).ca))).map(
		(typed) => {
			const asked = performance.now();
			index.search(typed, { prefix: true, fuzzy: (term) => (term.length > 3 ? 0.2 : false) });
			return performance.now() - asked;
		},
	);
	const edits: number[] = [];
	for (const row of rows.slice(0, 20)) {
		const asked = performance.now();
		await db.rows.put({ ...row, location: 'edited' });
		edits.push(performance.now() - asked);
	}
	db.close();
	return {
		listMs,
		countsMs,
		filterMs: median(filters),
		searchReadyMs,
		keyMs: median(keys),
		openEditMs: median(edits),
	};
}
