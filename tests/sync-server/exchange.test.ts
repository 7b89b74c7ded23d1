import { afterEach, describe, expect, it } from 'vitest';
import { CLOSE, LIMITS } from '../../sync-server/documents/peer.ts';
import { writeStepOne, writeUpdate } from '../../sync-server/documents/messages.ts';
import { OP, readEntries, type Entry } from '../../sync-server/mux/wire.ts';
import { ask, ExchangeWire, type Asked } from '../support/exchangeWire.ts';
import { ListedGate } from '../support/listedGate.ts';
import { MuxPeer, writeEntry, writeHello } from '../support/muxPeer.ts';
import { startRelay, type StartedRelay, type StartOptions } from '../support/relay.ts';
import { makeUpdate, RawPeer } from '../support/relayPeer.ts';

let relay: StartedRelay;
afterEach(() => relay.stop());
const start = async (options: StartOptions = {}) =>
	(relay = await startRelay({ ...options, timings: { place: 0, ...options.timings } }));

const NOTHING = new Uint8Array();
const entriesOf = ({ body }: Asked): Entry[] => (body.length > 0 ? readEntries(body) : []);

/** A session, with a document open on channel 1. */
async function open() {
	const first = await ask(relay.url, writeHello());
	const session = first.session as string;
	const turn = (number: number, body: Uint8Array = NOTHING, signal?: AbortSignal) =>
		ask(relay.url, body, { 'Rumb-Session': session, 'Rumb-Turn': String(number) }, signal);
	return { first, session, turn };
}

const OPENING = Buffer.concat([
	writeEntry(1, OP.open, { document: 'plan' }),
	writeEntry(1, OP.message, writeStepOne(new Map())),
]);
const typed = (client: number) => writeEntry(1, OP.message, writeUpdate(makeUpdate('hello', client)));

/** All that answers bring from this turn on, until there is an entry of this kind. */
async function pollFor(
	turn: (number: number, body?: Uint8Array) => Promise<Asked>,
	from: number,
	op: number,
	body?: Uint8Array,
) {
	const entries = entriesOf(await turn(from, body));
	let number = from + 1;
	while (!entries.some((entry) => entry.op === op)) entries.push(...entriesOf(await turn(number++)));
	return { entries, next: number };
}

describe('a session', () => {
	it('is opened by a hello, and answered with the welcome', async () => {
		await start();
		const { first } = await open();
		expect([first.status, first.close, first.session?.length]).toEqual([200, null, 43]);
		expect(entriesOf(first).map(({ op }) => op)).toEqual([OP.welcome]);
		expect(relay.metrics.format()).toContain('rumb_exchange_sessions 1');
	});

	it.each([
		['without a token that is accepted', 401, CLOSE.credentials, writeHello('w1', 'unknown')],
		['by an old client', 426, CLOSE.clientTooOld, writeEntry(0, OP.hello, { workspace: 'w1', token: '' })],
		['with garbage', 400, CLOSE.malformed, new Uint8Array([255, 255])],
		['with nothing', 400, CLOSE.malformed, NOTHING],
		['with too much', 413, CLOSE.tooLarge, new Uint8Array(LIMITS.hello + 1)],
	])('is not opened %s', async (_name, status, close, hello) => {
		await start({ gate: new ListedGate() });
		const answer = await ask(relay.url, hello);
		expect([answer.status, answer.close, answer.session]).toEqual([status, close, null]);
		expect(relay.metrics.format()).toContain('rumb_exchange_sessions 0');
	});

	it('that is not known is to be opened anew', async () => {
		await start();
		const answer = await ask(relay.url, NOTHING, { 'Rumb-Session': 'x', 'Rumb-Turn': '1' });
		expect([answer.status, answer.close]).toEqual([503, CLOSE.restarting]);
	});

	it('ends after silence, and not while somebody waits for news', async () => {
		await start({ timings: { silence: 50, poll: 400 } });
		const { turn } = await open();
		expect((await turn(1)).status).toBe(200);
		const aborting = new AbortController();
		const left = turn(2, NOTHING, aborting.signal).catch(() => null);
		aborting.abort();
		await left;
		const other = await open();
		while (/exchange_sessions 2/.test(relay.metrics.format())) await other.turn(1);
		expect(relay.metrics.format()).not.toContain('exchange_sessions 2');
	});

	it('is closed for good by a malformed entry, and says so again', async () => {
		await start();
		const { turn } = await open();
		for (const number of [1, 1, 2]) {
			const answer = await turn(number, new Uint8Array([1, 5, 200]));
			expect([answer.status, answer.close]).toEqual([400, CLOSE.malformed]);
		}
	});

	it('takes no larger frame than a socket does', async () => {
		await start();
		const { turn } = await open();
		expect((await turn(1, new Uint8Array(LIMITS.frame + 1))).close).toBe(CLOSE.tooLarge);
	});
});

