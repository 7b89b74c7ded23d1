import type { RowOf } from '#lib/domain/kind.ts';
import { membership } from '#lib/domain/membership.ts';
import { membershipReview } from '#lib/domain/membershipReview.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { isInside, type MembershipRow, type ReviewRow } from '#lib/domain/relationMembership.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

export type NetworkRow = RowOf<typeof organisation>;

/** A membership, or a network of which nobody has written one down. */
export type Belonging = MembershipRow | NetworkRow;

export const isMembership = (row: Belonging): row is MembershipRow => row.kind === membership.name;

export const PARTS = ['inside', 'candidate', 'unwritten', 'outside'] as const;
export type Part = (typeof PARTS)[number];

export function partOf(row: Belonging): Part {
	if (!isMembership(row)) return 'unwritten';
	if (isInside(row)) return 'inside';
	return row.status === 'candidate' ? 'candidate' : 'outside';
}

/** Every membership, and every network of the plan of which there is none: those on which the plan focuses first. Live. */
export function belongings(workspace: Workspace): Belonging[] {
	const networks = workspace.rowsBy(organisation, 'type', 'network');
	const memberships = workspace.rows(membership);
	const written = new Set(memberships.map(({ network }) => network));
	const focus = new Set(networks.filter((row) => row.focus).map(({ id }) => id));
	const rank = (row: Belonging) => (focus.has(networkIdOf(row)) ? 0 : 1);
	return [...memberships, ...networks.filter(({ id, historical }) => !written.has(id) && !historical)].sort(
		(one, other) => rank(one) - rank(other),
	);
}

export const networkIdOf = (row: Belonging): string => (isMembership(row) ? (row.network ?? '') : row.id);

/** The reviews of a membership that stand. Live. */
export function reviewsOf(workspace: Workspace, row: Pick<MembershipRow, 'id'>): readonly ReviewRow[] {
	return workspace.rowsBy(membershipReview, 'membership', row.id);
}
