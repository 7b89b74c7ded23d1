import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import type { CellStep, Change } from '#lib/documents/change.ts';
import { itemAt, recordMap } from '#lib/documents/change.ts';
import { sameContent } from '#lib/documents/cell.ts';
import type { UndoStep } from '#lib/documents/undo.ts';
import { LANGUAGES } from '#lib/domain/language.ts';
import { Tables } from '#lib/tables/tables.ts';
import { type TextUndo, UndoStack } from '#lib/workspace/undo.ts';
import { carry, conflictsOf, meet, openPeer, type Peer, rowsOf, typeIn } from './peers.ts';
import { type Random, seededRandom } from './random.ts';

const KIND = 'action';
/** Texts are checked letter by letter in one language, and undone in another. */
const TYPED = 'ca';
const UNDONE = 'es';

interface Write {
	peer: Player;
	id: string;
	key: string;
	content: unknown;
	item: string;
	/** The retraction that its author saw when writing. */
	retraction: string | null;
}

interface Player extends Peer {
	tables: Tables;
	undo: UndoStack;
	/** Updates of the others that have not arrived yet, where they come one by one and in any order. */
	post: Uint8Array[];
}

/** Some people at work on one document, each on a device of their own, doing what comes to their minds. */
export class Play {
	readonly players: Player[] = [];
	readonly #random: Random;
	readonly #writes: Write[] = [];
	readonly #replaced = new Set<string>();
	readonly #typed = new Map<string, Set<string>>();
	#count = 0;

	constructor(seed: number) {
		this.#random = seededRandom(seed);
	}

	async run(steps: number): Promise<void> {
		const people = 2 + this.#random.below(3);
		for (let index = 0; index < people; index++) {
			const peer = await openPeer(`d${index}`);
			const player: Player = Object.assign(peer, {
				undo: new UndoStack(() => {}),
				tables: new Tables(),
				post: [],
			});
			this.players.push(player);
			this.#begin(player);
		}
		for (let step = 0; step < steps; step++) await this.#step(this.#random.pick(this.players));
		for (const player of this.players) this.#deliver(player, player.post.length);
		meet(...this.players);
	}

	async close(): Promise<void> {
		await Promise.all(this.players.map(({ document }) => document.close()));
	}

	/** Sentences about what is not as it should be; none when all is well. */
	faults(): string[] {
		const [first, ...others] = this.players.map(rowsOf);
		const faults = others
			.filter((rows) => !isDeepStrictEqual(rows, first))
			.map(() => '[I3] two people do not see the same');
		for (const player of this.players) {
			const rows = player.tables.everything().sort((one, other) => (one.id < other.id ? -1 : 1));
			if (!isDeepStrictEqual(rows, rowsOf(player))) faults.push('[I4] tables do not equal a rebuild');
			const rebuilt = new Tables();
			rebuilt.put(player.document.rows());
			const members = (tables: Tables) =>
				['a', 'b', 'c'].map((member) =>
					tables
						.by(KIND, 'networks', member)
						.map(({ id }) => id)
						.sort(),
				);
			if (!isDeepStrictEqual(members(player.tables), members(rebuilt)))
				faults.push('[I4] indexes do not equal a rebuild');
			if (player.document.status.incomplete)
				faults.push('[I3] something still waits for what came before it');
		}
		return [...faults, ...this.#vanished(), ...this.#misplaced(), ...this.#untold(), ...this.#lostLetters()];
	}

	/** [I6] What was typed, and neither is shown, nor was replaced by somebody who saw it, nor is kept by its author. */
	#vanished(): string[] {
		const isKept = (write: Write) =>
			this.#isShown(write) ||
			// A restoration that meets "never retracted" is the same to everybody, and is not kept.
			write.content === null ||
			this.#replaced.has(write.item) ||
			write.peer.document.memory.conflicts.has(write.item);
		const same = (one: Write, other: Write) =>
			one.id === other.id && one.key === other.key && sameContent(one.content, other.content);
		return this.#writes
			.filter((write) => !isKept(write) && !this.#writes.some((other) => same(write, other) && isKept(other)))
			.map(({ peer, key, content }) => `[I6] ${peer.device}: ${key} = ${JSON.stringify(content)} vanished`);
	}

	/** [I6] Conflicts that somebody has who lost nothing. */
	#misplaced(): string[] {
		return this.players.flatMap((player) =>
			conflictsOf(player).flatMap(({ id, key, covered, mine }) => {
				if (covered) return [];
				const write = this.#writes.find(({ item }) => item === id);
				if (write?.peer !== player || !sameContent(write.content, mine.content))
					return [`[I6] ${player.device}: ${key} is kept where it was not typed`];
				return this.#isShown(write) ? [`[I6] ${player.device}: ${key} is kept but did not lose`] : [];
			}),
		);
	}

