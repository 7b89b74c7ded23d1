// Runs in the browser: what the product's tables cost once a plan is open, without any screen.
import * as Y from 'yjs';
import { entry } from '#lib/domain/entry.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { seededRandom } from '../../support/random.ts';
import { openPlan } from './fill.ts';

const ROUNDS = 100;
const CLOSED = 8;
const OPEN_FOR_MEMORY = 6;

export const FACETS = Object.keys(entry.listing!.facets);
const AXES = FACETS.map((facet) => ({ key: facet, facet }));

export type Measured = 'filter' | 'searchReady' | 'key' | 'openEdit' | 'closedEdit';
type Round = () => void | Promise<void>;

let workspace: Workspace;
let rounds: Round[] = [];

export async function openWhole(id: string): Promise<Workspace> {
	const opened = await openPlan(id);
	while (!opened.listing(entry).isWhole) await new Promise((resolve) => setTimeout(resolve, 5));
	return opened;
}

export async function openForMeasuring(id: string): Promise<void> {
	workspace = await openWhole(id);
}

/** Makes everything ready that is none of what is measured, and warms up. @returns how many rounds there will be */
export async function prepare(what: Measured): Promise<number> {
	const made = await makers[what]();
	const warmUp = what === 'closedEdit' || what === 'searchReady' ? 0 : Math.floor(made.length / 5);
	for (const round of made.splice(0, warmUp)) await round();
	rounds = made;
	return rounds.length;
}

/** @returns milliseconds of each round */
export async function run(): Promise<number[]> {
	const times: number[] = [];
	for (const round of rounds) {
		const begun = performance.now();
		const waiting = round();
		if (waiting) await waiting;
		times.push(performance.now() - begun);
	}
	return times;
}

const makers: Record<Measured, () => Round[] | Promise<Round[]>> = {
	filter: makeFilters,
	searchReady: () => [async () => void (await workspace.matching(entry, 'a'))],
	key: makeKeys,
	openEdit: () => makeEdits(namesOf()[0]!, ROUNDS, true),
	closedEdit: async () => {
		const made: Round[] = [];
		for (const name of namesOf().slice(1, 1 + CLOSED)) made.push(...(await makeEdits(name, 1, false)));
		return made;
	},
};

const table = () => workspace.listing(entry).table!;
const namesOf = () => [...new Set(Array.from(table().slots, (slot) => table().documentOf(slot)))].sort();

/** One or two filters, with the counts of all facets; each round asks something else. */
function makeFilters(): Round[] {
	const { counts } = table().narrow({ axes: AXES, chosen: {} });
	const random = seededRandom(3);
	const valueOf = (facet: string) => random.pick([...(counts.get(facet)?.keys() ?? ['none'])]);
	return Array.from({ length: ROUNDS }, () => {
		const [one, other] = random.shuffle(FACETS.filter((facet) => facet !== 'lacking'));
		const chosen = { [one!]: valueOf(one!), ...(random.chance(0.5) ? { [other!]: valueOf(other!) } : {}) };
		return () => void table().narrow({ axes: AXES, chosen });
	});
}

/** What somebody types letter by letter: words that are there, some with a typo. */
export function typedPrefixes(titles: readonly string[]): string[] {
	const random = seededRandom(7);
	return Array.from({ length: 18 }, () => random.pick(random.pick(titles).split(' ')))
		.flatMap((word, number) => {
			const typed = number % 3 === 0 && word.length > 5 ? word.slice(0, 3) + 'x' + word.slice(4) : word;
			return Array.from({ length: typed.length }, (_, end) => typed.slice(0, end + 1));
		})
		.slice(0, ROUNDS);
}

/** A key typed: what is found, narrowed and counted as the screen shows it. */
function makeKeys(): Round[] {
	const titles = Array.from(table().slots.subarray(0, 500), (slot) =>
		String((table().row(slot)?.title as { ca?: string }).ca),
	);
	return typedPrefixes(titles).map((typed) => async () => {
		const among = await workspace.matching(entry, typed);
		table().narrow({ axes: AXES.slice(0, 5), chosen: {}, among });
	});
}

/** Edits that somebody else made in a document, each an update of its own, until the row and its place in the order are right. */
async function makeEdits(name: string, count: number, open: boolean): Promise<Round[]> {
	const source = open ? workspace : await openPlan(workspace.id);
	const document = await source.document(name);
	const other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(document.doc));
	if (!open) await source.close();
	const entries = other.getMap<Y.Map<unknown>>('entry');
	const ids = [...entries.keys()];
	const random = seededRandom(5);
	return Array.from({ length: count }, (_, number) => {
		const before = Y.encodeStateVector(other);
		const [id, title] = [random.pick(ids), `edited ${number}`];
		const stamp = ['p-peer', 'd-peer', Date.now()];
		const date = `2025-12-${String(1 + (number % 28)).padStart(2, '0')}`;
		other.transact(() => {
			entries.get(id)!.set('title/ca', [title, ...stamp]);
			entries.get(id)!.set('date', [date, ...stamp]);
		});
		const update = Y.encodeStateAsUpdate(other, before);
		const arrive = (doc: Y.Doc) => {
			Y.applyUpdate(doc, update, 'peer');
			const row = workspace.row(entry, id);
			if (row?.title.ca !== title || row.date !== date) throw new Error('the edit is not there');
		};
		return open ? () => arrive(document.doc) : async () => arrive((await workspace.document(name)).doc);
	});
}

/** Everything that a day's work has in memory: the rows, the search, and some documents that are open. */
export async function holdForMemory(id: string): Promise<void> {
	workspace = await openWhole(id);
	await workspace.matching(entry, 'a');
	for (const name of namesOf().slice(-OPEN_FOR_MEMORY)) await workspace.document(name);
}
