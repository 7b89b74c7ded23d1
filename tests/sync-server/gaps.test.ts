import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { RawPeer, updatesOf } from '../support/relayPeer.ts';

let relay: StartedRelay;
beforeEach(async () => {
	relay = await startRelay();
});
afterEach(() => relay.stop());

const url = () => `${relay.socketUrl()}/plan`;
const rows = async () => (await relay.storage.read('w1/plan')).rows.length;

/** Somebody who has answered the relay's first step 1, and says nothing by itself. */
async function joinSettled(): Promise<RawPeer> {
	const peer = await RawPeer.join(url());
	peer.stepTwo(new Uint8Array([0, 0]));
	return peer;
}

function typeLetters(doc: Y.Doc, letters: string): Uint8Array[] {
	return updatesOf(doc, () => {
		for (const letter of letters) doc.getText('t').insert(doc.getText('t').length, letter);
	});
}

describe('an update with a gap before it', () => {
	it('is not stored, not forwarded, not echoed: its sender is asked for what is missing, once', async () => {
		const [anna, biel] = [await joinSettled(), await joinSettled()];
		const doc = new Y.Doc();
		const [first, second, third] = typeLetters(doc, 'abc') as [Uint8Array, Uint8Array, Uint8Array];
		anna.update(second);
		anna.update(third);
		await anna.until('stepOne', 1);
		await anna.settle();
		expect(anna.ofKind('stepOne')).toHaveLength(2);
		expect(anna.ofKind('update')).toEqual([]);
		expect(biel.ofKind('update')).toEqual([]);
		expect(await rows()).toBe(0);

		anna.stepTwo(Y.mergeUpdates([first, second, third]));
		await anna.until('update');
		await biel.until('update');
		expect(biel.toDoc().getText('t').toString()).toBe('abc');
		expect(await rows()).toBe(1);
	});

	it('is recognised when what is missing is somebody else’s: an origin, a parent, a deletion', async () => {
		const source = new Y.Doc();
		source.clientID = 1;
		source.getText('t').insert(0, 'ab');
		source.getMap('m').set('inner', new Y.Map());
		const edits: ((doc: Y.Doc) => void)[] = [
			(doc) => doc.getText('t').insert(1, 'x'),
			(doc) => doc.getText('t').delete(0, 1),
			(doc) => (doc.getMap('m').get('inner') as Y.Map<number>).set('k', 1),
		];
		for (const edit of edits) {
			const doc = new Y.Doc();
			Y.applyUpdate(doc, Y.encodeStateAsUpdate(source));
			const peer = await joinSettled();
			for (const update of updatesOf(doc, () => edit(doc))) peer.update(update);
			await peer.until('stepOne', 1);
			expect(await rows()).toBe(0);
		}
	});

	it('in a step 2 is left out, and the rest is taken and echoed', async () => {
		const waiting = new Y.Doc();
		waiting.clientID = 5;
		const [, lost] = typeLetters(new Y.Doc(), 'ab') as [Uint8Array, Uint8Array];
		Y.applyUpdate(waiting, lost);
		waiting.getText('own').insert(0, 'mine');
		const stepTwo = Y.encodeStateAsUpdate(waiting);
		expect(Y.decodeUpdate(stepTwo).structs.length).toBeGreaterThan(1);

		const anna = await RawPeer.join(url());
		anna.stepTwo(stepTwo);
		const echo = await anna.until('update');
		expect(Y.parseUpdateMeta(echo.update).to).toEqual(new Map([[5, 4]]));
		await anna.settle();
		// Asking again would bring the same again, for ever.
		expect(anna.ofKind('stepOne')).toHaveLength(1);
		const later = await RawPeer.join(url());
		expect(later.toDoc().getText('own').toString()).toBe('mine');
		expect(later.toDoc().store.pendingStructs).toBeNull();
	});

	it('does not stop a stock-like peer whose first edit comes before the handshake is over', async () => {
		const doc = new Y.Doc();
		typeLetters(doc, 'offline ');
		const anna = await RawPeer.open(url());
		for (const update of typeLetters(doc, '!')) anna.update(update);
		anna.stepOne(Y.decodeStateVector(Y.encodeStateVector(doc)));
		await anna.until('stepOne');
		anna.stepTwo(Y.encodeStateAsUpdate(doc));
		await anna.until('update');
		const later = await RawPeer.join(url());
		expect(later.toDoc().getText('t').toString()).toBe('offline !');
	});

	it('is none where a hole in the update is filled by what is stored', async () => {
		const doc = new Y.Doc();
		const [a, b, c] = typeLetters(doc, 'abc') as [Uint8Array, Uint8Array, Uint8Array];
		const anna = await joinSettled();
		anna.update(a);
		anna.update(b);
		await anna.until('update');
		anna.update(Y.mergeUpdates([a, c]));
		await anna.untilHolds(() => anna.toDoc().getText('t').length === 3);
		const later = await RawPeer.join(url());
		expect(later.toDoc().getText('t').toString()).toBe('abc');
	});
});

it('reconnecting with nothing new adds nothing to the log', async () => {
	const doc = new Y.Doc();
	doc.getText('t').insert(0, 'hello');
	doc.getText('t').delete(1, 2);
	for (let i = 0; i < 5; i++) {
		const peer = await RawPeer.join(url());
		peer.stepTwo(Y.encodeStateAsUpdate(doc));
		await peer.until('update');
		await peer.leave();
	}
	expect(await rows()).toBe(1);
	expect((await RawPeer.join(url())).toDoc().getText('t').toString()).toBe('hlo');
});
