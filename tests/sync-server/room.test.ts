import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { IMPORTING } from '../../sync-server/access/capabilities.ts';
import { FileStore } from '../../sync-server/files/fileStore.ts';
import type { Run } from '../../sync-server/replication/homecoming.ts';
import { UsualRelays } from '../../sync-server/replication/usualRelay.ts';
import { callAccess, invite, inviteAndJoin, makeAccess, type MadeAccess } from '../support/access.ts';
import { hashOf, makeJpeg, requestFile } from '../support/files.ts';
import {
	makeTemporaryDirectory,
	runRelay,
	startRelay,
	type StartedRelay,
	type StartOptions,
} from '../support/relay.ts';
import { RawPeer } from '../support/relayPeer.ts';
import { equalDocs, openStockPeer } from '../support/stockPeer.ts';

interface Place extends StartedRelay {
	data: string;
	access: MadeAccess;
	logged: string[];
}

const cleanups: (() => unknown)[] = [];
let usual: Place;
let room: Place;
beforeEach(async () => {
	usual = await startIn(makeData());
	room = await startIn(makeData());
});
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function makeData(): string {
	const { directory, remove } = makeTemporaryDirectory();
	cleanups.push(remove);
	return directory;
}

/** A relay with keys of its own. */
async function startIn(data: string, options: StartOptions = {}): Promise<Place> {
	const access = await makeAccess();
	cleanups.push(() => access.remove());
	const fileStore = new FileStore({ directory: path.join(data, 'files') });
	const logged: string[] = [];
	const log = (event: string, about: object = {}) => logged.push(JSON.stringify({ event, ...about }));
	const given = { fileStore, access, usual: new UsualRelays(data), log, ...options };
	const relay = await startRelay({ kind: 'sqlite', directory: data, ...given });
	let stopped = false;
	const stop = async () => {
		if (stopped) return;
		stopped = true;
		await relay.stop();
		fileStore.close();
	};
	cleanups.push(stop);
	return { ...relay, data, access, logged, stop };
}

/** Whoever started a relay: the administrator of all of it, who may write everywhere. */
async function ownerOf(place: Place): Promise<string> {
	const who = { role: 'administrator', workspace: '*', also: [...IMPORTING] } as const;
	return (await inviteAndJoin(place, place.access, { ...who, also: [...IMPORTING] })).access;
}

const protocolsOf = (token: string) => ['rumb.v1', token];

async function edit(place: Place, token: string, document: string, change: (doc: Y.Doc) => void) {
	const peer = openStockPeer(place.socketUrl(), document, undefined, protocolsOf(token));
	await peer.synced();
	peer.doc.transact(() => change(peer.doc));
	const watcher = await RawPeer.join(`${place.socketUrl()}/${document}`, { protocols: protocolsOf(token) });
	await watcher.untilHolds(() => equalDocs([watcher.toDoc(), peer.doc]));
	await watcher.leave();
	peer.leave();
}

async function textOf(place: Place, token: string, document: string): Promise<string> {
	const peer = await RawPeer.join(`${place.socketUrl()}/${document}`, { protocols: protocolsOf(token) });
	await peer.leave();
	return peer.toDoc().getText('t').toString();
}

const insert = (text: string) => (doc: Y.Doc) => doc.getText('t').insert(0, text);

/** What a session leaves behind: board, stage, the seats of two guests, a photograph. */
const DOCUMENTS = ['plan', 'workshop/autumn', 'stage/autumn', 'seat/autumn/p1', 'seat/autumn/p2'];
const PHOTO = makeJpeg(2000, 3);

async function holdSession(place: Place): Promise<string> {
	const owner = await ownerOf(place);
	for (const document of DOCUMENTS) await edit(place, owner, document, insert(document));
	const url = `${place.url}/files/w1/${hashOf(PHOTO)}?document=workshop/autumn`;
	const headers = { authorization: `Bearer ${owner}` };
	expect((await requestFile(url, { method: 'PUT', body: PHOTO, headers })).status).toBe(201);
	return owner;
}

