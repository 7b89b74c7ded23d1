import type { governanceArrangement } from './governanceArrangement.ts';
import type { AnyRow, RowOf } from './kind.ts';
import type { organisation } from './organisation.ts';
import type { recurringEvent } from './recurringEvent.ts';

type OrganisationRow = Pick<RowOf<typeof organisation>, 'id' | 'kind' | 'type' | 'members'>;
type ArrangementRow = Pick<
	RowOf<typeof governanceArrangement>,
	'id' | 'kind' | 'organisations' | 'meetingType' | 'meetingFrequency' | 'meetingFrequencyStated'
>;
type EventRow = Pick<RowOf<typeof recurringEvent>, 'id' | 'kind' | 'recurrence'>;

/** What of a plan a body that meets is: an organisation, an arrangement by which the plan is governed, or an event that comes back. */
export const BODY_KINDS = ['organisation', 'governanceArrangement', 'recurringEvent'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** Where a list shows it: what the plan is steered with, its forums, and whatever else meets. */
export type BodyGroup = 'plan' | 'forum' | 'other';

export interface Body {
	readonly id: string;
	readonly kind: BodyKind;
	readonly group: BodyGroup;
	/** Ids of organisations, of groups those who belong to them; none where the plan names nobody. */
	readonly members: readonly string[];
	/** Code of the vocabulary `meeting-type`, or null. */
	readonly meetingType: string | null;
	/** Code of the vocabulary `frequency`, or null where nobody has said how often. */
	readonly frequency: string | null;
}

const FAMILY = 'body/';

/** The document in which a body's meetings are kept. */
export const bodyDocument = (body: string): string => `${FAMILY}${body}`;

/** The body in whose document a record lives; null for what lives elsewhere. */
export function bodyOf(row: { readonly document: string }): string | null {
	return row.document.startsWith(FAMILY) ? row.document.slice(FAMILY.length) : null;
}

/** Types of organisations that exist in order to meet, in the order in which they stand. Companies and consortia are organisations like any other. */
const STEERING = ['working-group', 'advisory-body'];
const ALSO_MEETING = new Set(['governing-body', 'initiative']);

/**
 * Organisations with groups replaced by those who belong to them, each once, in order; a group whose members nobody has named
 * stays as it is.
 */
export function expandMembers(
	ids: readonly string[],
	membersOf: (id: string) => readonly string[],
	above: ReadonlySet<string> = new Set(),
): string[] {
	const found = ids.flatMap((id) => {
		if (above.has(id)) return [];
		const members = membersOf(id);
		return members.length > 0 ? expandMembers(members, membersOf, new Set([...above, id])) : [id];
	});
	return [...new Set(found)];
}

interface Sources {
	readonly organisations: readonly OrganisationRow[];
	readonly arrangements: readonly ArrangementRow[];
	readonly events: readonly EventRow[];
	/** Ids of bodies of which there is a meeting, or to which something was brought: those are bodies whatever the plan says. */
	readonly met?: Iterable<string>;
}

/**
 * The bodies that meet: working groups, advisory and governing bodies and initiatives; arrangements by which several
 * organisations govern the plan together, or that hold meetings; events that come back; and whatever has met. An arrangement
 * that names a working group among others is that group's, and the others are its members.
 */
export function bodiesOf({ organisations, arrangements, events, met = [] }: Sources): Body[] {
	const byId = new Map(organisations.map((row) => [row.id, row]));
	const membersOf = (id: string) => byId.get(id)?.members ?? [];
	const meets = ({ organisations: named, meetingType }: ArrangementRow) => meetingType || named.length > 1;
	const groupOf = (row: ArrangementRow) =>
		row.organisations.find((id) => STEERING.includes(byId.get(id)?.type ?? ''));

	const fromOrganisation = (row: OrganisationRow, group: BodyGroup): Body => {
		const own = arrangements.find((one) => meets(one) && groupOf(one) === row.id);
		const others = own?.organisations.filter((id) => id !== row.id) ?? [];
		return {
			id: row.id,
			kind: 'organisation',
			group,
			members: expandMembers([...row.members, ...others], membersOf, new Set([row.id])),
			meetingType: own?.meetingType ?? null,
			frequency: own?.meetingFrequency ?? null,
		};
	};
	const fromArrangement = (row: ArrangementRow): Body => ({
		id: row.id,
		kind: 'governanceArrangement',
		group: 'plan',
		members: expandMembers(row.organisations, membersOf),
		meetingType: row.meetingType,
		frequency: row.meetingFrequency,
	});
	const fromEvent = (row: EventRow): Body => ({
		id: row.id,
		kind: 'recurringEvent',
		group: 'forum',
		members: [],
		meetingType: null,
		frequency: row.recurrence,
	});

	const listed = [
		...STEERING.flatMap((steering) => organisations.filter(({ type }) => type === steering)).map((row) =>
			fromOrganisation(row, 'plan'),
		),
		...arrangements.filter((row) => meets(row) && !groupOf(row)).map(fromArrangement),
		...events.map(fromEvent),
		...organisations
			.filter(({ type }) => ALSO_MEETING.has(type ?? ''))
			.map((row) => fromOrganisation(row, 'other')),
	];
	const known = new Set(listed.map(({ id }) => id));
	const further = [...new Set(met)].filter((id) => !known.has(id)).sort();
	return [
		...listed,
		...further.flatMap((id): Body[] => {
			const arrangement = arrangements.find((row) => row.id === id);
			if (arrangement) return [{ ...fromArrangement(arrangement), group: 'other' }];
			const own = byId.get(id);
			return own ? [fromOrganisation(own, 'other')] : [];
		}),
	];
}

/** The record of the plan that a body is, of whichever kind. */
export type BodyRow = AnyRow & { readonly kind: BodyKind };