describe('a turn', () => {
	it('is dealt with once, however often it is asked, and answered the same', async () => {
		await start();
		const { turn } = await open();
		const { next } = await pollFor(turn, 1, OP.place, OPENING);
		const said = await Promise.all([turn(next, typed(1)), turn(next, typed(1)), turn(next, typed(2))]);
		const again = await turn(next, typed(3));
		for (const answer of said) expect(Buffer.from(answer.body)).toEqual(Buffer.from(again.body));
		const more = entriesOf(again).some(({ op }) => op === OP.place)
			? []
			: (await pollFor(turn, next + 1, OP.place)).entries;
		const acknowledged = [...entriesOf(again), ...more].filter(({ op }) => op === OP.acknowledge);
		expect(acknowledged.map(({ payload }) => [...payload])).toEqual([[0]]);
		expect((await relay.storage.read('w1/plan')).seq).toBe(1);
	});

	it('waits for news when it has nothing to say, and brings them', async () => {
		await start();
		const { turn } = await open();
		const { next } = await pollFor(turn, 1, OP.place, OPENING);
		const waiting = pollFor(turn, next, OP.message);
		const biel = await RawPeer.join(`${relay.socketUrl()}/plan`);
		biel.update(makeUpdate());
		expect((await waiting).entries.filter(({ op }) => op === OP.message)).toHaveLength(1);
	});

	it('that waits is ended by a newer one', async () => {
		await start();
		const { turn } = await open();
		const { next } = await pollFor(turn, 1, OP.place, OPENING);
		const order: string[] = [];
		const waiting = turn(next).then((answer) => (order.push('waiting'), answer));
		const said = turn(next + 1, typed(1)).then((answer) => (order.push('said'), answer));
		expect(entriesOf(await waiting).filter(({ op }) => op === OP.acknowledge)).toEqual([]);
		await said;
		expect(order).toEqual(['waiting', 'said']);
	});

	it('that overtakes the one before it waits for that one', async () => {
		await start();
		const { turn } = await open();
		const late = turn(2, typed(1));
		const repeated = turn(2, typed(1));
		await new Promise((resolve) => setImmediate(resolve));
		await turn(1, OPENING);
		expect(Buffer.from((await late).body)).toEqual(Buffer.from((await repeated).body));
		await pollFor(turn, 3, OP.acknowledge);
		expect((await relay.storage.read('w1/plan')).seq).toBe(1);
	});

	it('that never follows its predecessor is to be asked again', async () => {
		await start({ timings: { poll: 20 } });
		const { turn } = await open();
		expect((await turn(2, OPENING)).status).toBe(409);
		await turn(1);
		expect((await turn(2, OPENING)).status).toBe(200);
	});

	it.each([4, 9])('out of all order, such as %i, ends the session', async (number) => {
		await start();
		const { turn } = await open();
		await turn(1, OPENING);
		expect((await turn(number)).close).toBe(CLOSE.malformed);
	});

	it('is numbered', async () => {
		await start();
		const { session } = await open();
		for (const number of ['0', '-1', 'x', '1.5', ''])
			expect((await ask(relay.url, NOTHING, { 'Rumb-Session': session, 'Rumb-Turn': number })).status).toBe(
				400,
			);
	});

	it('[I2] whose answer is lost on the way loses nothing', async () => {
		await start({ timings: { poll: 200 } });
		const wire = new ExchangeWire(relay.url);
		for (let number = 1; number < 12; number++) wire.lost.add(number);
		const channel = await (await MuxPeer.join(wire)).openAndJoin('plan');
		for (let client = 1; client <= 5; client++) {
			channel.update(makeUpdate('hello', client));
			await channel.untilHolds(() => channel.acknowledged.length === client);
		}
		expect(channel.acknowledged).toEqual([0, 1, 2, 3, 4]);
		const biel = await RawPeer.join(`${relay.socketUrl()}/plan`);
		expect(biel.toDoc().getText('t').length).toBe(25);
	});
});

describe('who may exchange', () => {
	const request = (init: RequestInit) => fetch(`${relay.url}/exchange`, init);
	const TYPE = { 'Content-Type': 'application/octet-stream' };

	it('is nobody from a page of another site', async () => {
		await start();
		const headers = { ...TYPE, Origin: 'https://elsewhere.example' };
		const answer = await request({ method: 'POST', headers, body: new Uint8Array(writeHello()) });
		expect([answer.status, answer.headers.get('Access-Control-Allow-Origin')]).toEqual([403, null]);
	});

	it('is a page of an origin that was allowed, which may read the session', async () => {
		await start({ origins: ['https://rumb.example'] });
		const headers = { ...TYPE, Origin: 'https://rumb.example' };
		const asked = await request({ method: 'OPTIONS', headers });
		expect([asked.status, asked.headers.get('Access-Control-Allow-Headers')]).toEqual([
			204,
			'Content-Type, Rumb-Session, Rumb-Turn',
		]);
		const answer = await request({ method: 'POST', headers, body: new Uint8Array(writeHello()) });
		expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('https://rumb.example');
		expect(answer.headers.get('Access-Control-Expose-Headers')).toContain('Rumb-Session');
		await answer.arrayBuffer();
	});

	it('is who sends entries, and by POST', async () => {
		await start();
		expect((await request({ method: 'GET' })).status).toBe(405);
		expect((await request({ method: 'POST', body: 'text' })).status).toBe(415);
	});
});
