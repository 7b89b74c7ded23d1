// [I3] [I4] [I6] [I7] People who bring in the same file, or nearly the same, apart, and go on working on what came of it.
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type CellStep, type Change, itemAt, recordMap } from '#lib/documents/change.ts';
import { sameContent } from '#lib/documents/cell.ts';
import { buildChangeSeeds } from '#lib/documents/seed.ts';
import type { UndoStep } from '#lib/documents/undo.ts';
import { Tables } from '#lib/tables/tables.ts';
import { carry, conflictsOf, meet, openPeer, type Peer, rowsOf, typeIn } from '../support/peers.ts';
import { type Random, seededRandom } from '../support/random.ts';

const [KIND, PARTS, RECORDS] = ['entry', 4, 10];
type Contents = Record<string, unknown>;

const contentsOf = (at: number): Contents => ({
	date: '2024-03-18',
	type: 'meeting',
	title: { ca: `Reunió ${at}`, es: `Reunión ${at}` },
	tags: ['a', 'b', 'c'],
	...(at % 3 > 0 && { description: { ca: `Text ${at}.`, fr: `Texte ${at}.` } }),
});

/** The same said in another order: keys of objects, members of sets. */
function shuffled(random: Random, value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return random.shuffle(value).concat(random.chance(0.3) ? value[0] : []);
	return Object.fromEntries(
		random.shuffle(Object.entries(value)).map(([key, member]) => [key, shuffled(random, member)]),
	);
}

/** A file with some of the records left out or edited in it; whole with a chance. */
function fileOf(random: Random): Change[] {
	const isWhole = random.chance(0.6);
	const numbers = Array.from({ length: RECORDS }, (_, at) => at).filter(() => isWhole || random.chance(0.9));
	return random.shuffle(numbers).map((at) => {
		const contents = contentsOf(at);
		if (!isWhole && random.chance(0.1)) contents.date = '2024-05-05';
		if (!isWhole && random.chance(0.1)) contents.description = { ca: `Un altre ${at}.` };
		const ordered = shuffled(random, contents) as Contents;
		return { do: 'create', kind: KIND, id: `e${at}`, seed: `org/amb/${at % PARTS}`, contents: ordered };
	});
}

interface Write {
	peer: Peer;
	id: string;
	key: string;
	content: unknown;
	item: string;
}

class Import {
	readonly peers: Peer[] = [];
	readonly #random: Random;
	readonly #tables = new Map<Peer, Tables>();
	readonly #steps = new Map<Peer, UndoStep[]>();
	readonly #writes: Write[] = [];
	readonly #replaced = new Set<string>();
	#count = 0;

	constructor(seed: number) {
		this.#random = seededRandom(seed);
	}

	async run(steps: number): Promise<string[]> {
		for (let at = 0; at < 2 + this.#random.below(2); at++) {
			const peer = await openPeer(`d${at}`, { name: 'org/amb' });
			peer.document.doc.clientID = 1 + this.#random.below(2 ** 32 - 1);
			const tables = new Tables();
			peer.document.onRows((rows) => tables.put(rows));
			this.#tables.set(peer, tables);
			this.#steps.set(peer, []);
			this.peers.push(peer);
		}
		for (let step = 0; step < steps; step++) this.#step(this.#random.pick(this.peers));
		meet(...this.peers);
		const faults = await this.#faults();
		await Promise.all(this.peers.map(({ document }) => document.close()));
		return faults;
	}

