// What this device may do where: the only client of the relay's access API, and the keeper of what it was given.
// [I7] is the relay's to enforce; a token that is kept here only says who asks.
import type { DeviceTables } from '#lib/tables/device.ts';
import { AccessRefused, askRelay, RelayUnreachable } from './accessRequest.ts';
import type { Device } from './device.svelte.ts';
import {
	type Invite,
	type InviteLook,
	inviteOf,
	type InviteOffer,
	type RelayWorkspace,
	type Writer,
} from './invite.ts';
import { type Credentials, CredentialStore } from './credentials.ts';
import { Signal } from './live.svelte.ts';
import { lifeOf } from './token.ts';

export { AccessRefused, RelayUnreachable } from './accessRequest.ts';
export type { Credentials } from './credentials.ts';

/** A link that was just made: only a hash of its secret is stored, so it is shown once. */
export interface NewInvite {
	id: string;
	secret: string;
	link: string;
	expires: number;
}

type Joined = Omit<Credentials, 'relay' | 'relayId'> & { relay: string };
type Renewed = Pick<
	Credentials,
	'access' | 'accessExpires' | 'role' | 'organisation' | 'name' | 'inviteExpires'
>;

/** A token is renewed when less of its life than this is left. */
const LAST_PART = 0.2;

export class Access {
	readonly #tables: DeviceTables;
	readonly #store: CredentialStore;
	readonly #signal = new Signal();
	readonly #renewing = new Map<string, Promise<Credentials>>();
	readonly #listeners = new Set<(workspace: string) => void>();
	readonly #followers = new Set<(workspace: string) => Promise<void>>();
	readonly #page: string | null;
	readonly #tabs: BroadcastChannel | null;

