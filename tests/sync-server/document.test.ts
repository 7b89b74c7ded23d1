import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CommitQueue, type LogWriter } from '../../sync-server/documents/commitQueue.ts';
import type { RelayedDocument } from '../../sync-server/documents/document.ts';
import { Documents } from '../../sync-server/documents/documents.ts';
import { logNothing } from '../../sync-server/log.ts';
import { MergedCache } from '../../sync-server/documents/mergedCache.ts';
import {
	readMessage,
	writeStepOne,
	writeStepTwo,
	writeUpdate,
	type Message,
} from '../../sync-server/documents/messages.ts';
import { Metrics } from '../../sync-server/metrics.ts';
import { CLOSE, type Peer } from '../../sync-server/documents/peer.ts';
import { FORMAT } from '../../sync-server/storage/storage.ts';
import { makeUpdate, updatesOf } from '../support/relayPeer.ts';
import { HeldStorage } from '../support/relayStorages.ts';

/** A peer without a socket, as a channel of a shared one will be: what happens within one tick is up to the test. */
class LocalPeer implements Peer {
	readonly mayWrite: boolean;
	readonly invite = '';
	readonly received: Message[] = [];
	closed: number | null = null;

	constructor(mayWrite = true) {
		this.mayWrite = mayWrite;
	}

	send(message: Uint8Array): void {
		this.received.push(readMessage(message));
	}

	close(code: number): void {
		this.closed = code;
	}

	count(kind: Message['kind']): number {
		return this.received.filter((message) => message.kind === kind).length;
	}
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

let storage: HeldStorage;
let queue: CommitQueue;
let documents: Documents;
let document: RelayedDocument;
beforeEach(async () => {
	storage = new HeldStorage();
	queue = new CommitQueue(storage, { delay: 0, limit: 256, onCommit: () => {}, onFailure: () => {} });
	const around = { storage, queue, cache: new MergedCache(2 ** 20), metrics: new Metrics(), log: logNothing };
	documents = new Documents({ around: { ...around, awarenessInterval: 100 }, linger: 1000 });
	document = documents.open('w1/plan');
	await tick();
});
afterEach(async () => {
	storage.release();
	await queue.flush();
	await documents.stop();
});

function join(mayWrite = true): LocalPeer {
	const peer = new LocalPeer(mayWrite);
	document.join(peer);
	document.receive(peer, writeStepOne(new Map()));
	return peer;
}

describe('within one tick', () => {
	it('[I2] what two peers send alike is echoed to neither before it is on disk', async () => {
		const [anna, biel] = [join(), join()];
		storage.hold();
		const update = makeUpdate();
		document.receive(anna, writeUpdate(update));
		document.receive(biel, writeUpdate(update));
		await storage.arrived();
		await tick();
		expect(anna.count('update')).toBe(0);
		// Biel was forwarded Anna's, which is what he sent; the echo is another.
		const forwarded = biel.count('update');
		storage.release();
		await queue.flush();
		expect(anna.count('update')).toBe(1);
		expect(biel.count('update')).toBe(forwarded + 1);
	});

	it('a newcomer has in the answer what has not left yet, and is not sent it again', async () => {
		const anna = join();
		document.receive(anna, writeUpdate(makeUpdate()));
		const biel = join();
		await tick();
		await queue.flush();
		const [answer] = biel.received;
		expect(answer?.kind === 'stepTwo' && Y.parseUpdateMeta(answer.update).to.size).toBe(1);
		expect(biel.count('update')).toBe(0);
	});

	it('several updates to several peers are one message each and one row', async () => {
		const [anna, biel, carla] = [join(), join(), join()];
		const doc = new Y.Doc();
		for (const update of updatesOf(doc, () => {
			for (let i = 0; i < 100; i++) doc.getText('t').insert(i, 'x');
		}))
			document.receive(anna, writeUpdate(update));
		document.receive(biel, writeUpdate(makeUpdate('y')));
		await tick();
		await queue.flush();
		expect([anna, biel, carla].map((peer) => peer.count('update'))).toEqual([2, 2, 1]);
		expect((await storage.read('w1/plan')).rows).toHaveLength(1);
	});
});

describe('a peer that may only read', () => {
	it('is never asked for what it has', () => {
		const [reader, writer] = [join(false), join(true)];
		expect([reader.count('stepOne'), writer.count('stepOne')]).toEqual([0, 1]);
	});

	it('is closed 4403 when it writes', async () => {
		const reader = join(false);
		document.receive(reader, writeUpdate(makeUpdate()));
		expect(reader.closed).toBe(CLOSE.writeNotAllowed);
		await tick();
		expect((await storage.read('w1/plan')).seq).toBe(0);
	});

	it('may say what is known, and deletions that its Yjs derived: these are neither stored nor refused', async () => {
		const [writer, reader] = [join(), join(false)];
		const doc = new Y.Doc();
		doc.getText('t').insert(0, 'hello');
		const known = Y.encodeStateAsUpdate(doc);
		document.receive(writer, writeUpdate(known));
		await tick();
		await queue.flush();
		doc.getText('t').delete(0, 2);
		document.receive(reader, writeStepTwo(known));
		document.receive(reader, writeStepTwo(Y.encodeStateAsUpdate(doc)));
		await tick();
		await queue.flush();
		expect(reader.closed).toBeNull();
		expect((await storage.read('w1/plan')).seq).toBe(1);
	});
});

describe('the commit queue', () => {
	function makeWriter(): LogWriter & { heard: string[] } {
		const heard: string[] = [];
		return { heard, committed: (seq) => heard.push(`committed ${seq}`), failed: () => heard.push('failed') };
	}
	const rowOf = (name: string, seq: number) => ({
		document: name,
		seq,
		format: FORMAT.yjsUpdate,
		invites: '',
		time: 0,
		bytes: new Uint8Array(10),
	});

	it('[I2] writes nothing that a failed writer queued behind, and everything of the others', async () => {
		const [failing, other] = [makeWriter(), makeWriter()];
		storage.hold();
		queue.add(rowOf('a', 1), failing);
		await storage.arrived();
		queue.add(rowOf('a', 2), failing);
		queue.add(rowOf('b', 1), other);
		expect(queue.bytes).toBe(30);
		storage.failOnce(new Error('disk full'));
		storage.release();
		await queue.flush();
		expect(failing.heard).toEqual(['failed']);
		expect(other.heard).toEqual(['committed 1']);
		expect(queue.bytes).toBe(0);
		expect(storage.asked).toEqual([['a 1'], ['b 1']]);
	});

	it('commits together what waits together, and tells each writer once', async () => {
		const [one, other] = [makeWriter(), makeWriter()];
		for (let seq = 1; seq <= 3; seq++) queue.add(rowOf('a', seq), one);
		queue.add(rowOf('b', 1), other);
		await queue.flush();
		expect(storage.asked).toEqual([['a 1', 'a 2', 'a 3', 'b 1']]);
		expect([one.heard, other.heard]).toEqual([['committed 3'], ['committed 1']]);
	});
});