async function makeTrip(place: Place): Promise<string> {
	const token = (await inviteAndJoin(place, place.access, { role: 'administrator' })).access;
	const { body } = await callAccess(place, '/trip', { token, body: { workspace: 'w1' } });
	return String(body.secret);
}

const ask = (place: Place, token: string, body: object) => callAccess(place, '/home', { token, body });

/** Presses the button, and waits until the run has ended. */
async function bring(token: string, secret: string, { look = false, relay = usual.url } = {}): Promise<Run> {
	const begun = await ask(room, token, { workspace: 'w1', relay, secret, look });
	expect(begun.status).toBe(200);
	let run: Run | undefined;
	await vi.waitUntil(
		async () => {
			run = (await callAccess(room, '/home?workspace=w1', { token })).body.run as Run;
			return run.ended !== null;
		},
		{ timeout: 20_000 },
	);
	return run as Run;
}

const sizesOf = (place: Place) => place.storage.list();

describe('bringing everything home by the button', () => {
	it('brings seats, stages, boards and files, once: a second time changes nothing', async () => {
		const owner = await holdSession(room);
		const secret = await makeTrip(usual);
		const look = await bring(owner, secret, { look: true });
		expect(look).toMatchObject({ look: true, fault: null, refused: [], done: 6, of: 6 });
		expect(look.brought.map(({ document }) => document).sort()).toEqual(
			[...DOCUMENTS, 'workshop/autumn'].sort(),
		);
		expect(look.brought.find(({ files }) => files > 0)).toMatchObject({ files: 1, bytes: PHOTO.length });
		expect(await sizesOf(usual)).toEqual([]);

		const first = await bring(owner, secret);
		expect(first).toMatchObject({ look: false, fault: null, refused: [], to: usual.url });
		expect(first.brought).toHaveLength(6);
		const there = await ownerOf(usual);
		for (const document of DOCUMENTS) expect(await textOf(usual, there, document)).toBe(document);
		const before = await sizesOf(usual);
		const again = await bring(owner, secret);
		expect(again).toMatchObject({ fault: null, refused: [], brought: [], done: 6 });
		expect(await sizesOf(usual)).toEqual(before);
		const { body } = await callAccess(room, '/room?workspace=w1', { token: owner });
		expect(body.usual).toMatchObject({ url: usual.url, brought: expect.any(Number) as number });
	});

	it('brings what the command brings, and neither finds anything to bring after the other', async () => {
		const owner = await holdSession(room);
		const secret = await makeTrip(usual);
		const other = await startIn(makeData());
		const otherSecret = await makeTrip(other);
		await bring(owner, secret);
		await room.stop();
		const merge = (place: Place, link: string) =>
			runRelay(
				...['merge', '--from', room.data, '--workspace', 'w1'],
				...['--link', `${place.url}/join#${link}`],
			);
		const command = await merge(other, otherSecret);
		expect(command).toMatchObject({ code: 0, stderr: '' });
		expect(command.stdout).toMatch(/^6 sent and acknowledged, 0 had nothing new, 0 refused\.$/m);
		const [here, there] = [await ownerOf(usual), await ownerOf(other)];
		for (const document of DOCUMENTS) {
			const peers = await Promise.all([
				RawPeer.join(`${usual.socketUrl()}/${document}`, { protocols: protocolsOf(here) }),
				RawPeer.join(`${other.socketUrl()}/${document}`, { protocols: protocolsOf(there) }),
			]);
			for (const peer of peers) await peer.leave();
			expect(equalDocs(peers.map((peer) => peer.toDoc()))).toBe(true);
		}
		expect((await merge(usual, secret)).stdout).toMatch(/^0 sent and acknowledged, 6 had nothing new/);
	});

	it('keeps what both relays have of one document', async () => {
		const owner = await ownerOf(room);
		await edit(room, owner, 'plan', insert('in the room'));
		const there = await ownerOf(usual);
		await edit(usual, there, 'plan', insert('at home '));
		await bring(owner, await makeTrip(usual));
		const text = await textOf(usual, there, 'plan');
		expect([text.includes('in the room'), text.includes('at home')]).toEqual([true, true]);
	});

	it('[I7] says of which documents an ordinary administrator’s link may not write, and brings the others', async () => {
		const owner = await holdSession(room);
		const { secret } = invite(usual.access, { role: 'administrator' });
		const run = await bring(owner, secret);
		expect(run.brought.map(({ document }) => document)).toEqual(['plan']);
		expect([...new Set(run.refused.map(({ code }) => code))]).toEqual(['notAllowed']);
		expect(run.refused.map(({ document }) => document).sort()).toContain('seat/autumn/p1');
		const { body } = await callAccess(room, '/room?workspace=w1', { token: owner });
		// Not all of it is there: nobody is told so.
		expect(body.usual).toBeNull();
	});

	const wrong: [fault: string, makeSecret: () => string][] = [
		['unknown', () => `${'0'.repeat(16)}.${'x'.repeat(43)}`],
		['notAdministrator', () => invite(usual.access, { role: 'guest', workshop: 'autumn' }).secret],
		['otherWorkspace', () => invite(usual.access, { role: 'administrator', workspace: 'w2' }).secret],
		['expired', () => invite(usual.access, { role: 'administrator', days: -1 }).secret],
		['notInvited', () => ''],
	];

	it.each(wrong)('[I7] is refused as %s, and the other relay is left alone', async (fault, makeSecret) => {
		const owner = await ownerOf(room);
		await edit(room, owner, 'plan', insert('a'));
		const run = await bring(owner, makeSecret());
		expect(run).toMatchObject({ fault, brought: [] });
		expect(await sizesOf(usual)).toEqual([]);
		expect(usual.access.invites.list().every(({ used }) => used === 0)).toBe(true);
	});

	it('is refused where there is no relay, and where it is this very one', async () => {
		const owner = await ownerOf(room);
		expect(await bring(owner, '', { relay: 'http://127.0.0.1:9' })).toMatchObject({ fault: 'unreachable' });
		expect(await bring(owner, '', { relay: room.url })).toMatchObject({ fault: 'sameRelay' });
	});

	it('uses the link once, however often it is pressed, and keeps no secret anywhere', async () => {
		const owner = await holdSession(room);
		const secret = await makeTrip(usual);
		for (let run = 0; run < 3; run++) expect((await bring(owner, secret)).fault).toBeNull();
		const [id = ''] = secret.split('.');
		expect(usual.access.invites.find(id)).toMatchObject({ uses: 1, used: 1 });
		const word = secret.slice(17);
		expect(room.logged.join('\n')).toMatch(/broughtHome/);
		expect([...room.logged, ...usual.logged].join('\n')).not.toContain(word);
		const { body } = await callAccess(room, '/home?workspace=w1', { token: owner });
		expect(JSON.stringify(body)).not.toContain(word);
		await room.stop();
		for (const file of readdirSync(room.data, { recursive: true, withFileTypes: true }))
			if (file.isFile())
				expect(readFileSync(path.join(file.parentPath, file.name)).includes(word), file.name).toBe(false);
	});
});