	/** @param page origin of the relay that served this page */
	constructor(tables: DeviceTables, page: string | null = globalThis.location?.origin ?? null) {
		this.#tables = tables;
		this.#store = new CredentialStore(tables, page);
		this.#page = page;
		this.#tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`rumb/access/${tables.name}`) : null;
		if (this.#tabs) this.#tabs.onmessage = ({ data }: MessageEvent<string>) => this.#hear(data);
		// In Node, where tests play the browser, it would keep the process alive.
		(this.#tabs as { unref?: () => void } | null)?.unref?.();
	}

	// ---- what this device holds

	/** What this device was given for a workspace, by an invite of its own or as administrator of its relay; live. */
	async credentialsFor(workspace: string): Promise<Credentials | null> {
		this.#signal.read();
		return this.#store.find(workspace);
	}

	/** Origin of the relay that carries a workspace; null where it is kept on this device alone. Live. */
	async relayFor(workspace: string): Promise<string | null> {
		this.#signal.read();
		return this.#store.relayOf(workspace);
	}

	/**
	 * A token that is good now; empty where this device was given none, as an open relay takes it.
	 * @throws {AccessRefused} when the relay gives no fresh one
	 * @throws {RelayUnreachable} when a fresh one is needed and nobody answers
	 */
	async token(workspace: string, { fresh = false } = {}): Promise<string> {
		const credentials = await this.credentialsFor(workspace);
		if (!credentials) return '';
		const left = credentials.accessExpires - Date.now();
		if (!fresh && left > lifeOf(credentials.access, credentials.accessExpires) * LAST_PART)
			return credentials.access;
		try {
			return (await this.#renew(credentials)).access;
		} catch (error) {
			if (!fresh && left > 0 && error instanceof RelayUnreachable) return credentials.access;
			throw error;
		}
	}

	/** Keeps a token that was renewed elsewhere: in band, over a socket. */
	async follow(workspace: string, token: string, expires?: number): Promise<void> {
		const credentials = await this.credentialsFor(workspace);
		if (credentials) await this.#store.freshen({ ...credentials, ...dated(token, expires ?? 0) });
		this.#signal.changed();
		await Promise.all([...this.#followers].map((follow) => follow(credentials?.workspace ?? workspace)));
	}

	/**
	 * Asks the relay of a workspace as whoever this device is there; with a body it is a change.
	 * @throws {AccessRefused} when the relay says no
	 * @throws {RelayUnreachable} when nobody answers
	 */
	ask<T>(workspace: string, path: string, body?: Record<string, unknown>): Promise<T> {
		return this.#ask<T>(workspace, path, body);
	}

	/** Calls back with the workspace (`*` for a whole relay) of which this tab was given another token, which may allow other things. */
	onToken(follower: (workspace: string) => Promise<void>): () => void {
		this.#followers.add(follower);
		return () => this.#followers.delete(follower);
	}

	/** Calls back with the workspace (`*` for a whole relay) whose relay or credentials are others now. */
	onChange(listener: (workspace: string) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	// ---- coming and going

	/** What an invite offers; it is not used up by looking. */
	look(relay: string, secret: string): Promise<InviteLook> {
		return askRelay(relay, '/look', { body: { secret } });
	}

	/** Whether this device has used an invite, be it that it left since. */
	async hasUsed(secret: string): Promise<boolean> {
		return (await this.#tables.setting<boolean>(usedAs(inviteOf(secret)))) ?? false;
	}

	/** Uses an invite. A lost answer may be asked for again: the same device stays the same member. */
	async join(
		relay: string,
		secret: string,
		{ name, person }: { name: string; person: string },
	): Promise<Credentials> {
		const device = await this.#store.wordFor(relay);
		const joined = await askRelay<Joined>(relay, '/join', { body: { secret, name, person, device } });
		const credentials: Credentials = {
			...joined,
			organisation: joined.organisation ?? '',
			workshop: joined.workshop ?? '',
			relay,
			relayId: joined.relay,
			...dated(joined.access, joined.accessExpires),
		};
		await this.#store.put(credentials);
		await this.#tables.keepSetting(usedAs(joined.invite), true);
		this.#tell(joined.workspace);
		return credentials;
	}

	/** @returns the secret of an administrator's invite, good for one hour */
	async recover(relay: string, code: string): Promise<string> {
		return (await askRelay<{ secret: string }>(relay, '/recover', { body: { code } })).secret;
	}

	/** Which relay answers there, and whether it is open to everybody; null where none does. */
	async describeRelay(relay: string): Promise<{ relay: string; open: boolean } | null> {
		try {
			const { relay: id, open } = await askRelay<{ relay?: unknown; open?: unknown }>(relay, '');
			return typeof id === 'string' ? { relay: id, open: open === true } : null;
		} catch {
			return null;
		}
	}

	/** Sends a workspace to an open relay from now on; what another gave for it is forgotten. */
	async connect(workspace: string, relay: string): Promise<void> {
		await this.#store.place(workspace, relay);
		this.#tell(workspace);
	}

	/** Keeps a workspace on this device alone from now on. Nothing of it is deleted, here or there. */
	async leave(workspace: string): Promise<void> {
		await this.#store.place(workspace, null);
		this.#tell(workspace);
	}

	// ---- administering

	async invites(workspace: string): Promise<Invite[]> {
		return (
			await this.#ask<{ invites: Invite[] }>(workspace, `/invites?${new URLSearchParams({ workspace })}`)
		).invites;
	}

	async invite(workspace: string, offer: InviteOffer): Promise<NewInvite> {
		return this.#make(workspace, '/invites', { workspace, ...offer });
	}

	/** For the caller's other device: the same person with the same rights, one use, one day. */
	async inviteMyDevice(workspace: string): Promise<NewInvite> {
		return this.#make(workspace, '/device', {});
	}

	/** Whoever came with it leaves at once; what they wrote stays. */
	async revoke(workspace: string, invite: string): Promise<void> {
		await this.#ask(workspace, `/invites/${encodeURIComponent(invite)}/revoke`, {});
	}

	/** @returns until when it is good now */
	async extend(workspace: string, invite: string, days: number, uses?: number): Promise<number> {
		const asked = { days, ...(uses !== undefined && { uses }) };
		return (
			await this.#ask<{ expires: number }>(workspace, `/invites/${encodeURIComponent(invite)}/renew`, asked)
		).expires;
	}

	async writers(workspace: string, document?: string): Promise<Writer[]> {
		const query = new URLSearchParams({ workspace, ...(document && { document }) });
		return (await this.#ask<{ writers: Writer[] }>(workspace, `/writers?${query}`)).writers;
	}

	/** Gives a document up at the relay for ever: nobody reads or writes it there any more. */
	async retire(workspace: string, document: string): Promise<void> {
		await this.#ask(workspace, '/retire', { workspace, document });
	}

	/** What a relay keeps, for whoever administers all of it. */
	async workspaces(): Promise<RelayWorkspace[]> {
		return (await this.#ask<{ workspaces: RelayWorkspace[] }>('*', '/workspaces')).workspaces;
	}

	// ---- inside

	async #make(workspace: string, path: string, body: Record<string, unknown>): Promise<NewInvite> {
		const relay = (await this.relayFor(workspace)) ?? this.#page;
		const made = await this.#ask<Omit<NewInvite, 'link'>>(workspace, path, body);
		return { ...made, link: `${relay}/join#${made.secret}` };
	}

	/** A token may end, or be refused by a relay whose clock was set, while it is on its way: a fresh one is tried once. */
	async #ask<T>(workspace: string, path: string, body?: Record<string, unknown>): Promise<T> {
		const credentials = await this.credentialsFor(workspace);
		const relay = credentials?.relay ?? (await this.relayFor(workspace));
		if (!relay) throw new RelayUnreachable('this workspace has no relay');
		try {
			return await askRelay<T>(relay, path, { token: await this.token(workspace), body });
		} catch (error) {
			if (!credentials || !(error instanceof AccessRefused && error.credentials)) throw error;
			return askRelay<T>(relay, path, { token: await this.token(workspace, { fresh: true }), body });
		}
	}

	#renew(credentials: Credentials): Promise<Credentials> {
		const { workspace, relay, refresh } = credentials;
		const running = this.#renewing.get(refresh);
		if (running) return running;
		const renewing = (async () => {
			const me = await this.#tables.setting<{ name: string }>('person');
			const body = { refresh, workspace, ...(me?.name && { name: me.name }) };
			const renewed = await askRelay<Renewed>(relay, '/renew', { body });
			const { access, role, name, inviteExpires } = renewed;
			const fresh: Credentials = {
				...credentials,
				...{ role, name, inviteExpires, organisation: renewed.organisation ?? '' },
				...dated(access, renewed.accessExpires),
			};
			await this.#store.freshen(fresh);
			this.#signal.changed();
			return fresh;
		})().finally(() => this.#renewing.delete(refresh));
		this.#renewing.set(refresh, renewing);
		return renewing;
	}

	/** This tab and the others. */
	#tell(workspace: string): void {
		this.#tabs?.postMessage(workspace);
		this.#hear(workspace);
	}

	#hear(workspace: string): void {
		this.#signal.changed();
		for (const listener of this.#listeners) listener(workspace);
	}
}

const usedAs = (invite: string) => `used:${invite}`;

/** The token, and when it ends by this device's clock, which may be wrong by hours. */
function dated(access: string, expires: number): Pick<Credentials, 'access' | 'accessExpires'> {
	const life = lifeOf(access, expires);
	return { access, accessExpires: life > 0 ? Date.now() + life : expires };
}

const everybody = new WeakMap<Device, Access>();

/** The one of a device. */
export function accessOf(device: Device): Access {
	let access = everybody.get(device);
	if (!access) everybody.set(device, (access = new Access(device.tables)));
	return access;
}