	#step(peer: Peer): void {
		const random = this.#random;
		const ids = peer.document.rows().map(({ id }) => id);
		const roll = random.below(100);
		if (ids.length === 0 || roll < 10) {
			const fresh = fileOf(random).filter((change) => !ids.includes((change as { id: string }).id));
			return fresh.length > 0 ? this.#apply(peer, fresh) : undefined;
		}
		const target = { kind: KIND, id: random.pick(ids) };
		if (roll < 50) {
			const key = random.pick(['title/ca', 'title/en', 'date']);
			this.#apply(peer, [{ do: 'set', ...target, key, content: `n${this.#count++}` }]);
		} else if (roll < 60) {
			const has = (peer.document.row(KIND, target.id)!.tags as string[]).includes('b');
			this.#apply(peer, [{ do: has ? 'remove' : 'add', ...target, key: 'tags/b' }]);
		} else if (roll < 70) typeIn(peer, { ...target, field: 'description', language: 'en' }, 'x');
		else if (roll < 74) this.#apply(peer, [{ do: 'retract', ...target, reason: `n${this.#count++}` }]);
		else if (roll < 80) this.#undo(peer);
		else if (roll < 88) carry(random.pick(this.peers.filter((other) => other !== peer)), peer);
	}

	#apply(peer: Peer, changes: Change[]): void {
		const step = peer.document.apply(changes);
		this.#note(peer, step.cells);
		this.#steps.get(peer)!.push(step);
	}

	#undo(peer: Peer): void {
		const step = this.#steps.get(peer)!.pop();
		if (step) this.#note(peer, peer.document.undo(step).redo.cells);
	}

	#note(peer: Peer, cells: readonly CellStep[]): void {
		for (const { id, key, beforeItem, afterItem } of cells) {
			if (beforeItem) this.#replaced.add(beforeItem);
			const map = recordMap(peer.document.doc, KIND, id);
			if (!afterItem || !map) continue;
			this.#writes.push({ peer, id, key, content: (map.get(key) as [unknown])[0], item: afterItem });
		}
	}

	async #faults(): Promise<string[]> {
		const [first, ...others] = this.peers.map(rowsOf);
		const faults = others.filter((rows) => !isDeepStrictEqual(rows, first)).map(() => '[I3] they differ');
		for (const peer of this.peers) {
			const rows = [...this.#tables.get(peer)!.everything()].sort((one, other) =>
				one.id < other.id ? -1 : 1,
			);
			if (!isDeepStrictEqual(rows, rowsOf(peer))) faults.push('[I4] tables do not equal a rebuild');
			for (const { id, mine, key, covered } of conflictsOf(peer))
				if (!covered && (mine.stamp?.device !== peer.device || !this.#writes.some(({ item }) => item === id)))
					faults.push(`[I6] ${peer.device}: ${key} is kept where it was not set`);
		}
		return [...faults, ...this.#vanished(), ...(await this.#unsent())];
	}

	#vanished(): string[] {
		const { doc } = this.peers[0]!.document;
		const isKept = ({ id, key, content, item, peer }: Write) =>
			content === null ||
			this.#replaced.has(item) ||
			itemAt(recordMap(doc, KIND, id)!, key) === item ||
			peer.document.memory.conflicts.has(item);
		const same = (one: Write, other: Write) =>
			one.id === other.id && one.key === other.key && sameContent(one.content, other.content);
		const isSaid = ({ id, key, content }: Write) => {
			const map = recordMap(doc, KIND, id)!;
			const there = [map.get(key)].flat()[0] as { reason?: string } | undefined;
			return key === 'retracted'
				? there?.reason === (content as { reason: string }).reason
				: sameContent(there, content);
		};
		return this.#writes
			.filter((write) => !isKept(write) && !isSaid(write))
			.filter((write) => !this.#writes.some((other) => same(write, other) && isKept(other)))
			.map(
				({ peer, id, key, content }) =>
					`[I6] ${peer.device}: ${id} ${key} = ${JSON.stringify(content)} vanished`,
			);
	}

	/** [I7] What each of them wrote, seeds too, is all that there is. */
	async #unsent(): Promise<string[]> {
		const other = await openPeer('other', { name: 'org/amb' });
		for (const { document } of this.peers) {
			const { update } = await document.unsent();
			Y.applyUpdate(other.document.doc, update, 'remote');
		}
		const same = isDeepStrictEqual(rowsOf(other), rowsOf(this.peers[0]!));
		await other.document.close();
		return same ? [] : ['[I7] something that was written does not wait'];
	}
}

const SEEDS = 60;
const TOGETHER = 12;

describe('people who bring in files apart see the same when they meet, and lose nothing', () => {
	test.each(Array.from({ length: SEEDS / TOGETHER }, (_, at) => at * TOGETHER))(
		'seeds from %d',
		async (from) => {
			for (let seed = from; seed < from + TOGETHER; seed++)
				expect(await new Import(seed).run(40), `seed ${seed}`).toEqual([]);
		},
	);
});

describe('a client id', () => {
	test('stands for one update, whatever is left out of a file or edited in it', () => {
		const random = seededRandom(3);
		const known = new Map<number, string>();
		for (let round = 0; round < 100; round++)
			for (const update of buildChangeSeeds(fileOf(random))) {
				const [client] = Y.parseUpdateMeta(update).to.keys();
				const bytes = Buffer.from(update).toString('base64');
				expect(known.get(client!) ?? bytes).toBe(bytes);
				known.set(client!, bytes);
			}
		expect(known.size).toBeGreaterThan(PARTS * 2);
	});

	test('is the same in whatever order a file says the same', () => {
		const whole = (seed: number): Change[] =>
			Array.from({ length: RECORDS }, (_, at) => ({
				do: 'create',
				kind: KIND,
				id: `e${at}`,
				seed: `${at % PARTS}`,
				contents: shuffled(seededRandom(seed + at), contentsOf(at)) as Contents,
			}));
		expect(buildChangeSeeds(whole(1).reverse())).toEqual(buildChangeSeeds(whole(200)));
	});

	test('that somebody has by chance is not written under again', () => {
		const file = fileOf(seededRandom(1));
		const clientsOf = (updates: Uint8Array[]) =>
			updates.flatMap((update) => [...Y.parseUpdateMeta(update).to.keys()]);
		const taken = new Set(clientsOf(buildChangeSeeds(file)));
		const others = clientsOf(buildChangeSeeds(file, (client) => taken.has(client)));
		expect(others.filter((client) => taken.has(client))).toEqual([]);
		expect(new Set(others).size).toBe(taken.size);
	});
});
