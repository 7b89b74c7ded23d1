// The answer to a step 1, without a Y.Doc: from what is known in memory where that is enough, else from one
// merged state that all who join at once share. It contains everything accepted so far, committed or not.

import * as Y from 'yjs';
import { Allowance } from './allowance.ts';
import type { Ledger } from './ledger.ts';
import type { MergedCache, MergedState } from './mergedCache.ts';
import { writeStepTwo, type Clocks } from './messages.ts';
import type { RecentUpdates } from './recentUpdates.ts';
import { FORMAT, type DocumentLog, type Storage } from '../storage/storage.ts';
import { EMPTY_UPDATE, encodeDeletions, mergeInTree, replaceDeletions } from './updates.ts';

const DIFFS_BYTES = 16 * 2 ** 20;
/** Milliseconds at once, and a second after that, for which one document may be compared with what others have. */
const COMPARING_AT_ONCE = 1000;
const COMPARING_PER_SECOND = 250;

export interface AnswerSources {
	document: string;
	storage: Storage;
	cache: MergedCache;
	ledger: Ledger;
	recent: RecentUpdates;
}

/** Everything stored of a document, merged; leaves it in the cache. */
export async function readMerged(
	document: string,
	storage: Storage,
	cache: MergedCache,
): Promise<MergedState> {
	for (;;) {
		const cached = cache.get(document);
		const log = await storage.read(document, cached?.seq);
		// A failed commit empties the cache: what was in it may then contain more than the log.
		if (cache.get(document) !== cached) continue;
		if (cached && !log.snapshot && log.rows.length === 0) return cached;
		const state = mergeLog(log, cached && !log.snapshot ? [cached.update] : []);
		cache.set(document, state);
		return state;
	}
}

function mergeLog(log: DocumentLog, known: readonly Uint8Array[]): MergedState {
	const rows = log.snapshot ? [log.snapshot, ...log.rows] : log.rows;
	for (const { format } of rows)
		if (format !== FORMAT.yjsUpdate) throw new Error(`This relay cannot read rows of format ${format}.`);
	return toState(mergeInTree([...known, ...rows.map((row) => row.bytes)]), log.seq);
}

function toState(update: Uint8Array, seq: number): MergedState {
	const message = writeStepTwo(update);
	return { message, update: message.subarray(message.length - update.length), seq };
}

export class SyncAnswers {
	readonly #sources: AnswerSources;
	readonly #comparing = new Allowance(COMPARING_AT_ONCE, COMPARING_PER_SECOND);
	#reading: Promise<MergedState> | null = null;
	#stopped = false;
	#deletions: { version: number; update: Uint8Array } = { version: -1, update: EMPTY_UPDATE };
	/** Many reconnect from the same place at once, as after a restart. */
	#diffs = { seq: -1, bytes: 0, messages: new Map<string, Uint8Array>() };

	constructor(sources: AnswerSources) {
		this.#sources = sources;
	}

	/** A step 2 for somebody at `clocks`; at once where memory is enough. */
	answer(clocks: Clocks): Uint8Array | Promise<Uint8Array> {
		const { ledger, recent } = this.#sources;
		if (ledger.isCoveredBy(clocks)) return writeStepTwo(this.#encodeDeletions());
		const missing = recent.missing(clocks, ledger.clocks);
		if (missing) {
			const structs = Y.diffUpdate(mergeInTree(missing), encodeClocks(clocks));
			return writeStepTwo(replaceDeletions(structs, this.#encodeDeletions()));
		}
		const merged = this.#mergeCached() ?? this.#readMerged();
		return merged instanceof Promise
			? merged.then((state) => this.#cut(state, clocks))
			: this.#cut(merged, clocks);
	}

	/** A step 2 with what came after the row `place`, which is on disk: nothing at all to whoever is up to date. */
	answerSince(place: number, clocks: Clocks): Uint8Array | Promise<Uint8Array> {
		const recent = this.#sources.recent.since(place);
		return recent ? cutRows(recent, clocks) : this.#readSince(place, clocks);
	}

	/** After a failed commit: what is known here contains more than the log, and must not be left to others. */
	stop(): void {
		this.#stopped = true;
		this.#sources.cache.delete(this.#sources.document);
	}

	#encodeDeletions(): Uint8Array {
		const { ledger } = this.#sources;
		if (this.#deletions.version !== ledger.version)
			this.#deletions = { version: ledger.version, update: encodeDeletions(ledger.deletions) };
		return this.#deletions.update;
	}

	#mergeCached(): MergedState | null {
		const { cache, document } = this.#sources;
		const cached = cache.get(document);
		const current = cached && this.#bringUpToDate(cached);
		if (current && current !== cached) cache.set(document, current);
		return current ?? null;
	}

	#bringUpToDate(state: MergedState): MergedState | null {
		const { recent } = this.#sources;
		const since = recent.since(state.seq);
		if (!since || since.length === 0) return since && state;
		return toState(mergeInTree([state.update, ...since]), recent.lastSeq);
	}

	#readMerged(): Promise<MergedState> {
		this.#reading ??= this.#readCurrent().finally(() => (this.#reading = null));
		return this.#reading;
	}

	async #readCurrent(): Promise<MergedState> {
		const { document, storage, cache } = this.#sources;
		for (;;) {
			const stored = await readMerged(document, storage, cache);
			if (this.#stopped) throw new Error('the document has failed');
			const current = this.#bringUpToDate(stored);
			if (current) {
				cache.set(document, current);
				return current;
			}
		}
	}

	async #readSince(place: number, clocks: Clocks): Promise<Uint8Array> {
		const { document, storage, recent } = this.#sources;
		const { snapshot, rows, seq } = await storage.read(document, place);
		if (this.#stopped) throw new Error('the document has failed');
		// What is not on disk yet is in memory, unless so much came meanwhile that it has been forgotten again.
		const later = recent.since(seq);
		if (snapshot || !later || rows.some(({ format }) => format !== FORMAT.yjsUpdate))
			return this.answer(clocks);
		return cutRows([...rows.map(({ bytes }) => bytes), ...later], clocks);
	}

	#cut(state: MergedState, clocks: Clocks): Uint8Array {
		const { ledger } = this.#sources;
		const known = [...clocks].filter(([client]) => ledger.clocks.has(client)).sort(([a], [b]) => a - b);
		if (known.length === 0) return state.message;
		if (this.#diffs.seq !== state.seq || this.#diffs.bytes > DIFFS_BYTES)
			this.#diffs = { seq: state.seq, bytes: 0, messages: new Map() };
		const place = known.join(' ');
		let message = this.#diffs.messages.get(place);
		if (!message) {
			// The whole document is an answer to everybody, and costs nothing to make.
			if (!this.#comparing.take(0)) return state.message;
			const began = performance.now();
			message = writeStepTwo(Y.diffUpdate(state.update, encodeClocks(new Map(known))));
			this.#comparing.take(performance.now() - began);
			this.#diffs.messages.set(place, message);
			this.#diffs.bytes += message.length + place.length;
		}
		return message;
	}
}

function cutRows(rows: readonly Uint8Array[], clocks: Clocks): Uint8Array {
	const merged = mergeInTree(rows);
	return writeStepTwo(
		rows.length > 0 && clocks.size > 0 ? Y.diffUpdate(merged, encodeClocks(clocks)) : merged,
	);
}

function encodeClocks(clocks: Clocks): Uint8Array {
	return Y.encodeStateVector(new Map(clocks));
}
