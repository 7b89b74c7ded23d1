// Over 300 lines: every way in which a token is refused, with one setting for all.

import { chmodSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SignJWT, generateKeyPair, UnsecuredJWT, decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAccess } from '../../sync-server/access/access.ts';
import { isRefusal, type Grant, type Refusal } from '../../sync-server/access/gate.ts';
import { retireDocument } from '../../sync-server/access/retirement.ts';
import { ACCESS_TYPE } from '../../sync-server/access/tokens.ts';
import { CLOSE } from '../../sync-server/documents/peer.ts';
import { invite, inviteAndJoin, join, makeAccess, type Joined, type MadeAccess } from '../support/access.ts';
import { MuxPeer, SocketWire, writeHello } from '../support/muxPeer.ts';
import { makeTemporaryDirectory, startRelay, type StartedRelay } from '../support/relay.ts';
import { makeUpdate, RawPeer } from '../support/relayPeer.ts';
import { openStockPeer, untilDocs, type StockPeer } from '../support/stockPeer.ts';

let access: MadeAccess;
let relay: StartedRelay;
const stock: StockPeer[] = [];
beforeEach(async () => {
	access = await makeAccess();
	relay = await startRelay({ access });
});
afterEach(async () => {
	for (const peer of stock.splice(0)) peer.leave();
	await relay.stop();
	access.remove();
});

const url = (document = 'plan', workspace = 'w1') => `${relay.socketUrl(workspace)}/${document}`;
const offering = (...protocols: string[]) => ({ protocols });

function open(document: string, token: string): StockPeer {
	const peer = openStockPeer(relay.socketUrl(), document, undefined, ['rumb.v1', token]);
	stock.push(peer);
	return peer;
}

/** How the relay closes whoever comes with this token. */
async function closeOf(token: string, document?: string, workspace?: string) {
	const peer = await RawPeer.open(url(document, workspace), token === '' ? {} : offering(token));
	return peer.closed;
}

/** The claims of a token, signed anew in another way. */
function resign(token: string, change: Record<string, unknown> = {}): SignJWT {
	return new SignJWT({ ...decodeJwt(token), ...change });
}

const header = (kid: string) => ({ alg: 'EdDSA', kid, typ: ACCESS_TYPE });

