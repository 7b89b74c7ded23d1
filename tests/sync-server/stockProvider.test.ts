import { afterEach, describe, expect, it } from 'vitest';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { equalDocs, openStockPeer, untilDocs, type StockPeer } from '../support/stockPeer.ts';

let relay: StartedRelay;
const peers: StockPeer[] = [];

function open(document: string): StockPeer {
	const peer = openStockPeer(relay.socketUrl(), document);
	peers.push(peer);
	return peer;
}

afterEach(async () => {
	for (const peer of peers.splice(0)) peer.leave();
	await relay.stop();
});

describe('unmodified y-websocket clients', () => {
	it('[I3] converge when they write at the same time, deletions included', async () => {
		relay = await startRelay({ kind: 'sqlite' });
		const [anna, biel] = [open('org/badalona'), open('org/badalona')];
		await Promise.all([anna.synced(), biel.synced()]);
		anna.doc.getText('t').insert(0, 'from anna');
		biel.doc.getText('t').insert(0, 'from biel');
		biel.doc.getMap('m').set('a', 1);
		anna.doc.getText('t').delete(0, 3);
		const docs = [anna.doc, biel.doc];
		await untilDocs(docs, () => equalDocs(docs) && anna.doc.getText('t').length === 15);
		expect(anna.doc.getText('t').toString()).toBe(biel.doc.getText('t').toString());
		expect(anna.doc.getMap('m').get('a')).toBe(1);
	});

	it('give a newcomer all that was written before', async () => {
		relay = await startRelay();
		const anna = open('plan');
		await anna.synced();
		for (let i = 0; i < 200; i++) anna.doc.getText('t').insert(i, 'x');
		const biel = open('plan');
		await untilDocs([biel.doc], () => biel.doc.getText('t').length === 200);
		expect(equalDocs([anna.doc, biel.doc])).toBe(true);
	});
});
