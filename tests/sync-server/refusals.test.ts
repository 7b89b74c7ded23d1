import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { writeStepTwo, writeUpdate } from '../../sync-server/documents/messages.ts';
import { CLOSE, LIMITS } from '../../sync-server/documents/peer.ts';
import { refuseUpgrade } from '../../sync-server/sockets/socketPeer.ts';
import { decodeUpdate } from '../../sync-server/documents/updates.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { makeUpdate, RawPeer } from '../support/relayPeer.ts';

let relay: StartedRelay;
beforeEach(async () => {
	relay = await startRelay();
});
afterEach(() => relay.stop());

const url = () => `${relay.socketUrl()}/plan`;

/** Text of which a part is deleted, so that the update ends with a delete set. */
function makeUpdateWithDeletions(): Uint8Array {
	const doc = new Y.Doc();
	doc.getText('t').insert(0, 'hello');
	for (const at of [0, 1, 2]) doc.getText('t').delete(at, 1);
	return Y.encodeStateAsUpdate(doc);
}

function concat(...parts: Uint8Array[]): Uint8Array {
	return new Uint8Array(Buffer.concat(parts));
}

const whole = makeUpdateWithDeletions();
const malformed: Record<string, Uint8Array> = {
	'an empty frame': new Uint8Array(),
	'an unknown message type': new Uint8Array([9, 0]),
	'an unknown sync message': new Uint8Array([0, 9, 0]),
	'a length beyond the frame': new Uint8Array([0, 2, 50, 0, 0]),
	'a varint without end': new Uint8Array(20).fill(0xff),
	'a state vector cut off': new Uint8Array([0, 0, 1, 5]),
	'two messages in one frame': concat(writeUpdate(whole), writeUpdate(whole)),
	'garbage as an update': writeUpdate(new Uint8Array([5, 200, 1, 77, 3, 3, 3])),
	'an update cut off in its structs': writeUpdate(whole.slice(0, 8)),
	'an update cut off in its delete set': writeUpdate(whole.slice(0, -1)),
	'an update without its delete set': writeUpdate(new Uint8Array([0])),
	'bytes after an update': writeUpdate(concat(whole, new Uint8Array([0]))),
	'an empty update': writeUpdate(new Uint8Array()),
	'a step 2 cut off': writeStepTwo(whole.slice(0, -2)),
	'a struct without length': writeUpdate(new Uint8Array([1, 1, 1, 0, 0, 0, 0])),
	'awareness that is cut off': new Uint8Array([1, 3, 1, 1, 1]),
	'awareness that is not JSON': new Uint8Array([1, 6, 1, 1, 1, 2, 123, 120]),
};

describe('malformed frames', () => {
	it.each(Object.keys(malformed))('%s closes that client and nobody else', async (name) => {
		const [bad, good] = [await RawPeer.join(url()), await RawPeer.join(url())];
		bad.send(malformed[name] as Uint8Array);
		expect((await bad.closed).code).toBe(CLOSE.malformed);
		good.update(makeUpdate());
		await good.until('update');
		const later = await RawPeer.join(url());
		expect(later.toDoc().getText('t').toString()).toBe('hello');
		expect((await relay.storage.read('w1/plan')).seq).toBe(1);
	});

	it('text closes that client', async () => {
		const bad = await RawPeer.join(url());
		bad.socket.send('hello');
		expect((await bad.closed).code).toBe(CLOSE.malformed);
	});

	it('nothing that came behind a refused update counts', async () => {
		const bad = await RawPeer.join(url());
		bad.send(writeUpdate(whole.slice(0, -1)));
		bad.update(makeUpdate());
		await bad.closed;
		expect((await relay.storage.read('w1/plan')).seq).toBe(0);
	});

	it('every truncation of an update is noticed', () => {
		for (let length = 0; length < whole.length; length++)
			expect(() => decodeUpdate(whole.slice(0, length))).toThrow();
	});

	it('no random frame ends the relay or enters the log', async () => {
		const frames = fc.sample(fc.uint8Array({ maxLength: 60 }), { numRuns: 150, seed: 20260101 });
		for (const frame of frames) {
			const bad = await RawPeer.open(url());
			bad.send(frame);
			bad.send(malformed['an empty frame'] as Uint8Array);
			await bad.closed;
		}
		const good = await RawPeer.join(url());
		good.update(makeUpdate());
		await good.until('update');
		expect(good.toDoc().getText('t').toString()).toBe('hello');
	});
});

