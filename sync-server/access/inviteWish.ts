// What may be asked of an invite, on the command line and over HTTP.

import { isWorkspaceName } from '../names.ts';
import { isDocumentPattern, isId, isSharedDocument } from './capabilities.ts';
import { ROLES, type Role } from './gate.ts';
import { DAY, type NewInvite } from './invites.ts';

export interface InviteWish {
	/** A name, or `*` for all of the relay. */
	workspace: string;
	role: string;
	/** Empty where none is given. */
	organisation: string;
	workshop: string;
	label: string;
	also: string[];
	/** Undefined takes what suits the role. */
	days?: number | undefined;
	uses?: number | undefined;
}

const LONGEST_LABEL = 200;
/** A token must hold them all. */
const MOST_DOCUMENTS = 16;
export const MOST_DAYS = 3650;
export const MOST_USES = 10_000;
/** Days: a link that may write everybody's seats is for one trip. */
export const LONGEST_TRIP = 31;

/** One sentence on what to do about it, or null. `patterns` is whether `also` may name many documents at once. */
export function findFault(wish: InviteWish, { patterns = false } = {}): string | null {
	const { workspace, role, organisation, workshop, also, label, days, uses } = wish;
	const isAlso = patterns ? isDocumentPattern : isSharedDocument;
	if (!(ROLES as readonly string[]).includes(role)) return `Give --role one of ${ROLES.join(', ')}.`;
	if (workspace === '*' && role !== 'administrator')
		return 'Give --workspace a name: only an administrator may be invited to all of the relay.';
	if (workspace !== '*' && !isWorkspaceName(workspace))
		return 'Give --workspace a name of small letters, digits and hyphens, such as amb-2021-2025.';
	if (organisation !== '' && !isId(organisation))
		return 'Give --org the id of an organisation, as the address of its page in the app has it, such as council-badalona.';
	if (role === 'member' && organisation === '') return 'Say with --org of which organisation the member is.';
	if (workshop !== '' && !isId(workshop))
		return 'Give --workshop the id of a workshop, of small letters, digits and hyphens.';
	if (['facilitator', 'guest'].includes(role) && workshop === '')
		return `Say with --workshop of which workshop the ${role} is.`;
	if (also.length > MOST_DOCUMENTS) return `Name at most ${MOST_DOCUMENTS} documents with --also.`;
	const strange = also.find((name) => !isAlso(name));
	if (strange !== undefined)
		return `Give --also the name of a document, such as body/metropolitan-council, instead of ${strange}.`;
	if (label.length > LONGEST_LABEL) return `Give --label at most ${LONGEST_LABEL} characters.`;
	if (days !== undefined && !(days > 0 && days <= MOST_DAYS))
		return `Give --days a number from 1 to ${MOST_DAYS}.`;
	if (uses !== undefined && !(Number.isInteger(uses) && uses > 0 && uses <= MOST_USES))
		return `Give --uses a whole number from 1 to ${MOST_USES}.`;
	return null;
}

/** An invite as wished, which must have no fault. */
export function fulfil(wish: InviteWish, createdBy: string): NewInvite {
	const { days, uses, ...rest } = wish;
	const isGuest = wish.role === 'guest';
	return {
		...rest,
		kind: 'invite',
		role: wish.role as Role,
		person: '',
		parent: '',
		createdBy,
		expires: Date.now() + (days ?? (isGuest ? 30 : 365)) * DAY,
		uses: uses ?? (isGuest ? 500 : 1),
	};
}
