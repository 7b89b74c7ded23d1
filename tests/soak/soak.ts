// Many stock clients against one relay that is killed, wiped and cut off: what was echoed is never lost, and in
// the end everybody has the same.

import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { Ledger } from '../../sync-server/documents/ledger.ts';
import { decodeUpdate } from '../../sync-server/documents/updates.ts';
import { seededRandom, type Random } from '../support/random.ts';
import { makeTemporaryDirectory } from '../support/relay.ts';
import { equalDocs, openStockPeer, untilDocs } from '../support/stockPeer.ts';
import { EchoLedger } from './echoLedger.ts';
import { judgeMemory, type MemoryReport, type MemorySample } from './memory.ts';
import { Participant } from './participant.ts';
import { SoakRelay } from './soakRelay.ts';

export interface SoakOptions {
	seed: number;
	/** Of editing: three quarters with faults, then one without. */
	seconds: number;
	clients: number;
	/** Of connections that bring nothing. */
	reconnects: number;
	/** Seconds that everybody has to agree, once nobody edits any more. */
	patience: number;
	say(line: string): void;
}

export interface SoakReport {
	seed: number;
	counts: Record<string, number>;
	memory: MemoryReport;
	violations: string[];
}

const DOCUMENTS = ['plan', 'org/amb', 'org/badalona', 'body/assembly', 'workshop/spring'];
const TICK = 50;

export function runSoak(options: SoakOptions): Promise<SoakReport> {
	return new Soak(options).run();
}