describe('[I7] the room of a relay', () => {
	const roles = [
		['administrator', {}, true],
		['facilitator', { workshop: 'autumn' }, true],
		['facilitator', { workshop: 'spring' }, false],
		['editor', {}, false],
		['member', { organisation: 'badalona' }, false],
		['guest', { workshop: 'autumn' }, false],
		['viewer', {}, false],
	] as const;

	it.each(roles)('tells its addresses to %s %j: %s', async (role, where, may) => {
		const { access: token } = await inviteAndJoin(room, room.access, { role, ...where });
		const { status, body } = await callAccess(room, '/room?workspace=w1&workshop=autumn', { token });
		expect(status).toBe(may ? 200 : 403);
		if (may) expect(body).toMatchObject({ host: '127.0.0.1', port: room.port, beyond: false, usual: null });
		else expect(body).toEqual({ error: 'notAllowed' });
	});

	it('is brought home by nobody but the administrator of all of it', async () => {
		const home = { workspace: 'w1', relay: usual.url, secret: '', look: false };
		for (const [role, where] of roles) {
			const { access: token } = await inviteAndJoin(room, room.access, { role, ...where });
			expect((await ask(room, token, home)).status).toBe(403);
			expect((await callAccess(room, '/home?workspace=w1', { token })).status).toBe(403);
		}
		expect((await ask(room, '', home)).status).toBe(401);
		expect((await ask(room, 'forged', home)).status).toBe(401);
		const owner = await ownerOf(room);
		expect((await callAccess(room, '/home?workspace=w1', { token: owner })).body).toEqual({ run: null });
		const strange = { ...home, relay: 'file:///etc/passwd' };
		expect((await ask(room, owner, strange)).status).toBe(400);
	});

	it('gives a link for a trip to administrators alone, of this workspace, for a month at most', async () => {
		const trip = (token: string, body: object) => callAccess(room, '/trip', { token, body });
		for (const [role, where] of roles) {
			const { access: token } = await inviteAndJoin(room, room.access, { role, ...where });
			const may = role === 'administrator';
			expect((await trip(token, { workspace: 'w1' })).status).toBe(may ? 200 : 403);
			expect((await trip(token, { workspace: 'w2' })).status).toBe(403);
		}
		const { access: token } = await inviteAndJoin(room, room.access, { role: 'administrator' });
		expect((await trip(token, { workspace: 'w1', days: 32 })).status).toBe(400);
		const { body } = await trip(token, { workspace: 'w1', days: 3 });
		const made = room.access.invites.find(String(body.id));
		expect(made).toMatchObject({ role: 'administrator', workspace: 'w1', uses: 1, also: [...IMPORTING] });
	});

	it('is not told by a relay that is open to everybody', async () => {
		const open = await startRelay();
		cleanups.push(() => open.stop());
		expect((await callAccess(open, '/room?workspace=w1')).status).toBe(404);
		expect((await callAccess(open, '/home', { body: {} })).status).toBe(404);
	});
});

