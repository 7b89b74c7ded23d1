// [I7] What each role may read and write, as patterns of document names: `*` stands for exactly one segment.
// What no pattern names is neither read nor written.

import { ID, isDocumentName } from '../names.ts';
import type { Right, Role } from './gate.ts';

/** Patterns of document names, and what is allowed there: read, or read and write. */
export type Capabilities = Readonly<Record<string, 'r' | 'rw'>>;

/** For whom; empty where there is none. */
export interface Holder {
	readonly role: Role;
	readonly organisation: string;
	readonly workshop: string;
	readonly person: string;
	/** Documents that may be written beside. */
	readonly also: readonly string[];
}

const COMMON = { plan: 'r', 'org/*': 'r', 'body/*': 'r', 'report/*': 'r', 'evaluation/*': 'r' } as const;
const EDITING = {
	plan: 'rw',
	'org/*': 'rw',
	'private/*': 'rw',
	'body/*': 'rw',
	'report/*': 'rw',
	'evaluation/*': 'rw',
	'workshop/*': 'r',
	'stage/*': 'r',
	'rating/*/*': 'r',
} as const;

/** What an administrator may write beside who brings a whole workspace home from another relay. */
export const IMPORTING = ['seat/*/*', 'workshop/*', 'stage/*', 'rating/*/*', 'private/*'] as const;

/** What whoever takes part in a workshop is there. */
export type Part = 'facilitator' | 'guest';

const BY_PART: Record<Part, (workshop: string, person: string) => Capabilities> = {
	facilitator: (workshop, person) => ({
		[`workshop/${workshop}`]: 'rw',
		[`stage/${workshop}`]: 'rw',
		[`seat/${workshop}/*`]: 'r',
		[`seat/${workshop}/${person}`]: 'rw',
	}),
	guest: (workshop, person) => ({
		[`workshop/${workshop}`]: 'rw',
		[`stage/${workshop}`]: 'r',
		[`seat/${workshop}/${person}`]: 'rw',
	}),
};

export function isPart(role: Role): role is Part {
	return Object.hasOwn(BY_PART, role);
}

const BY_ROLE: Record<Role, (holder: Holder) => Capabilities> = {
	administrator: () => EDITING,
	editor: () => EDITING,
	member: ({ organisation }) => ({
		...COMMON,
		[`org/${organisation}`]: 'rw',
		[`private/${organisation}`]: 'rw',
	}),
	evaluator: ({ person }) => ({ ...COMMON, 'evaluation/*': 'rw', [`rating/*/${person}`]: 'rw' }),
	facilitator: ({ workshop, person }) => ({ ...COMMON, ...BY_PART.facilitator(workshop, person) }),
	// The least: a phone must not download what forty councils wrote.
	guest: ({ workshop, person }) => ({ plan: 'r', ...BY_PART.guest(workshop, person) }),
	viewer: () => COMMON,
};

export function capabilitiesOf(holder: Holder): Capabilities {
	const beside = Object.fromEntries(holder.also.map((pattern) => [pattern, 'rw' as const]));
	return { ...BY_ROLE[holder.role](holder), ...beside };
}

/** What taking part in workshops allows beside what a role does. */
export function addParts(
	capabilities: Capabilities,
	parts: Readonly<Record<string, Part>>,
	person: string,
): Capabilities {
	const joined: Record<string, 'r' | 'rw'> = { ...capabilities };
	for (const [workshop, part] of Object.entries(parts))
		for (const [pattern, right] of Object.entries(BY_PART[part](workshop, person)))
			if (joined[pattern] !== 'rw') joined[pattern] = right;
	return joined;
}

/** The most that any of the patterns allows. */
export function rightTo(document: string, capabilities: Capabilities): Right {
	const segments = document.split('/');
	let right: Right = 'none';
	for (const [pattern, allowed] of Object.entries(capabilities)) {
		if (!matches(pattern.split('/'), segments)) continue;
		if (allowed === 'rw') return 'write';
		right = 'read';
	}
	return right;
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
	return (
		pattern.length === segments.length &&
		pattern.every((part, index) => part === '*' || part === segments[index])
	);
}

/** Whether an invite may name this beside its role: one document of those that several people write together. */
export function isSharedDocument(name: string): boolean {
	return /^(?:org|body|workshop|report|evaluation)\//.test(name) && isDocumentName(name);
}

/** Whether this is a name of documents in which whole segments behind the first may be `*`. */
export function isDocumentPattern(pattern: string): boolean {
	return isDocumentName(pattern.replace(/\/\*(?=\/|$)/g, '/x'));
}

const ID_ALONE = new RegExp(`^${ID}$`);

/** Whether this can be the id of an organisation, a workshop or a person: a segment of a document's name. */
export function isId(text: string): boolean {
	return ID_ALONE.test(text);
}
