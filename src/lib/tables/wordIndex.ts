// Which of many numbered texts hold which words: a sorted vocabulary with flat postings, and beside it what has changed since.
import { NumberList } from './numberList.ts';
import { meantWords, sureness } from './vocabulary.ts';

/** The words of some texts: each word's postings end where the next word's begin. */
export interface Segment {
	/** Sorted. */
	words: readonly string[];
	ends: Uint32Array;
	texts: Uint32Array;
	weights: Uint8Array;
}

/** Texts that changed since beyond which they get a segment of their own. */
const MANY = 400;
const MOST_SEGMENTS = 250;
/** In place of its segment: a text that is none, and one that has changed since. */
const [NOWHERE, FRESH] = [255, 254];

export class SegmentBuilder {
	readonly #numbers = new Map<string, number>();
	readonly #words = new NumberList(1024);
	readonly #texts = new NumberList(1024);
	readonly #weights = new NumberList(1024);

	add(text: number, words: ReadonlyMap<string, number>): void {
		for (const [word, weight] of words) this.post(this.numberOf(word), text, weight);
	}

	numberOf(word: string): number {
		let number = this.#numbers.get(word);
		if (number === undefined) this.#numbers.set(word, (number = this.#numbers.size));
		return number;
	}

	post(word: number, text: number, weight: number): void {
		this.#words.push(word);
		this.#texts.push(text);
		this.#weights.push(weight);
	}

	finish(): Segment {
		const words = [...this.#numbers.keys()].sort();
		/** By its number while building, its place in the order. */
		const places = new Uint32Array(words.length);
		for (const [place, word] of words.entries()) places[this.#numbers.get(word)!] = place;
		const ends = new Uint32Array(words.length);
		const { filled } = this.#words;
		for (let at = 0; at < filled.length; at++) ends[places[filled[at]!]!]! += 1;
		for (let place = 1; place < ends.length; place++) ends[place]! += ends[place - 1]!;
		const next = Uint32Array.from(ends, (_end, place) => (place === 0 ? 0 : ends[place - 1]!));
		const texts = new Uint32Array(filled.length);
		const weights = new Uint8Array(filled.length);
		for (let at = 0; at < filled.length; at++) {
			const to = next[places[filled[at]!]!]!++;
			texts[to] = this.#texts.numbers[at]!;
			weights[to] = this.#weights.numbers[at]!;
		}
		return { words, ends, texts, weights };
	}
}

export interface Found {
	/** 1 for each text that holds every word. */
	texts: Uint8Array;
	scores: Float32Array;
}

export class WordIndex {
	readonly #segments: Segment[] = [];
	#segmentOf = new Uint8Array(0).fill(NOWHERE);
	readonly #fresh = new Map<number, ReadonlyMap<string, number>>();

	/** How many texts there may be: the largest number and one. */
	get size(): number {
		return this.#segmentOf.length;
	}

	/** A text is this now; null where it is not to be found. */
	put(text: number, words: ReadonlyMap<string, number> | null): void {
		this.#makeRoom(text + 1);
		this.#segmentOf[text] = words ? FRESH : NOWHERE;
		if (words) this.#fresh.set(text, words);
		else this.#fresh.delete(text);
		if (this.#fresh.size > MANY && this.#segments.length < MOST_SEGMENTS) this.#settle();
	}

	/** Takes in many texts at once; those that have changed meanwhile stay as they are. */
	addSegment(segment: Segment): void {
		const number = this.#segments.push(segment) - 1;
		let last = 0;
		for (const text of segment.texts) if (text > last) last = text;
		this.#makeRoom(last + 1);
		for (const text of segment.texts) if (this.#segmentOf[text] !== FRESH) this.#segmentOf[text] = number;
	}

	/** The texts that hold every word, or its beginning, or it with a typo. */
	search(typed: readonly string[]): Found {
		/** Of each text, how many of the words it has. */
		const had = new Uint8Array(this.size);
		const scores = new Float32Array(this.size);
		for (const [number, word] of typed.entries()) {
			for (const [segment, { words, ends, texts, weights }] of this.#segments.entries())
				for (const { word: meant, sure } of meantWords(words, word)) {
					const from = meant === 0 ? 0 : ends[meant - 1]!;
					const to = ends[meant]!;
					const rare = sure * Math.log(1 + this.size / (to - from));
					for (let at = from; at < to; at++) {
						const text = texts[at]!;
						if (had[text]! < number || this.#segmentOf[text] !== segment) continue;
						had[text] = number + 1;
						scores[text]! += rare * weights[at]!;
					}
				}
			for (const [text, words] of this.#fresh) {
				if (had[text]! < number) continue;
				for (const [held, weight] of words) {
					const sure = sureness(word, held);
					if (sure === 0) continue;
					had[text] = number + 1;
					scores[text]! += sure * weight * Math.log(1 + this.size);
				}
			}
		}
		for (let text = 0; text < had.length; text++) had[text] = Number(had[text] === typed.length);
		return { texts: had, scores };
	}

	#settle(): void {
		const builder = new SegmentBuilder();
		for (const [text, words] of this.#fresh) {
			builder.add(text, words);
			this.#segmentOf[text] = NOWHERE;
		}
		this.#fresh.clear();
		this.addSegment(builder.finish());
	}

	#makeRoom(size: number): void {
		if (size <= this.#segmentOf.length) return;
		const grown = new Uint8Array(Math.max(size, Math.ceil(this.#segmentOf.length * 1.5))).fill(NOWHERE);
		grown.set(this.#segmentOf);
		this.#segmentOf = grown;
	}
}
