import {
	isRefusal,
	OpenGate,
	type Gate,
	type Grant,
	type Refusal,
	type Right,
} from '../../sync-server/access/gate.ts';

export interface Listed {
	rights: Record<string, Right>;
	expires?: number;
	sockets?: number;
}

/** A gate whose tokens a test lists, with what each allows; a token's name is its invite's and its person's too. */
export class ListedGate implements Gate {
	readonly tokens = new Map<string, Listed>();
	/** By refresh token: the token that it brings. */
	readonly renewals = new Map<string, string>();
	readonly retired = new Set<string>();
	readonly #open = new OpenGate();
	readonly #revoked = new Set<(invite: string) => void>();
	readonly #retirements = new Set<(key: string) => void>();

	list(token: string, listed: Listed): void {
		this.tokens.set(token, listed);
	}

	async admit(token: string, workspace: string): Promise<Grant | Refusal> {
		const listed = this.tokens.get(token);
		if (!listed) return { code: 4401, reason: token === '' ? 'missing' : 'expired' };
		const { rights, expires = Infinity, sockets = Infinity } = listed;
		const open = await this.#open.admit(token, workspace);
		const rightTo = (document: string) => rights[document] ?? 'none';
		return { ...open, invite: token, person: token, expires, sockets, rightTo };
	}

	async renew(refresh: string, workspace: string): Promise<{ token: string; grant: Grant } | Refusal> {
		const token = this.renewals.get(refresh) ?? '';
		const grant = await this.admit(token, workspace);
		return isRefusal(grant) ? grant : { token, grant };
	}

	async reconsider(): Promise<null> {
		return null;
	}

	onReconsider(): () => void {
		return () => {};
	}

	isRetired(key: string): boolean {
		return this.retired.has(key);
	}

	onRevoked(listener: (invite: string) => void): () => void {
		this.#revoked.add(listener);
		return () => void this.#revoked.delete(listener);
	}

	onRetired(listener: (key: string) => void): () => void {
		this.#retirements.add(listener);
		return () => void this.#retirements.delete(listener);
	}

	revoke(invite: string): void {
		this.tokens.delete(invite);
		for (const tell of this.#revoked) tell(invite);
	}

	retire(key: string): void {
		this.retired.add(key);
		for (const tell of this.#retirements) tell(key);
	}
}
