import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLOSE } from '../../sync-server/documents/peer.ts';
import { inviteAndJoin, type Joined, makeAccess, type MadeAccess } from '../support/access.ts';
import { joinMux } from '../support/muxPeer.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { makeUpdate } from '../support/relayPeer.ts';
import { joinBy, WAYS_IN } from '../support/waysIn.ts';

let access: MadeAccess;
let relay: StartedRelay;
let anna: Joined;
let biel: Joined;
let editor: Joined;
beforeEach(async () => {
	access = await makeAccess();
	relay = await startRelay({ access });
	anna = await inviteAndJoin(relay, access, { role: 'evaluator' });
	biel = await inviteAndJoin(relay, access, { role: 'evaluator' });
	editor = await inviteAndJoin(relay, access, { role: 'editor' });
});
afterEach(async () => {
	await relay.stop();
	access.remove();
});

const own = (who: Joined) => `rating/interim-2023/${who.person}`;
const SHARED = 'evaluation/interim-2023';

/** Writes, and waits until the relay has it. */
async function write(who: Joined, document: string, words: string): Promise<void> {
	const channel = await (await joinMux(relay.url, 'w1', who.access)).openAndJoin(document);
	const update = makeUpdate(words);
	channel.update(update);
	await channel.untilHolds(() => channel.hasAcknowledged(update));
}

describe('[I7] an evaluator', () => {
	it('writes the evaluation and their own ratings, and neither the plan nor what organisations wrote', async () => {
		await write(anna, own(anna), 'my rating');
		await write(anna, SHARED, 'a finding');
		for (const document of ['plan', 'org/badalona', 'report/r1', 'body/council']) {
			const channel = await (await joinMux(relay.url, 'w1', anna.access)).openAndJoin(document);
			channel.update(makeUpdate('not mine'));
			expect(await channel.closed).toMatchObject({ code: CLOSE.writeNotAllowed });
		}
	});

	it('receives no word of what another rates, and hears of no such document, until it is brought', async () => {
		const listening = await joinMux(relay.url, 'w1', biel.access);
		await write(anna, own(anna), 'alone');
		await write(anna, SHARED, 'brought');
		await listening.until(() => listening.news().has(SHARED));
		expect([...listening.news().keys()]).toEqual([SHARED]);
		expect(await listening.open(own(anna)).closed).toMatchObject({ code: CLOSE.writeNotAllowed });
		const late = await joinMux(relay.url, 'w1', biel.access);
		expect(Object.keys(late.welcome.documents)).toEqual([SHARED]);
		expect(listening.frames.flat().some(({ payload }) => Buffer.from(payload).includes('alone'))).toBe(false);
	});
});

describe('[I7] whoever is not the evaluator', () => {
	it.each(Object.entries(WAYS_IN))(
		'does not write their ratings, not as an editor, over %s',
		async (_, way) => {
			await write(anna, own(anna), 'mine');
			const peer = await joinBy(way, relay, own(anna), editor.access);
			expect(peer.toDoc().getText('t').toString()).toBe('mine');
			peer.update(makeUpdate('forged'));
			expect(await peer.closed).toMatchObject({ code: CLOSE.writeNotAllowed });
			const again = await joinBy(way, relay, own(anna), editor.access);
			expect(again.toDoc().getText('t').toString()).toBe('mine');
			await again.leave();
		},
	);

	it('does not read them as a member or a reader, who read the evaluation', async () => {
		await write(anna, own(anna), 'mine');
		await write(anna, SHARED, 'for all');
		for (const options of [{ role: 'member', organisation: 'badalona' }, { role: 'viewer' }] as const) {
			const who = await inviteAndJoin(relay, access, options);
			const peer = await joinMux(relay.url, 'w1', who.access);
			expect(Object.keys(peer.welcome.documents)).toEqual([SHARED]);
			expect(await peer.open(own(anna)).closed).toMatchObject({ code: CLOSE.writeNotAllowed });
			const channel = await peer.openAndJoin(SHARED);
			channel.update(makeUpdate('forged'));
			expect(await channel.closed).toMatchObject({ code: CLOSE.writeNotAllowed });
		}
	});
});
