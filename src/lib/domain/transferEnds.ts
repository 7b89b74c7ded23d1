import type { EntryRow } from './entryOrder.ts';
import type { AnyRow, Contents, Localised } from './kind.ts';
import { directionOf, VISIT_TYPES } from './relationVisit.ts';

/** Where a solution comes from and where it goes, by field. */
export const END_FIELDS = ['fromMetropolis', 'fromOrganisation', 'toMetropolis', 'toOrganisation'] as const;
export type EndField = (typeof END_FIELDS)[number];
export type Ends = Readonly<Partial<Record<EndField, string | null>>>;

const UNION = { Metropolis: 'metropolises', Organisation: 'organisations' } as const;

/**
 * What is written when an end changes: the end, and everybody concerned with it, so that whoever looks for a metropolis finds its
 * transfers whichever way they go. Who was concerned only as the end that it was, no longer is.
 * @param row what stands there: the ends, `metropolises` and `organisations`
 */
export function changedEnds(row: Readonly<Record<string, unknown>>, changed: Ends): Contents {
	const contents: Record<string, unknown> = { ...changed };
	for (const what of ['Metropolis', 'Organisation'] as const) {
		const fields = END_FIELDS.filter((field) => field.endsWith(what));
		if (!fields.some((field) => field in changed)) continue;
		const before = fields.map((field) => row[field]);
		const after = fields.map((field) => (field in changed ? changed[field] : row[field])).filter(Boolean);
		const all = (row[UNION[what]] ?? []) as readonly string[];
		const others = all.filter((id) => !before.includes(id));
		contents[UNION[what]] = [...new Set([...others, ...(after as string[])])];
	}
	return contents;
}

/** The same transfer the other way round. */
export function turnedEnds(row: Readonly<Record<string, unknown>>): Contents {
	const end = (field: EndField) => (row[field] ?? null) as string | null;
	return changedEnds(row, {
		fromMetropolis: end('toMetropolis'),
		fromOrganisation: end('toOrganisation'),
		toMetropolis: end('fromMetropolis'),
		toOrganisation: end('fromOrganisation'),
	});
}

/** Whether somebody came to see what works here and left nothing to be learnt: then it is they who take something home. */
function isShown(from: AnyRow): boolean {
	if (from.kind !== 'entry' || !VISIT_TYPES.some((type) => type === from.type)) return false;
	const learnt = Object.values((from.lessons ?? {}) as Localised).some((words) => words?.trim());
	return !learnt && directionOf(from as EntryRow) === 'in';
}

/**
 * The ends that a transfer probably has which arises from a record: its one metropolis that is not the plan's own, and the plan's
 * own. A solution comes here, but from a visit that was received and taught nothing it goes there. It is a proposal, and can be
 * turned round.
 * @param home id of the plan's own metropolis
 * @returns none where the record names no other metropolis, or several
 */
export function likelyEnds(from: AnyRow, home: string | null): Ends {
	const [other, ...more] = (Array.isArray(from.metropolises) ? (from.metropolises as string[]) : []).filter(
		(id) => id !== home,
	);
	if (!other || more.length > 0) return {};
	return isShown(from)
		? { fromMetropolis: home, toMetropolis: other }
		: { fromMetropolis: other, toMetropolis: home };
}
