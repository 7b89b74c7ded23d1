import type { Contents } from '#lib/domain/kind.ts';

/** What somebody types about a person whom they met; '' for nothing. */
export const CONTACT_FIELDS = [
	'name',
	'role',
	'organisation',
	'organisationName',
	'email',
	'phone',
	'note',
] as const;
export type ContactWords = Record<(typeof CONTACT_FIELDS)[number], string>;

/** What is known of a person before anybody types: where they were met, and with whom. */
export interface KnownContact {
	readonly event?: string;
	readonly appointment?: string;
	readonly metropolis?: string;
	readonly organisation?: string;
}

/** The one that is meant where there is no other. */
export const onlyOne = (ids: readonly string[]): string | undefined =>
	ids.length === 1 ? ids[0] : undefined;

/** The organisation is typed, or chosen: it is not among what goes without saying. */
export function metAt({ event, appointment, metropolis }: KnownContact): Contents {
	return Object.fromEntries(
		Object.entries({ event, appointment, metropolis }).filter(([, id]) => id !== undefined),
	);
}

export const noContact = (organisation = ''): ContactWords => ({
	name: '',
	role: '',
	organisation,
	organisationName: '',
	email: '',
	phone: '',
	note: '',
});

/** Null where nobody had begun. */
export function readContactWords(kept: unknown): ContactWords | null {
	if (typeof kept !== 'object' || kept === null) return null;
	const found = kept as Record<string, unknown>;
	const words = Object.fromEntries(
		CONTACT_FIELDS.map((name) => [name, typeof found[name] === 'string' ? found[name] : '']),
	) as ContactWords;
	return isContactBegun(words) ? words : null;
}

/** The organisation may be ours: it comes from the meeting. */
export function isContactBegun(words: ContactWords): boolean {
	return CONTACT_FIELDS.some((name) => name !== 'organisation' && words[name].trim() !== '');
}

export function contactContents(words: ContactWords): Contents {
	return Object.fromEntries(
		CONTACT_FIELDS.map((name) => [name, words[name].trim()]).filter(([, content]) => content !== ''),
	);
}

/** Only what differs; what was emptied is taken out. */
export function contactChanges(words: ContactWords, before: ContactWords): Contents {
	return Object.fromEntries(
		CONTACT_FIELDS.filter((name) => words[name].trim() !== before[name].trim()).map((name) => [
			name,
			words[name].trim() || null,
		]),
	);
}
