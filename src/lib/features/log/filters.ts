import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { ownerOf } from '#lib/domain/owner.ts';
import type { Option } from '#lib/ui/look.ts';
import type { Facet } from '#lib/records/register/narrow.ts';

/** What a list of entries can be narrowed by; the keys stand in the address. */
export const FILTERS = ['type', 'action', 'organisation', 'metropolis', 'year'] as const;
export type Filter = (typeof FILTERS)[number];

/** What an entry has under each filter. An organisation has the entries that it owns, shares or took part in. */
export const valuesOf: Readonly<Record<Filter, (row: EntryRow) => readonly (string | null)[]>> = {
	type: (row) => [row.type],
	action: (row) => row.actions,
	organisation: (row) => [ownerOf(row), ...row.sharedWith, ...row.organisations],
	metropolis: (row) => row.metropolises,
	year: (row) => [row.date?.slice(0, 4) ?? null],
};

/** The years that entries have, the last first. */
export function yearOptions(rows: readonly EntryRow[]): Option[] {
	const years = new Set(rows.flatMap((row) => row.date?.slice(0, 4) ?? []));
	return [...years]
		.sort((one, other) => (one < other ? 1 : -1))
		.map((year) => ({ value: year, label: year }));
}

export function facetsOf(
	labels: Readonly<Record<Filter, string>>,
	options: Readonly<Record<Filter, readonly Option[]>>,
): Facet<EntryRow>[] {
	return FILTERS.map((key) => ({ key, label: labels[key], options: options[key], of: valuesOf[key] }));
}
