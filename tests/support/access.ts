import { openAccess, type Access } from '../../sync-server/access/access.ts';
import type { Role } from '../../sync-server/access/gate.ts';
import { DAY, type Invite } from '../../sync-server/access/invites.ts';
import type { StartedRelay } from './relay.ts';
import { makeTemporaryDirectory } from './relay.ts';

export interface MadeAccess extends Access {
	directory: string;
	/** Closes it and removes its directory. */
	remove(): void;
}

/** Keys of their own, in a temporary directory: `startRelay({ access })`. */
export async function makeAccess(): Promise<MadeAccess> {
	const { directory, remove } = makeTemporaryDirectory();
	const access = await openAccess(directory);
	return {
		...access,
		directory,
		remove() {
			access.close();
			remove();
		},
	};
}

export interface InviteOptions extends Partial<Omit<Invite, 'role' | 'id'>> {
	role: Role;
	days?: number;
}

/** The secret of a fresh invite: to workspace `w1`, for one use, a day, and as what `role` says. */
export function invite(
	access: Access,
	{ days = 1, ...options }: InviteOptions,
): { id: string; secret: string } {
	return access.invites.create({
		kind: 'invite',
		workspace: 'w1',
		organisation: '',
		workshop: '',
		label: '',
		also: [],
		person: '',
		parent: '',
		createdBy: 'test',
		expires: Date.now() + days * DAY,
		uses: 1,
		...options,
	});
}

export interface Joined {
	relay: string;
	workspace: string;
	role: Role;
	organisation: string;
	workshop: string;
	person: string;
	name: string;
	invite: string;
	access: string;
	accessExpires: number;
	refresh: string;
	inviteExpires: number;
}

let devices = 0;

/** Joins as the app does; each call is another device unless one is named. */
export async function join(
	relay: Pick<StartedRelay, 'url'>,
	secret: string,
	{ name = 'Anna', person = '', device = `device-${++devices}` } = {},
): Promise<Joined> {
	const { status, body } = await callAccess(relay, '/join', { body: { secret, name, person, device } });
	if (status !== 200) throw new Error(`The relay answered ${status} ${JSON.stringify(body)}`);
	return body as unknown as Joined;
}

/** Invites somebody and lets them join: `access` is a token, `refresh` another. */
export function inviteAndJoin(
	relay: Pick<StartedRelay, 'url'>,
	access: Access,
	options: InviteOptions & { name?: string },
): Promise<Joined> {
	const { name, ...wanted } = options;
	return join(relay, invite(access, wanted).secret, { name });
}

export interface AccessAnswer {
	status: number;
	headers: Headers;
	body: Record<string, unknown>;
}

/** One call of the access API; POST where there is a body. */
export async function callAccess(
	{ url }: Pick<StartedRelay, 'url'>,
	path: string,
	{
		body,
		token,
		headers = {},
		method = body === undefined ? 'GET' : 'POST',
	}: { body?: unknown; token?: string; headers?: Record<string, string>; method?: string } = {},
): Promise<AccessAnswer> {
	const response = await fetch(`${url}/access${path}`, {
		method,
		headers: {
			...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
			...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
			...headers,
		},
		body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
	});
	const text = await response.text();
	return {
		status: response.status,
		headers: response.headers,
		body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
	};
}