describe('what is too large', () => {
	it('closes 4413: an update over 4 MiB, which as a step 2 is welcome', async () => {
		const large = makeUpdate('x'.repeat(LIMITS.update));
		const [bad, good] = [await RawPeer.join(url()), await RawPeer.join(url())];
		bad.update(large);
		expect((await bad.closed).code).toBe(CLOSE.tooLarge);
		good.stepTwo(large);
		expect((await good.until('update')).update.length).toBe(large.length);
	});

	it('closes 4413: a frame over 32 MiB', async () => {
		const bad = await RawPeer.join(url());
		bad.socket.send(new Uint8Array(LIMITS.frame + 1));
		expect((await bad.closed).code).toBe(CLOSE.tooLarge);
	});

	it('closes 4413: an awareness state over 8 kB', async () => {
		const bad = await RawPeer.join(url());
		bad.awareness({ client: 1, clock: 1, state: 'x'.repeat(LIMITS.awarenessState) });
		expect((await bad.closed).code).toBe(CLOSE.tooLarge);
	});

	it('closes 1013 somebody who does not read, while the others go on', async () => {
		const [slow, writer] = [await RawPeer.join(url()), await RawPeer.join(url())];
		slow.socket.pause();
		const doc = new Y.Doc();
		doc.on('update', (update: Uint8Array) => writer.update(update));
		const refused = () => relay.metrics.connections < 2;
		for (let i = 0; i < 40 && !refused(); i++) {
			doc.getMap('m').set('k', new Uint8Array(2 ** 20).fill(i));
			await writer.until('update', i);
		}
		slow.socket.resume();
		expect((await slow.closed).code).toBe(CLOSE.tryLater);
		expect(writer.socket.readyState).toBe(writer.socket.OPEN);
	});
});

describe('at the door', () => {
	async function statusOf(path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
		const request = http.request(`${relay.url}${path}`, {
			headers: {
				Connection: 'Upgrade',
				Upgrade: 'websocket',
				'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
				'Sec-WebSocket-Version': '13',
				...headers,
			},
		});
		request.end();
		const [response] = (await Promise.race([once(request, 'response'), once(request, 'upgrade')])) as [
			http.IncomingMessage,
		];
		response.socket.destroy();
		return response.statusCode;
	}

	it('names that are none get 400', async () => {
		for (const path of ['/', '/w1', '/w1/plan/..', '/w1/org/..%2fplan', '/W1/plan', '/w1/what/x'])
			expect(await statusOf(path), path).toBe(400);
		expect(await statusOf('/w1/plan')).toBe(101);
	});

	it('other sites get 403', async () => {
		expect(await statusOf('/w1/plan', { Origin: 'https://evil.example' })).toBe(403);
		expect(await statusOf('/w1/plan', { Origin: relay.url })).toBe(101);
	});

	it('whoever is refused and does not hang up is hung up on', async () => {
		const server = net.createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const client = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
		const [accepted] = (await once(server, 'connection')) as [net.Socket];
		const closed = once(accepted, 'close', { signal: AbortSignal.timeout(2000) });
		refuseUpgrade(accepted, '403 Forbidden', 'No.');
		client.resume();
		await closed.finally(() => {
			client.destroy();
			accepted.destroy();
			server.close();
		});
	});

	it('a name that another site let point here gets 403, even where page and relay seem to be the same', async () => {
		const rebound = { Host: `evil.example:${relay.port}`, Origin: `http://evil.example:${relay.port}` };
		expect(await statusOf('/w1/plan', rebound)).toBe(403);
		expect(await statusOf('/w1/plan', { Host: rebound.Host })).toBe(403);
		await relay.stop();
		relay = await startRelay({ origins: ['http://evil.example'] });
		const told = { Host: `evil.example:${relay.port}`, Origin: `http://evil.example:${relay.port}` };
		expect(await statusOf('/w1/plan', told)).toBe(101);
	});
});

/** An update whose clients stand in ascending order, as other implementations may write it. */
it('an update in an order that merging would mangle is put in order', async () => {
	const doc = new Y.Doc();
	for (const client of [1, 2]) Y.applyUpdate(doc, makeUpdate(`c${client}`, client));
	const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc));
	const encoder = new Y.UpdateEncoderV1();
	encoding.writeVarUint(encoder.restEncoder, 2);
	for (const struct of structs.toSorted((a, b) => a.id.client - b.id.client)) {
		encoding.writeVarUint(encoder.restEncoder, 1);
		encoder.writeClient(struct.id.client);
		encoding.writeVarUint(encoder.restEncoder, 0);
		struct.write(encoder, 0);
	}
	encoding.writeVarUint(encoder.restEncoder, 0);
	const peer = await RawPeer.join(url());
	peer.update(encoder.toUint8Array());
	await peer.until('update');
	const later = await RawPeer.join(url());
	expect(later.toDoc().getText('t').toString()).toBe(doc.getText('t').toString());
});