describe('[I7] a token', () => {
	let anna: Joined;
	beforeEach(async () => {
		anna = await inviteAndJoin(relay, access, { role: 'editor' });
	});

	it('lets its holder in; the relay answers with the one protocol that it knows, or else with the token', async () => {
		const peer = await RawPeer.join(url(), offering('rumb.v1', anna.access));
		expect(peer.socket.protocol).toBe('rumb.v1');
		peer.update(makeUpdate());
		await peer.until('update');
		expect((await RawPeer.join(url(), offering(anna.access))).socket.protocol).toBe(anna.access);
	});

	it('is asked for', async () => {
		expect(await closeOf('')).toEqual({ code: CLOSE.credentials, reason: 'missing' });
	});

	it('that has ended is refused', async () => {
		const { kid, key } = access.keyring.current;
		const old = await resign(anna.access, { exp: Math.floor(Date.now() / 1000) - 1 })
			.setProtectedHeader(header(kid))
			.sign(key);
		expect(await closeOf(old)).toEqual({ code: CLOSE.credentials, reason: 'expired' });
	});

	it('of another relay is refused, also one that says it is of this', async () => {
		const other = await makeAccess();
		const elsewhere = await startRelay({ access: other });
		const { access: foreign } = await inviteAndJoin(elsewhere, other, { role: 'editor' });
		await elsewhere.stop();
		other.remove();
		expect(await closeOf(foreign)).toEqual({ code: CLOSE.credentials, reason: 'not of this relay' });
		const { privateKey } = await generateKeyPair('EdDSA');
		const forged = await resign(anna.access)
			.setProtectedHeader(header(access.keyring.current.kid))
			.sign(privateKey);
		expect(await closeOf(forged)).toEqual({ code: CLOSE.credentials, reason: 'not of this relay' });
		const { kid, key } = access.keyring.current;
		const misnamed = await resign(anna.access, { iss: 'x' }).setProtectedHeader(header(kid)).sign(key);
		expect(await closeOf(misnamed)).toEqual({ code: CLOSE.credentials, reason: 'not of this relay' });
	});

	it('of another workspace is refused', async () => {
		expect(await closeOf(anna.access, 'plan', 'w2')).toEqual({
			code: CLOSE.credentials,
			reason: 'not of this workspace',
		});
		const all = await resign(anna.access, { workspace: '*' })
			.setProtectedHeader(header(access.keyring.current.kid))
			.sign(access.keyring.current.key);
		expect((await closeOf(all)).reason).toBe('not of this workspace');
	});

	it('without a signature, tampered with, of another kind or too long is refused', async () => {
		const unsigned = new UnsecuredJWT(decodeJwt(anna.access)).encode();
		const { kid, key } = access.keyring.current;
		const none = Buffer.from(JSON.stringify({ alg: 'none', kid, typ: ACCESS_TYPE })).toString('base64url');
		const [, payload = '', signature = ''] = anna.access.split('.');
		const grown = JSON.stringify({ ...decodeJwt(anna.access), role: 'administrator' });
		const [head = ''] = anna.access.split('.');
		const long = await resign(anna.access, { name: 'x'.repeat(4000) })
			.setProtectedHeader(header(kid))
			.sign(key);
		const refused: Record<string, string> = {
			unsigned,
			none: `${none}.${payload}.`,
			noneSigned: `${none}.${payload}.${signature}`,
			tampered: `${head}.${Buffer.from(grown).toString('base64url')}.${signature}`,
			refresh: anna.refresh,
			long,
			garbage: 'garbage',
			cut: anna.access.slice(0, -3),
		};
		for (const [what, token] of Object.entries(refused)) {
			expect((await closeOf(token)).code, what).toBe(CLOSE.credentials);
			expect(isRefusal(await access.gate.admit(token, 'w1')), what).toBe(true);
		}
		expect(isRefusal(await access.gate.admit(anna.access, 'w1'))).toBe(false);
	});

	it('of a key that was replaced is good for as long as it lasts, and of one that was forgotten is not', async () => {
		await access.keyring.rotate();
		const grant = (await access.gate.admit(anna.access, 'w1')) as Grant;
		expect(grant.person).toBe(anna.person);
		const renewed = await access.gate.renew(anna.refresh, 'w1');
		expect(isRefusal(renewed)).toBe(false);
		const peer = await RawPeer.join(url(), offering(anna.access));
		await access.keyring.rotate({ forget: true });
		await access.gate.notice();
		expect((await peer.closed).code).toBe(CLOSE.credentials);
		expect((await access.gate.admit(anna.access, 'w1')) as Refusal).toMatchObject({
			reason: 'not of this relay',
		});
		expect(isRefusal(await access.gate.renew(anna.refresh, 'w1'))).toBe(true);
	});

	it('that ends while its holder is connected closes 4401', async () => {
		const { kid, key } = access.keyring.current;
		const brief = await resign(anna.access, { exp: Math.floor(Date.now() / 1000) + 1 })
			.setProtectedHeader(header(kid))
			.sign(key);
		const peer = await RawPeer.open(url(), offering(brief));
		expect(await peer.closed).toEqual({ code: CLOSE.credentials, reason: 'expired' });
	});

	it('fits into 4 kB with the longest names and the most documents', async () => {
		const id = 'x'.repeat(64);
		const also = Array.from(
			{ length: 16 },
			(_, i) => `workshop/${String(i).padStart(2, '0')}${'x'.repeat(62)}`,
		);
		const { access: token } = await inviteAndJoin(relay, access, {
			role: 'facilitator',
			organisation: id,
			workshop: id,
			also,
			name: '\u{1f600}'.repeat(50),
		});
		expect(token.length).toBeLessThanOrEqual(4096);
		expect(isRefusal(await access.gate.admit(token, 'w1'))).toBe(false);
	});
});

