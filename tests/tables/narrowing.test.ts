import { expect, test } from 'vitest';
import { entry } from '#lib/domain/entry.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { ColumnTable } from '#lib/tables/columnTable.ts';
import { seededRandom } from '../support/random.ts';
import { makeRow } from '../support/rows.ts';

const DATES = [
	'2022',
	'2023',
	'2023-01',
	'2023-01-01',
	'2023-03',
	'2023-03-01',
	'2023-03-31',
	'2023-12-31',
	null,
];
const ASKED = [
	undefined,
	'2022',
	'2023',
	'2023-01',
	'2023-03',
	'2023-01-01',
	'2023-03-02',
	'2023-12-31',
	'2024',
];
const zoneOf = (metropolis: string) =>
	({ lyon: ['europe'], turin: ['europe'], lima: ['america'] })[metropolis] ?? [];

/** A date that is known to its month counts as that month’s first day; where a month is asked for it must be known. */
function isWithin(date: string | null, from?: string, until?: string): boolean {
	if (!from && !until) return true;
	if (!date) return false;
	const day = `${date}${'-01-01'.slice(date.length - 4)}`;
	const isAfter = !from || (from.length < 10 ? date.slice(0, from.length) >= from : day >= from);
	return isAfter && (!until || (until.length < 10 ? day.slice(0, until.length) : day) <= until);
}

const rowsOf = (seed: number): AnyRow[] => {
	const random = seededRandom(seed);
	const some = (...from: string[]) => from.filter(() => random.chance(0.4));
	return Array.from({ length: 60 }, (_, at) =>
		makeRow('entry', `e${at}`, {
			date: random.pick(DATES),
			zones: some('europe', 'america'),
			metropolises: some('lyon', 'turin', 'lima', 'elsewhere'),
			created: { person: 'p', device: 'd', time: at },
		}),
	);
};

const AXES = [
	{ key: 'zone', facet: 'zone', also: [{ facet: 'metropolis', groupsOf: zoneOf }] },
	{ key: 'year', facet: 'year', ofTime: true },
];

/** Changes rows one by one, packs them now and then, and takes some away. @returns those that stand */
function changeRows(table: ColumnTable, rows: readonly AnyRow[], seed: number): AnyRow[] {
	const random = seededRandom(seed);
	const now = new Map(rows.map((row) => [row.id, row]));
	for (let step = 0; step < 200; step++) {
		const id = `e${random.below(80)}`;
		const row = {
			...(now.get(id) ?? makeRow('entry', id, {})),
			...(random.chance(0.7) && { date: random.pick(DATES) }),
			...(random.chance(0.4) && { zones: random.chance(0.5) ? ['europe'] : [] }),
			...(random.chance(0.2) && {
				retracted: random.chance(0.5) ? { reason: 'r', person: 'p', device: 'd', time: step } : null,
			}),
		} as AnyRow;
		now.set(id, row);
		table.put(row);
		if (random.chance(0.05)) table.pack(row.document, step);
		if (random.chance(0.02)) {
			now.delete(id);
			table.keepOnly(row.document, new Set(now.keys()));
		}
	}
	return [...now.values()].filter(({ retracted }) => !retracted);
}

test.each([
	[1, false],
	[2, false],
	[3, true],
	[4, true],
	[5, true],
])(
	'[I4] days, and values under several facets, narrow and count as a plain recount (seed %i, changed row by row: %s)',
	(seed, isChanged) => {
		const first = rowsOf(seed);
		const table = new ColumnTable(entry, first);
		const rows = isChanged ? changeRows(table, first, seed) : first;
		const zonesOf = ({ zones, metropolises }: AnyRow) =>
			new Set([...(zones as string[]), ...(metropolises as string[]).flatMap(zoneOf)]);
		for (const zone of ['', 'europe'])
			for (const from of ASKED)
				for (const until of ASKED) {
					const { slots, counts } = table.narrow({ axes: AXES, chosen: { zone }, from, until });
					const within = rows.filter((row) => isWithin(row.date as string | null, from, until));
					const has = (row: AnyRow) => zone === '' || zonesOf(row).has(zone);
					const asked = `${zone} ${from} ${until}`;
					expect(Array.from(slots, (slot) => table.idOf(slot)).sort(), asked).toEqual(
						within
							.filter(has)
							.map(({ id }) => id)
							.sort(),
					);
					for (const one of ['europe', 'america'])
						expect(counts.get('zone')!.get(one) ?? 0, asked).toBe(
							within.filter((row) => zonesOf(row).has(one)).length,
						);
					for (const year of ['2022', '2023'])
						expect(counts.get('year')!.get(year) ?? 0, asked).toBe(
							rows.filter((row) => has(row) && String(row.date).startsWith(year)).length,
						);
				}
	},
);