describe('a relay that was copied', () => {
	it('knows from where, by the link for the trip, and says so to the room', async () => {
		const there = await ownerOf(usual);
		await edit(usual, there, 'stage/autumn', insert('stage'));
		const secret = await makeTrip(usual);
		const data = makeData();
		const pull = () =>
			runRelay(...['pull', '--link', `${usual.url}/join#${secret}`, '--workspace', 'w1', '--data', data]);
		expect(await pull()).toMatchObject({ code: 0, stderr: '' });
		expect((await pull()).stdout).toBe('0 brought something, 2 had nothing new, 0 refused.\n');
		const copy = await startIn(data);
		const owner = await ownerOf(copy);
		expect(await textOf(copy, owner, 'stage/autumn')).toBe('stage');
		const describe = async () => (await callAccess(copy, '/room?workspace=w1', { token: owner })).body;
		expect(await describe()).toMatchObject({ mayBring: true, usual: { url: usual.url, brought: null } });
		expect(existsSync(path.join(data, 'usual-relay.json'))).toBe(true);

		// Brought to some other relay, it is a copy of the same as before, and was not brought there.
		const relay = room.url;
		const body = { workspace: 'w1', relay, secret: await makeTrip(room), look: false };
		expect((await ask(copy, owner, body)).status).toBe(200);
		const run = async () => (await callAccess(copy, '/home?workspace=w1', { token: owner })).body.run as Run;
		await vi.waitUntil(async () => (await run()).ended !== null, { timeout: 20_000 });
		expect(await run()).toMatchObject({ fault: null, refused: [], to: relay });
		expect(await describe()).toMatchObject({ usual: { url: usual.url, brought: null } });
	});

	it.each([
		[['pull', '--link', 'nonsense', '--workspace', 'w1'], /^Give --link a whole link/],
		[
			['merge', '--from', 'x', '--link', 'https://a.example/join#short', '--workspace', 'w1'],
			/^Give --link a whole/,
		],
		[
			['merge', '--from', 'x', '--link', `https://a.example/join#${'0'.repeat(16)}.${'x'.repeat(43)}`],
			/^Give --workspace the name of the workspace for which/,
		],
	] as const)('%j is answered with one sentence', async (args, sentence) => {
		const { code, stderr } = await runRelay(...args);
		expect(code).toBe(2);
		expect(stderr).toMatch(sentence);
	});
});