describe('[I7] whoever may not write', () => {
	it('is refused with 4403 when they do, and nothing of it is kept', async () => {
		const viewer = await inviteAndJoin(relay, access, { role: 'viewer' });
		const peer = await RawPeer.open(url(), offering(viewer.access));
		peer.stepOne();
		await peer.until('stepTwo');
		peer.update(makeUpdate());
		expect((await peer.closed).code).toBe(CLOSE.writeNotAllowed);
		expect((await relay.storage.read('w1/plan')).seq).toBe(0);
		expect(peer.ofKind('stepOne')).toEqual([]);
	});

	it('stops when it is a stock client, which reads until then', async () => {
		const editor = await inviteAndJoin(relay, access, { role: 'editor' });
		const viewer = await inviteAndJoin(relay, access, { role: 'viewer' });
		const [anna, vera] = [open('plan', editor.access), open('plan', viewer.access)];
		await Promise.all([anna.synced(), vera.synced()]);
		anna.doc.getText('t').insert(0, 'hello');
		await untilDocs([vera.doc], () => vera.doc.getText('t').length === 5);
		const closed = new Promise((resolve) => vera.provider.once('closed', resolve));
		vera.doc.getText('t').insert(0, 'x');
		expect(await closed).toMatchObject({ code: CLOSE.writeNotAllowed });
		expect(vera.provider.shouldConnect).toBe(false);
	});

	it('and may not even read is refused at once: what is private to an organisation', async () => {
		const sabadell = await inviteAndJoin(relay, access, { role: 'member', organisation: 'sabadell' });
		const badalona = await inviteAndJoin(relay, access, { role: 'member', organisation: 'badalona' });
		const own = await RawPeer.join(url('private/badalona'), offering(badalona.access));
		own.update(makeUpdate('secret'));
		await own.until('update');
		const other = await RawPeer.open(url('private/badalona'), offering(sabadell.access));
		other.socket.send(new Uint8Array([0, 0, 1, 0]));
		expect(await other.closed).toEqual({ code: CLOSE.writeNotAllowed, reason: 'may not be read' });
		expect(other.frames).toEqual([]);
	});

	it('may still write what is their own', async () => {
		const { access: token } = await inviteAndJoin(relay, access, {
			role: 'member',
			organisation: 'badalona',
		});
		const peer = await RawPeer.join(url('org/badalona'), offering(token));
		peer.update(makeUpdate());
		await peer.until('update');
	});
});

describe('[I7] a revocation', () => {
	it('is felt by those connected, at once: a stock client stops', async () => {
		const anna = await inviteAndJoin(relay, access, { role: 'editor' });
		const peer = open('plan', anna.access);
		await peer.synced();
		const closed = new Promise((resolve) => peer.provider.once('closed', resolve));
		access.invites.revoke(anna.invite);
		await access.gate.notice();
		expect(await closed).toEqual({ code: CLOSE.credentials, reason: 'revoked' });
		expect(await closeOf(anna.access)).toEqual({ code: CLOSE.credentials, reason: 'revoked' });
		expect(isRefusal(await access.gate.renew(anna.refresh, 'w1'))).toBe(true);
	});

	it('by another process is noticed without being told', async () => {
		const anna = await inviteAndJoin(relay, access, { role: 'editor' });
		const bruna = await inviteAndJoin(relay, access, { role: 'editor' });
		const [leaving, staying] = [
			await RawPeer.join(url(), offering(anna.access)),
			await RawPeer.join(url(), offering(bruna.access)),
		];
		const beside = await openAccess(access.directory);
		beside.invites.revoke(anna.invite);
		beside.close();
		expect(await leaving.closed).toEqual({ code: CLOSE.credentials, reason: 'revoked' });
		await staying.pong();
		expect(staying.socket.readyState).toBe(staying.socket.OPEN);
	});

	it('need not come for an invite whose time is over: nobody joins with it', async () => {
		const { secret } = invite(access, { role: 'editor', expires: Date.now() - 1 });
		await expect(join(relay, secret)).rejects.toThrow('410 {"error":"expired"}');
	});
});

