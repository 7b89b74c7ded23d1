import { expect, it } from 'vitest';
import { CommitQueue, type LogWriter } from '../../sync-server/documents/commitQueue.ts';
import { FORMAT, type LogRow } from '../../sync-server/storage/storage.ts';
import { makeUpdate } from '../support/relayPeer.ts';
import { HeldStorage } from '../support/relayStorages.ts';

const makeRow = (document: string, seq: number): LogRow => ({
	document,
	seq,
	format: FORMAT.yjsUpdate,
	invites: '',
	time: 0,
	bytes: makeUpdate(),
});

it('a writer that throws when it hears of its rows fails alone, and nothing behind is written', async () => {
	const storage = new HeldStorage();
	const queue = new CommitQueue(storage, { delay: 0, limit: 1, onCommit: () => {}, onFailure: () => {} });
	const heard: unknown[] = [];
	const wrong = new Error('wrong');
	const thrower: LogWriter = {
		committed() {
			throw wrong;
		},
		failed: (error) => heard.push(error),
	};
	const other: LogWriter = { committed: (seq) => heard.push(seq), failed: () => heard.push('failed') };

	storage.hold();
	queue.add(makeRow('w1/org/first', 1), other);
	queue.add(makeRow('w1/org/a', 1), thrower);
	queue.add(makeRow('w1/org/b', 1), other);
	await storage.arrived();
	storage.release();
	await queue.flush();
	expect(heard).toEqual([1, wrong, 1]);

	heard.length = 0;
	storage.hold();
	queue.add(makeRow('w1/org/a', 2), thrower);
	await storage.arrived();
	queue.add(makeRow('w1/org/a', 3), thrower);
	queue.add(makeRow('w1/org/b', 2), other);
	storage.release();
	await queue.flush();
	expect(heard).toEqual([wrong, 2]);
	expect((await storage.read('w1/org/a')).seq).toBe(2);
	expect(queue.bytes).toBe(0);
});

it('what comes during a commit waits for company as anything else does, so that commits do not chase each other', async () => {
	const storage = new HeldStorage();
	const queue = new CommitQueue(storage, {
		delay: 10_000,
		limit: 2,
		onCommit: () => {},
		onFailure: () => {},
	});
	const { promise: first, resolve } = Promise.withResolvers<number>();
	const writer: LogWriter = { committed: resolve, failed: () => {} };
	storage.hold();
	queue.add(makeRow('w1/org/a', 1), writer);
	queue.add(makeRow('w1/org/a', 2), writer);
	queue.add(makeRow('w1/org/b', 1), writer);
	storage.release();
	expect(await first).toBe(2);
	await new Promise((resolve) => setImmediate(resolve));
	expect(storage.asked).toEqual([['w1/org/a 1', 'w1/org/a 2']]);
	await queue.flush();
	expect(storage.asked[1]).toEqual(['w1/org/b 1']);
});
