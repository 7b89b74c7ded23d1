// [I7] What a relay refuses is set aside, on this device's disk, before the relay's document takes its place: nothing typed
// vanishes. It can be read, exported, and sent once another invite allows it.
import type { OpenDocument } from '#lib/documents/document.ts';
import type { UpdateFault } from '#lib/documents/preview.ts';
import type { UnsentChange } from '#lib/documents/unsent.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { Language, Localised } from '#lib/domain/language.ts';
import type { DeviceTables, SetAside, SetAsideChange } from '#lib/tables/device.ts';
import type { Tables } from '#lib/tables/tables.ts';
import { Signal } from './live.svelte.ts';
import type { RelayLink } from './relayLink.ts';
import type { Shelf } from './shelf.ts';

/** The relay will not have these edits, and may have others: 4403 not allowed, 4404 retired, 4413 too large. */
const REFUSED_EDITS = [4403, 4404, 4413];
const NOT_ALLOWED = 4403;
const RETIRED = 4404;
/** Milliseconds that a tab waits for another one which makes a document anew. */
const PATIENCE = 10_000;
/** Milliseconds that the other tabs have for letting go. */
const LETTING_GO = 300;

export interface RefusedEditsOptions {
	workspace: string;
	device: DeviceTables;
	tables: Tables;
	shelf: Shelf;
	relay: RelayLink;
	indexedDB: IDBFactory;
}

/** What tabs of one device tell each other while a document is made anew. */
interface Word {
	document: string;
	/** Whoever has it open lets go of it, until it is done. */
	done: boolean;
}

export class RefusedEdits {
	readonly #options: RefusedEditsOptions;
	readonly #signal = new Signal();
	readonly #underWay = new Set<string>();
	readonly #tabs: BroadcastChannel | null;
	/** Per document that another tab makes anew, what to call when it is done. */
	readonly #elsewhere = new Map<string, () => void>();
	/** The last set of each document whose edits were kept and which was not made anew since. */
	readonly #last = new Map<string, string>();
	#edits: SetAside[] = [];
	#stopped = false;