it.skipIf(process.platform === 'win32')(
	'[I7] keys are made unreadable to others again where a copy has left them readable',
	async () => {
		const { directory, remove } = makeTemporaryDirectory();
		const files = ['access.sqlite', 'access.sqlite-wal', 'access.sqlite-shm'].map((name) =>
			path.join(directory, name),
		);
		for (const file of files) writeFileSync(file, '', { mode: 0o644 });
		chmodSync(directory, 0o755);
		const opened = await openAccess(directory);
		for (const file of files) expect(statSync(file).mode & 0o777).toBe(0o600);
		expect(statSync(directory).mode & 0o777).toBe(0o700);
		opened.close();
		remove();
	},
);

describe('a retired document', () => {
	it('closes 4404 whoever is there and whoever comes, and no other', async () => {
		const anna = await inviteAndJoin(relay, access, { role: 'editor' });
		const there = await RawPeer.join(url('report/x'), offering(anna.access));
		retireDocument(access.database, 'w1/report/x', anna.person);
		await access.gate.notice();
		expect((await there.closed).code).toBe(CLOSE.retired);
		expect((await closeOf(anna.access, 'report/x')).code).toBe(CLOSE.retired);
		await RawPeer.join(url('plan'), offering(anna.access));
	});
});

describe('many behind one address', () => {
	it('a room of fifty phones gets in, each with several documents', async () => {
		const { secret } = invite(access, { role: 'guest', workshop: 'x', uses: 50 });
		const phones = await Promise.all(Array.from({ length: 50 }, () => join(relay, secret)));
		expect(new Set(phones.map(({ person }) => person)).size).toBe(50);
		const peers = await Promise.all(
			phones.flatMap(({ access: token, person }) =>
				['workshop/x', `seat/x/${person}`, 'stage/x'].map((document) =>
					RawPeer.open(url(document), offering(token)),
				),
			),
		);
		await Promise.all(peers.map((peer) => peer.settle()));
		expect(relay.metrics.connections).toBe(150);
	});

	it('but not more sockets than an invite may have', async () => {
		const { access: token } = await inviteAndJoin(relay, access, { role: 'editor' });
		const peers = await Promise.all(Array.from({ length: 64 }, () => RawPeer.open(url(), offering(token))));
		await Promise.all(peers.map((peer) => peer.settle()));
		expect(await closeOf(token)).toEqual({
			code: CLOSE.tooFast,
			reason: 'too many sockets with this invite',
		});
		await peers[0]?.leave();
		await RawPeer.join(url(), offering(token));
	});

	it('nor more shared ones, which count together with the others', async () => {
		const { access: token } = await inviteAndJoin(relay, access, { role: 'editor' });
		const base = `ws://127.0.0.1:${relay.port}`;
		const stocked = await RawPeer.join(url(), offering(token));
		// Each says hello at once: only twenty of one address are let in before they have.
		const enter = async () => MuxPeer.join(await SocketWire.open(base), 'w1', token);
		const peers = await Promise.all(Array.from({ length: 63 }, enter));
		const refused = await SocketWire.open(base);
		refused.send(writeHello('w1', token));
		expect((await refused.closed).code).toBe(CLOSE.tooFast);
		expect(await closeOf(token)).toMatchObject({ code: CLOSE.tooFast });
		await stocked.leave();
		await enter();
		expect(peers).toHaveLength(63);
	});
});
