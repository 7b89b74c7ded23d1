// [I7] Beyond this device: the relay of a workspace, what may be written there, and what it refused. All of it is loaded behind the
// first picture; until then the rights that were last told count.
import type { Link } from '#lib/documents/link/link.ts';
import { type Capabilities, rightTo } from '#lib/domain/capability.ts';
import { isDocumentName } from '#lib/domain/document.ts';
import type { Tables } from '#lib/tables/tables.ts';
import type { Access } from './access.svelte.ts';
import { bringScript } from './bringScript.ts';
import { noteContact, wasThere } from './contact.ts';
import { CredentialStore } from './credentials.ts';
import type { Device } from './device.svelte.ts';
import type { RefusedEdits } from './refusedEdits.ts';
import type { RelayLink, RelayStatus } from './relayLink.ts';
import type { Shelf } from './shelf.ts';
import { capabilitiesOf } from './token.ts';

/** The relay has given a document up for ever. */
const RETIRED = 4404;

export interface ReachOptions {
	workspace: string;
	device: Device;
	tables: Tables;
	shelf: () => Shelf;
	indexedDB: IDBFactory;
	changed: () => void;
}

export class Reach {
	/** Edits that a relay refused; null until that is known. */
	refused: RefusedEdits | null = null;
	readonly #options: ReachOptions;
	#relay: RelayLink | null = null;
	#recalled: Capabilities | null = null;
	#stopped = false;

	constructor(options: ReachOptions) {
		this.#options = options;
	}

	/** Null where there is none, undefined until that is known. */
	get link(): Link | null | undefined {
		return this.#relay?.link;
	}

	get status(): RelayStatus {
		return this.#relay?.status ?? { state: 'alone' };
	}

	/**
	 * Who keeps others out: `guarded` by a relay that asks for an invite, `open` at one that lets everybody in and gives them
	 * everything, `alone` where there is none.
	 */
	get standing(): 'alone' | 'open' | 'guarded' {
		if (this.#relay?.credentials ?? this.#recalled) return 'guarded';
		return this.#relay?.link ? 'open' : 'alone';
	}

	mayWrite(document: string): boolean {
		const refusal = this.#options.shelf().open.get(document)?.status.connection;
		if (refusal?.state === 'refused' && refusal.code === RETIRED) return false;
		if (this.#relay) return this.#relay.mayWrite(document);
		return !this.#recalled || rightTo(this.#recalled, document) === 'write';
	}

	mayRead(document: string): boolean {
		if (this.#relay) return this.#relay.mayRead(document);
		return !this.#recalled || rightTo(this.#recalled, document) !== 'none';
	}

	/** Documents of which the relay has, or may have, more than is here. */
	get behind(): string[] {
		const shelf = this.#options.shelf();
		return [...(this.#relay?.documents ?? [])].flatMap(([name, { seq }]) => {
			const open = shelf.open.get(name)?.status;
			const lacks = open
				? open.incomplete || open.connection.state === 'connecting'
				: isDocumentName(name) && shelf.isMissing(name, seq);
			return lacks ? [name] : [];
		});
	}

	/** So that the first picture already offers nothing that may not be written. */
	async recall(): Promise<void> {
		const { device, workspace } = this.#options;
		const credentials = await new CredentialStore(device.tables, null).find(workspace);
		this.#recalled = credentials && capabilitiesOf(credentials.access);
	}

	/** Connects with the relay, where there is one. */
	async start(access: () => Promise<Access>): Promise<void> {
		const { workspace, device, tables, shelf, indexedDB, changed } = this.#options;
		const [{ RelayLink }, { RefusedEdits }, given] = await Promise.all([
			bringScript(() => import('./relayLink.ts')),
			bringScript(() => import('./refusedEdits.ts')),
			bringScript(access),
		]);
		if (this.#stopped) return;
		const relay = new RelayLink({
			workspace,
			access: given,
			capabilities: this.#recalled,
			wasThere: () => wasThere(device, workspace),
			documents: () => shelf().open.values(),
			changed,
			news: (names) => this.#hear(names),
		});
		this.#relay = relay;
		const around = { workspace, device: device.tables, tables, shelf: shelf(), relay, indexedDB };
		this.refused = new RefusedEdits(around);
		await this.refused.recall();
		await relay.start();
	}

	/** A status differs: perhaps the relay has refused something. */
	look(): void {
		this.refused?.look();
	}

	reconnect(): void {
		this.#relay?.reconnect();
	}

	stop(): void {
		this.#stopped = true;
		this.refused?.stop();
		this.#relay?.stop();
	}

	/** The relay told which documents it has, or which have grown: those that are closed here and lack something are opened. */
	#hear(names: readonly string[]): void {
		const { device, workspace } = this.#options;
		const shelf = this.#options.shelf();
		for (const name of names) {
			const there = this.#relay?.documents.get(name);
			if (there && isDocumentName(name) && shelf.isBehind(name, there.seq)) shelf.catchUp(name);
		}
		void noteContact(device, workspace);
	}
}