	constructor(options: RefusedEditsOptions) {
		this.#options = options;
		this.#tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`rumb/${options.workspace}`) : null;
		if (this.#tabs) this.#tabs.onmessage = ({ data }: MessageEvent<Word>) => this.#hear(data);
	}

	/** The latest first; live. */
	get edits(): readonly SetAside[] {
		this.#signal.read();
		return this.#edits;
	}

	/** What was written here and no relay has, whether or not one has refused it: to be exported. */
	async unsent(): Promise<SetAside[]> {
		const { shelf } = this.#options;
		const described = [...shelf.open.values()].map((document) => this.#describe(document));
		return (await Promise.all(described)).filter(({ changes }) => changes.length > 0);
	}

	async recall(): Promise<void> {
		this.#edits = await this.#options.device.setAside(this.#options.workspace);
		this.#signal.changed();
	}

	/** Looks whether the relay has refused something, now that a status differs. */
	look(): void {
		const { relay, shelf } = this.#options;
		if (relay.status.state !== 'online') return;
		for (const [name, document] of shelf.open) {
			const { connection, waiting } = document.status;
			const isRefused = connection.state === 'refused' && REFUSED_EDITS.includes(connection.code ?? 0);
			if (waiting === 0 || this.#underWay.has(name) || (!isRefused && relay.mayWrite(name))) continue;
			this.#underWay.add(name);
			this.#setAside(name, document)
				.catch((error: unknown) => console.error(error))
				.finally(() => this.#underWay.delete(name));
		}
	}

	/** What changes from elsewhere, of a file, would change here; the update alone says it, whatever the file tells of it. */
	async preview({
		document: name,
		update,
		time,
	}: Pick<SetAside, 'document' | 'update' | 'time'>): Promise<SetAside | { fault: UpdateFault }> {
		const { shelf, workspace } = this.#options;
		const document = await shelf.get(name);
		const { hashOf } = await import('#lib/documents/engine.ts');
		const previewed = document.preview(update);
		if ('fault' in previewed) return previewed;
		const changes = previewed.changes.map((change) => this.#titled(change));
		return {
			id: `${workspace}/${name}/${hashOf(update)}`,
			workspace,
			document: name,
			code: 0,
			time,
			changes,
			update,
		};
	}

	/**
	 * Writes what was set aside, or came in a file, into its document again: with another invite the relay may take it. What was
	 * written over other edits that were set aside goes with them. It is forgotten here once it is saved in the document.
	 * @throws when this device may not write there, or what it was written over is missing
	 */
	async sendAgain(edits: SetAside): Promise<void> {
		const { relay, shelf } = this.#options;
		const { document: name } = edits;
		if (!relay.mayWrite(name)) throw new Error(`nothing may be written in ${name} from here`);
		const { mergeUpdates } = await import('#lib/documents/engine.ts');
		const document = await shelf.get(name);
		const all = [edits, ...this.#edits.filter((other) => other.document === name && other.id !== edits.id)];
		const sent = [[edits], all].find(
			(sets) => !('fault' in document.preview(mergeUpdates(sets.map(({ update }) => update)))),
		);
		if (!sent) throw new Error(`what these changes of ${name} were written over is missing here`);
		document.applyOwn(mergeUpdates(sent.map(({ update }) => update)));
		await document.saved();
		for (const { id } of sent) await this.#options.device.dropSetAside(id);
		await this.recall();
	}

	async drop(id: string): Promise<void> {
		await this.#options.device.dropSetAside(id);
		await this.recall();
	}

	stop(): void {
		this.#stopped = true;
		this.#tabs?.close();
		for (const done of this.#elsewhere.values()) done();
	}

	async #setAside(name: string, document: OpenDocument): Promise<void> {
		const kept = await this.#keep(document);
		// Where they cannot be kept they stay in the document, which then goes on showing what the relay has not.
		if (kept && kept.code !== RETIRED) await this.#alone(name, () => this.#makeAnew(name, document, kept));
	}

	/** One tab at a time, where the browser has locks. */
	async #alone(name: string, work: () => Promise<void>): Promise<void> {
		const { locks } = globalThis.navigator ?? {};
		if (locks) await locks.request(`rumb/anew/${this.#options.workspace}/${name}`, work);
		else await work();
	}

	async #makeAnew(name: string, document: OpenDocument, edits: SetAside): Promise<void> {
		const { shelf, relay, workspace } = this.#options;
		// Another tab was first.
		if (shelf.open.get(name) !== document || !relay.link) return;
		const { fetchDocument, rebuildDocument } = await import('#lib/documents/engine.ts');
		const update = await fetchDocument(relay.link, name);
		this.#say({ document: name, done: false });
		try {
			// Other tabs keep what they hold and let go of it.
			await new Promise((resolve) => setTimeout(resolve, LETTING_GO));
			// What was written meanwhile is kept, too, until nothing was.
			for (let kept = edits; ;) {
				const latest = await this.#describe(document);
				if (latest.id === kept.id) break;
				const more = await this.#keep(document);
				if (!more) return;
				kept = more;
			}
			await shelf.renew(name, () => rebuildDocument(this.#options.indexedDB, { workspace, name, update }));
			this.#last.delete(name);
		} finally {
			this.#say({ document: name, done: true });
			await this.recall();
		}
	}

	/** @returns what waits in a document, once it is on the device's disk; null where it could not be kept */
	async #keep(document: OpenDocument): Promise<SetAside | null> {
		const edits = await this.#describe(document);
		const { device } = this.#options;
		if (!(await device.keepSetAside(edits))) return null;
		// Of one document that cannot be made anew, the latest holds all that the earlier ones held.
		const before = this.#last.get(document.name);
		if (before && before !== edits.id) await device.dropSetAside(before);
		this.#last.set(document.name, edits.id);
		await this.recall();
		return edits;
	}

	async #describe(document: OpenDocument): Promise<SetAside> {
		const { workspace } = this.#options;
		const { connection } = document.status;
		const { hashOf } = await import('#lib/documents/engine.ts');
		const { changes, update } = await document.unsent();
		return {
			id: `${workspace}/${document.name}/${hashOf(update)}`,
			workspace,
			document: document.name,
			code: connection.code ?? NOT_ALLOWED,
			time: Date.now(),
			changes: changes.map((change) => {
				const { kind, record, field, part, mine, person, time } = change;
				const before = this.#before(change);
				return this.#titled({ kind, record, field, part, before, mine, person, time });
			}),
			update,
		};
	}

	/** Where no cell stood, what was approved was shown. Of a co-written text only its words of now are known. */
	#before(change: UnsentChange): unknown {
		const { kind, record, field, part, approved } = change;
		const declared = kinds.get(kind)?.fields[field];
		if ('before' in change || declared?.type === 'text') return change.before;
		const shown = approved ? null : this.#options.tables.get(kind, record)?.approved[field];
		if (declared?.type !== 'localised') return declared?.type === 'set' ? null : (shown ?? null);
		return (shown as Localised | null | undefined)?.[part as Language] ?? null;
	}

	#titled(change: SetAsideChange): SetAsideChange {
		const title = titleOf(this.#options.tables.get(change.kind, change.record));
		return title ? { ...change, title } : change;
	}

	#say(word: Word): void {
		if (!this.#stopped) this.#tabs?.postMessage(word);
	}

	#hear({ document: name, done }: Word): void {
		if (done) {
			this.#elsewhere.get(name)?.();
			void this.recall();
			return;
		}
		const document = this.#options.shelf.open.get(name);
		if (!document || this.#elsewhere.has(name)) return;
		// At once: what is to be made anew must not be told what this tab still holds of the old.
		document.disconnect();
		const wait = new Promise<void>((resolve) => {
			this.#elsewhere.set(name, resolve);
			// The other tab may be closed before it is done.
			setTimeout(resolve, PATIENCE);
		});
		const kept = document.status.waiting > 0 ? this.#keep(document) : Promise.resolve();
		void kept
			.then(() => this.#options.shelf.renew(name, () => wait))
			.catch((error: unknown) => console.error(error))
			.finally(() => this.#elsewhere.delete(name));
	}
}

function titleOf(row: AnyRow | undefined): Localised | undefined {
	const title =
		(row as { title?: unknown; name?: unknown } | undefined)?.title ?? (row as { name?: unknown })?.name;
	return typeof title === 'object' && title !== null ? (title as Localised) : undefined;
}