class Soak {
	readonly #options: SoakOptions;
	readonly #random: Random;
	readonly #directory = makeTemporaryDirectory();
	readonly #relay = new SoakRelay(this.#directory.directory);
	readonly #ledgers = new Map(DOCUMENTS.map((document) => [document, new EchoLedger()]));
	readonly #violations: string[] = [];
	readonly #counts = {
		edits: 0,
		echoes: 0,
		kills: 0,
		wipes: 0,
		partitions: 0,
		drops: 0,
		forgotten: 0,
		reconnects: 0,
	};
	#people: Participant[] = [];
	#lastClient = 1000;

	constructor(options: SoakOptions) {
		this.#options = options;
		this.#random = seededRandom(options.seed);
	}

	async run(): Promise<SoakReport> {
		const { seed, seconds, clients, say } = this.#options;
		try {
			await this.#relay.start();
			this.#people = Array.from({ length: clients }, (_, i) => this.#enter(DOCUMENTS[i % DOCUMENTS.length]!));
			say(`faults for ${Math.round(seconds * 0.75)} s`);
			await this.#disturb(seconds * 0.75);
			await this.#agree('after the faults');
			say(`editing without faults for ${Math.round(seconds * 0.25)} s`);
			const memory = judgeMemory(await this.#workQuietly(seconds * 0.25));
			if (!memory.isFlat)
				this.#violate(`the relay's memory grew by ${Math.round(memory.heapGrowth / 1024)} kB`);
			await this.#agree('after quiet editing');
			say('reconnecting without anything new');
			await this.#reconnectIdly();
			await this.#agree('at the end');
			await this.#end();
			const echoes = [...this.#ledgers.values()].reduce((sum, ledger) => sum + ledger.echoes, 0);
			const counts = { ...this.#counts, echoes, compactions: this.#relay.compactions };
			return { seed, counts, memory, violations: this.#violations };
		} finally {
			for (const person of this.#people) person.leave();
			await this.#relay.kill();
			this.#directory.remove();
		}
	}

	#enter(document: string): Participant {
		return new Participant(this.#relay.server, document, ++this.#lastClient, this.#ledgers.get(document)!);
	}

	#violate(what: string): void {
		this.#violations.push(what);
		this.#options.say(`VIOLATION (seed ${this.#options.seed}): ${what}`);
	}

	async #disturb(seconds: number): Promise<void> {
		const end = performance.now() + seconds * 1000;
		const longest = Math.min(8000, (seconds * 1000) / 4);
		const untilKill = () => performance.now() + longest * (0.4 + 0.6 * this.#random.next());
		let kill = untilKill();
		while (performance.now() < end) {
			this.#editAll(0.2);
			this.#cutOff();
			if (performance.now() > kill) {
				await this.#killAndStart();
				kill = untilKill();
			}
			await pause(TICK);
		}
	}

	#editAll(probability: number): void {
		for (const person of this.#people)
			if (this.#random.chance(probability)) {
				person.edit(this.#random);
				this.#counts.edits++;
			}
	}

	#cutOff(): void {
		for (const [i, person] of this.#people.entries()) {
			const connects = person.provider.shouldConnect;
			if (connects && this.#random.chance(0.005)) {
				person.provider.disconnect();
				this.#counts.partitions++;
			} else if (!connects && this.#random.chance(0.03)) person.provider.connect();
			else if (this.#random.chance(0.005)) {
				person.drop();
				this.#counts.drops++;
			} else if (this.#random.chance(0.001)) {
				// A browser whose data was cleared: what only it had and was echoed is the relay's to keep.
				person.leave();
				this.#people[i] = this.#enter(person.document);
				this.#counts.forgotten++;
			}
		}
	}

	async #killAndStart(): Promise<void> {
		await this.#relay.kill();
		await Promise.all(this.#people.map((person) => person.untilClosed()));
		this.#counts.kills++;
		await this.#lookOnDisk(`after kill ${this.#counts.kills}`);
		if (this.#counts.kills % 3 === 2) {
			this.#relay.wipe();
			for (const ledger of this.#ledgers.values()) ledger.clear();
			this.#counts.wipes++;
		}
		this.#editAll(0.5);
		await this.#relay.start();
	}

	async #lookOnDisk(when: string): Promise<void> {
		for (const [document, ledger] of this.#ledgers)
			this.#lookFor(ledger, await this.#relay.readKept(document), `on disk ${when} in ${document}`);
	}

	#lookFor(ledger: EchoLedger, kept: Ledger, where: string): void {
		for (const lost of ledger.findLost(kept)) this.#violate(`${lost}, which were echoed, are not ${where}`);
	}

	/** Everybody connects; they and a newcomer come to have the same, and all that was echoed. */
	async #agree(when: string): Promise<void> {
		for (const person of this.#people) person.provider.connect();
		await Promise.all([...this.#ledgers].map(([document, ledger]) => this.#agreeOn(document, ledger, when)));
	}

	async #agreeOn(document: string, ledger: EchoLedger, when: string): Promise<void> {
		const newcomer = openStockPeer(this.#relay.server, document);
		const people = this.#people.filter((person) => person.document === document);
		const docs = [newcomer.doc, ...people.map((person) => person.doc)];
		const same = () => equalDocs(docs) && new Set(docs.map((doc) => JSON.stringify(showOf(doc)))).size === 1;
		const late = pause(this.#options.patience * 1000, 'late', { ref: false });
		if ((await Promise.race([untilDocs(docs, same), late])) === 'late')
			this.#violate(`${countDifferent(docs)} of ${docs.length} differ ${when} in ${document}`);
		const kept = new Ledger();
		kept.add(decodeUpdate(Y.encodeStateAsUpdate(newcomer.doc)));
		this.#lookFor(ledger, kept, `with a newcomer ${when} in ${document}`);
		newcomer.leave();
	}

	async #workQuietly(seconds: number): Promise<MemorySample[]> {
		const samples: MemorySample[] = [];
		const start = performance.now();
		let next = start;
		while (performance.now() < start + seconds * 1000) {
			this.#editAll(0.2);
			if (performance.now() > next) {
				next += (seconds * 1000) / 12;
				const at = (performance.now() - start) / 1000;
				samples.push({ ...(await this.#relay.usage()), at, stored: this.#relay.measureLog().bytes });
			}
			await pause(TICK);
		}
		return samples;
	}

	async #reconnectIdly(): Promise<void> {
		// Of two concurrent values of a cell Yjs deletes the loser in every client by itself; the relay hears of that
		// deletion when somebody first comes back, and stores it once.
		for (const person of this.#people) await this.#reconnect(person);
		const before = await this.#settle();
		for (let i = 0; i < this.#options.reconnects; i++) {
			await this.#reconnect(this.#people[i % this.#people.length]!);
			this.#counts.reconnects++;
		}
		const after = await this.#settle();
		if (after.rows > before.rows || after.bytes > before.bytes)
			this.#violate(
				`${this.#options.reconnects} idle reconnects wrote ${after.rows - before.rows} rows, ${after.bytes - before.bytes} bytes`,
			);
	}

	async #reconnect(person: Participant): Promise<void> {
		person.provider.disconnect();
		await person.untilClosed();
		person.provider.connect();
		await person.synced();
	}

	/** The log once nothing is on its way to it any more. */
	async #settle(): Promise<{ rows: number; bytes: number }> {
		for (let last = this.#relay.measureLog(); ;) {
			await pause(10 * TICK);
			const now = this.#relay.measureLog();
			if (now.rows === last.rows) return now;
			last = now;
		}
	}

	async #end(): Promise<void> {
		for (const person of this.#people) person.provider.disconnect();
		const code = await this.#relay.terminate();
		if (code !== 0) this.#violate(`the relay ended with ${code}`);
		await Promise.all(this.#people.map((person) => person.untilClosed()));
		await this.#lookOnDisk('at the end');
	}
}

function showOf(doc: Y.Doc): unknown {
	return [doc.getText('shared').toString(), Object.entries(doc.getMap('cells').toJSON()).sort()];
}

function countDifferent(docs: readonly Y.Doc[]): number {
	return docs.filter((doc) => !equalDocs([doc, docs[0] as Y.Doc])).length;
}
