// What the relay does for a workshop: taking part in it beside the role that one has, leading it, locking its entry, asking
// somebody to leave, inviting. [I7] is the relay's to enforce.
import type { Access, NewInvite } from './access.svelte.ts';
import type { Invite, Role } from './invite.ts';
import { partIn } from './token.ts';

export type Part = 'facilitator' | 'guest';

/**
 * How access is settled for a plan: by invites, of which this device has one (`invited`) or none (`stranger`); by nobody, on a
 * relay that is open to everybody (`open`) and on this device alone (`alone`), where everything may be done.
 */
export type AccessMode = 'invited' | 'open' | 'alone' | 'stranger';

export interface WorkshopLink {
	/** The invite's id and secret; empty where everybody may come. */
	id: string;
	secret: string;
	link: string;
	expires: number;
}

export interface LinkOptions {
	days?: number;
	uses?: number;
	label?: string;
}

export interface Attended {
	workshop: string;
	role: Part;
	/** Until when, in milliseconds since 1970. */
	ends: number;
}

interface Token {
	access: string;
	accessExpires: number;
}

const FACILITATING: readonly Role[] = ['administrator', 'editor'];

export class Attendance {
	readonly #access: Access;
	readonly #workspace: string;

	constructor(access: Access, workspace: string) {
		this.#access = access;
		this.#workspace = workspace;
	}

	async mode(): Promise<AccessMode> {
		if (await this.#access.credentialsFor(this.#workspace)) return 'invited';
		const relay = await this.#access.relayFor(this.#workspace);
		if (relay === null) return 'alone';
		const described = await this.#access.describeRelay(relay);
		// Nobody answers: as long as that is so it is kept here alone.
		if (!described) return 'alone';
		return described.open ? 'open' : 'stranger';
	}

	/**
	 * Takes part beside the role that this device has here. Null where nothing need be asked.
	 * @throws {AccessRefused} `locked`, `removed`, `used`, `tooMany` …
	 */
	async attend(secret: string): Promise<Attended | null> {
		if (!(await this.#isInvited())) return null;
		const { workshop, role, ends, ...token } = await this.#access.ask<Attended & Token>(
			this.#workspace,
			'/attend',
			{ secret },
		);
		await this.#follow(token);
		return { workshop, role, ends };
	}

	/** As what this device takes part in a workshop; null for not at all. Where everything may be done, as a facilitator. */
	async part(workshop: string): Promise<Part | null> {
		const credentials = await this.#access.credentialsFor(this.#workspace);
		if (!credentials) return (await this.mode()) === 'stranger' ? null : 'facilitator';
		const { role } = credentials;
		const own = role === 'facilitator' || role === 'guest' ? role : null;
		const beside = partIn(credentials.access, workshop);
		return beside ?? (credentials.workshop === workshop ? own : null);
	}

	/** Whether leading this workshop may be offered: they lead it already, or may take it on. */
	async mayFacilitate(workshop: string): Promise<boolean> {
		const credentials = await this.#access.credentialsFor(this.#workspace);
		if (credentials && FACILITATING.includes(credentials.role)) return true;
		return (await this.part(workshop)) === 'facilitator';
	}

	/** Whether somebody here may invite others to lead it. */
	async mayInviteFacilitators(): Promise<boolean> {
		const credentials = await this.#access.credentialsFor(this.#workspace);
		return credentials !== null && FACILITATING.includes(credentials.role);
	}

	/** Once it resolves the relay takes what this device writes on the stage. */
	async facilitate(workshop: string): Promise<void> {
		if (!(await this.#isInvited())) return;
		await this.#follow(await this.#post<Token>(workshop, 'facilitate'));
	}

	/** At the relay: guests who are not in yet stay out. Those whom a facilitator's link invites come in all the same. */
	async lockEntry(workshop: string, locked: boolean): Promise<void> {
		if (await this.#isInvited()) await this.#post(workshop, 'entry', { locked });
	}

	/** They leave at once, and do not come back with this device. */
	async removeGuest(workshop: string, person: string): Promise<void> {
		if (await this.#isInvited()) await this.#post(workshop, 'remove', { person });
	}

	async letBackIn(workshop: string, person: string): Promise<void> {
		if (await this.#isInvited()) await this.#post(workshop, 'readmit', { person });
	}

	/** Of a link for a whole room; null where there is no relay by which anybody could come. */
	makeGuestLink(workshop: string, options: LinkOptions = {}): Promise<WorkshopLink | null> {
		return this.#makeLink('guest', workshop, { days: 30, uses: 500, ...options });
	}

	/** Of a link for one person. */
	makeFacilitatorLink(workshop: string, options: LinkOptions = {}): Promise<WorkshopLink | null> {
		return this.#makeLink('facilitator', workshop, { days: 30, uses: 1, ...options });
	}

	/** Those of a workshop that this person may see. */
	async invites(workshop: string): Promise<Invite[]> {
		if (!(await this.#isInvited())) return [];
		return (await this.#access.invites(this.#workspace)).filter((invite) => invite.workshop === workshop);
	}

	async #makeLink(role: Part, workshop: string, options: LinkOptions): Promise<WorkshopLink | null> {
		const mode = await this.mode();
		if (mode === 'alone') return null;
		if (mode === 'open') {
			const relay = await this.#access.relayFor(this.#workspace);
			const link = `${relay}/w/${this.#workspace}/workshops/${workshop}`;
			return { id: '', secret: '', link, expires: Infinity };
		}
		const made: NewInvite = await this.#access.invite(this.#workspace, { role, workshop, ...options });
		return made;
	}

	/** Without anything that a relay gave there is nobody to ask: everything may be done, or nothing. */
	async #isInvited(): Promise<boolean> {
		return (await this.#access.credentialsFor(this.#workspace)) !== null;
	}

	#post<T>(workshop: string, what: string, body: Record<string, unknown> = {}): Promise<T> {
		const path = `/workshops/${encodeURIComponent(workshop)}/${what}`;
		return this.#access.ask<T>(this.#workspace, path, { workspace: this.#workspace, ...body });
	}

	#follow({ access, accessExpires }: Token): Promise<void> {
		return this.#access.follow(this.#workspace, access, accessExpires);
	}
}