	/** [I6] What a retraction covered that had not seen it, and its author does not know. */
	#untold(): string[] {
		const [{ document }] = this.players as [Player];
		return this.#writes.flatMap((write) => {
			const map = recordMap(document.doc, KIND, write.id)!;
			const retraction = document.row(KIND, write.id)?.retracted;
			const item = itemAt(map, 'retracted');
			if (!retraction || !item || retraction.device === write.peer.device || !this.#isShown(write)) return [];
			const { seen } = (map.get('retracted') as [{ seen: Record<string, number> }])[0];
			const [client, clock] = write.item.split(':');
			const knew = Number(clock) < (seen[client!] ?? 0) || write.retraction === item;
			const told = write.peer.document.memory.conflicts.get(item)?.covered?.includes(write.key);
			return knew || told || write.key === 'retracted'
				? []
				: [`[I6] ${write.peer.device}: nobody told of the retraction over ${write.key}`];
		});
	}

	#lostLetters(): string[] {
		const [{ document }] = this.players as [Player];
		return [...this.#typed].flatMap(([id, letters]) => {
			const shown = String((document.row(KIND, id)?.description as { ca?: string }).ca ?? '').replace(
				/\n/g,
				'',
			);
			const same = shown.length === letters.size && [...shown].every((letter) => letters.has(letter));
			return same ? [] : [`[I3] letters of ${id} are lost or come twice`];
		});
	}

	#itemOf({ id, key }: Write): string | null {
		return itemAt(recordMap(this.players[0]!.document.doc, KIND, id)!, key);
	}

	#isShown(write: Write): boolean {
		return this.#itemOf(write) === write.item;
	}

	/** At the start and after every reload: tables as the workspace fills them, and a client id of this seed. */
	#begin(player: Player): void {
		player.document.doc.clientID = 1 + this.#random.below(2 ** 31);
		player.tables = new Tables();
		player.tables.replaceDocument('plan', player.document.rows());
		player.document.onRows((rows) => player.tables.put(rows));
		player.undo = new UndoStack(() => {});
		player.document.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin === 'remote') return;
			for (const other of this.players) if (other !== player) other.post.push(update);
		});
	}

	async #step(player: Player): Promise<void> {
		const random = this.#random;
		const ids = player.document.rows().map(({ id }) => id);
		const roll = random.below(100);
		if (ids.length === 0 || roll < 6) return this.#create(player);
		const id = random.pick(ids);
		if (roll < 40) this.#apply(player, this.#setting(player, id));
		else if (roll < 58) this.#type(player, id);
		else if (roll < 62) this.#apply(player, { do: 'retract', kind: KIND, id, reason: this.#name() });
		else if (roll < 65) this.#apply(player, { do: 'restore', kind: KIND, id });
		else if (roll < 74) this.#move(player, random.chance(0.6) ? 'undo' : 'redo');
		else if (roll < 85) carry(random.pick(this.players.filter((other) => other !== player)), player);
		else if (roll < 97) this.#deliver(player, random.below(4));
		else {
			await player.reload();
			this.#begin(player);
		}
	}

	#name = () => `n${this.#count++}`;

	#create(player: Player): void {
		const id = this.#name();
		const contents = {
			...(this.#random.chance(0.5) ? { code: this.#name() } : {}),
			...(this.#random.chance(0.5) ? { title: { fr: this.#name() } } : {}),
			...(this.#random.chance(0.5) ? { networks: ['a', 'b'] } : {}),
			...(this.#random.chance(0.5) ? { description: { en: this.#name() } } : {}),
		};
		this.#apply(player, { do: 'create', kind: KIND, id, contents });
	}

	#setting(player: Player, id: string): Change {
		const random = this.#random;
		const target = { kind: KIND, id };
		const type = random.below(4);
		if (type === 0) return { do: 'set', ...target, key: 'code', content: this.#name() };
		if (type === 1)
			return { do: 'set', ...target, key: `title/${random.pick(LANGUAGES)}`, content: this.#name() };
		if (type === 2) {
			const content = { parent: null, position: this.#name() };
			return { do: 'set', ...target, key: 'place', content };
		}
		const member = random.pick(['a', 'b', 'c']);
		const has = (player.document.row(KIND, id)!.networks as string[]).includes(member);
		return { do: has ? 'remove' : 'add', ...target, key: `networks/${member}` };
	}

	#type(player: Player, id: string): void {
		const address = { kind: KIND, id, field: 'description', language: TYPED } as const;
		if (!this.#typed.has(id)) this.#typed.set(id, new Set());
		const letters = this.#typed.get(id)!;
		const text = player.document.text(address).fragment.toArray()[0] as Y.XmlElement | undefined;
		const words = text?.get(0) as Y.XmlText | undefined;
		if (this.#random.chance(0.3)) {
			const other = { ...address, language: UNDONE } as const;
			player.undo.watch(player.document.text(other).undoManager as unknown as TextUndo);
			return typeIn(player, other, this.#name());
		}
		if (words && words.length > 0 && this.#random.chance(0.3)) {
			const at = this.#random.below(words.length);
			letters.delete(words.toString()[at]!);
			return words.delete(at, 1);
		}
		const letter = String.fromCharCode(0x4e00 + this.#count++);
		letters.add(letter);
		typeIn(player, address, letter);
	}

	#apply(player: Player, change: Change): void {
		const step = player.document.apply([change]);
		this.#note(player, step.cells);
		player.undo.push(step);
	}

	#move(player: Player, direction: 'undo' | 'redo'): void {
		player.undo[direction]((step: UndoStep) => {
			const taken = player.document.undo(step);
			this.#note(player, taken.redo.cells);
			return taken;
		});
	}

	#note(player: Player, cells: readonly CellStep[]): void {
		for (const { id, key, beforeItem, afterItem } of cells) {
			if (beforeItem) this.#replaced.add(beforeItem);
			const map = recordMap(player.document.doc, KIND, id);
			if (!afterItem || !map) continue;
			const content = (map.get(key) as [unknown])[0];
			this.#writes.push({
				peer: player,
				id,
				key,
				content,
				item: afterItem,
				retraction: itemAt(map, 'retracted'),
			});
		}
	}

	/** Hands over some of what the others have sent, in any order: what comes too early waits. */
	#deliver(player: Player, count: number): void {
		for (let times = 0; times < count; times++) {
			const [update] = player.post.splice(this.#random.below(player.post.length), 1);
			if (update) Y.applyUpdate(player.document.doc, update, 'remote');
		}
	}
}
