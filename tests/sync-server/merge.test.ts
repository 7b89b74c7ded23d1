import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { OpenGate, type Right } from '../../sync-server/access/gate.ts';
import { IMPORTING } from '../../sync-server/access/capabilities.ts';
import { FileStore } from '../../sync-server/files/fileStore.ts';
import { SqliteStorage } from '../../sync-server/storage/sqliteStorage.ts';
import { inviteAndJoin, makeAccess, type MadeAccess } from '../support/access.ts';
import { hashOf, makeJpeg, requestFile } from '../support/files.ts';
import {
	makeTemporaryDirectory,
	runRelay,
	spawnRelay,
	startRelay,
	type StartedRelay,
	type StartOptions,
} from '../support/relay.ts';
import { RawPeer } from '../support/relayPeer.ts';
import { equalDocs, openStockPeer, untilDocs } from '../support/stockPeer.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function makeData(): string {
	const { directory, remove } = makeTemporaryDirectory();
	cleanups.push(remove);
	return directory;
}

interface Place extends StartedRelay {
	data: string;
}

async function startIn(data: string, options: StartOptions = {}): Promise<Place> {
	const fileStore = new FileStore({ directory: path.join(data, 'files') });
	const relay = await startRelay({ kind: 'sqlite', directory: data, fileStore, ...options });
	let stopped = false;
	const stop = async () => {
		if (stopped) return;
		stopped = true;
		await relay.stop();
		fileStore.close();
	};
	cleanups.push(stop);
	return { ...relay, data, stop };
}

/** Edits a document as a stock client does, and resolves once the relay has said that it has it. */
async function edit(place: Place, document: string, change: (doc: Y.Doc) => void, workspace = 'w1') {
	const peer = openStockPeer(place.socketUrl(workspace), document);
	await peer.synced();
	peer.doc.transact(() => change(peer.doc));
	const watcher = await RawPeer.join(`${place.socketUrl(workspace)}/${document}`);
	await watcher.untilHolds(() => equalDocs([watcher.toDoc(), peer.doc]));
	await watcher.leave();
	peer.leave();
}

async function read(place: Place, document: string, workspace = 'w1'): Promise<Y.Doc> {
	const peer = await RawPeer.join(`${place.socketUrl(workspace)}/${document}`);
	await peer.leave();
	return peer.toDoc();
}

async function textOf(place: Place, document: string): Promise<string> {
	return (await read(place, document)).getText('t').toString();
}

const insert =
	(text: string, at = 0) =>
	(doc: Y.Doc) =>
		doc.getText('t').insert(at, text);

async function putFile(place: Place, content: Uint8Array, document = 'org/badalona'): Promise<void> {
	const url = `${place.url}/files/w1/${hashOf(content)}?document=${document}`;
	expect((await requestFile(url, { method: 'PUT', body: content })).status).toBe(201);
}

async function getFile(place: Place, content: Uint8Array, document = 'org/badalona'): Promise<Buffer> {
	const { body } = await requestFile(`${place.url}/files/w1/${hashOf(content)}?document=${document}`);
	return body;
}

async function sizesOf(data: string): Promise<unknown> {
	const storage = new SqliteStorage(data);
	const list = await storage.list();
	await storage.close();
	return list;
}

function pull(home: Place, data: string, workspace = 'w1') {
	return runRelay('pull', '--from', home.url, '--workspace', workspace, '--data', data);
}

function merge(data: string, home: Place, ...more: string[]) {
	return runRelay('merge', '--from', data, '--to', home.url, ...more);
}

describe('a trip', () => {
	it('takes a workspace along and brings home what was written there; twice changes nothing', async () => {
		const home = await startIn(makeData());
		const photo = makeJpeg(200_000, 1);
		await edit(home, 'plan', insert('the plan'));
		await edit(home, 'org/badalona', insert('badalona'));
		await edit(home, 'plan', (doc) => doc.getText('t').delete(0, 4));
		await edit(home, 'plan', insert('of another workspace'), 'w2');
		await putFile(home, photo);

		const away = makeData();
		const pulled = await pull(home, away);
		expect(pulled).toMatchObject({ code: 0, stderr: '' });
		expect(pulled.stdout).toMatch(/^w1\/plan: \d+ bytes received$/m);
		expect(pulled.stdout).toMatch(/^files of w1\/org\/badalona: 1 received$/m);
		const before = await sizesOf(away);
		expect((await pull(home, away)).stdout).toBe('0 brought something, 4 had nothing new, 0 refused.\n');
		expect(await sizesOf(away)).toEqual(before);

		const tent = await startIn(away);
		expect(await textOf(tent, 'plan')).toBe('plan');
		expect((await read(tent, 'plan', 'w2')).share.size).toBe(0);
		expect((await getFile(tent, photo)).equals(photo)).toBe(true);
		const picture = makeJpeg(9_000_000, 2);
		await edit(tent, 'plan', insert(' in the tent', 4));
		await edit(tent, 'plan', (doc) => doc.getText('t').delete(0, 1));
		await edit(tent, 'seat/jornada/s1', insert('a seat'));
		await putFile(tent, picture);
		await edit(home, 'plan', insert('at home '));
		await edit(home, 'org/badalona', (doc) => doc.getText('t').delete(0, 8));
		await tent.stop();

		const merged = await merge(away, home);
		expect(merged).toMatchObject({ code: 0, stderr: '' });
		expect(merged.stdout).toMatch(/^w1\/plan: \d+ bytes sent and acknowledged$/m);
		expect(merged.stdout).toMatch(/^w1\/seat\/jornada\/s1: \d+ bytes sent and acknowledged$/m);
		expect(merged.stdout).toMatch(/^files of w1\/org\/badalona: 1 sent and acknowledged$/m);
		expect(await textOf(home, 'plan')).toBe('at home lan in the tent');
		expect(await textOf(home, 'org/badalona')).toBe('');
		expect(await textOf(home, 'seat/jornada/s1')).toBe('a seat');
		expect((await getFile(home, picture)).equals(picture)).toBe(true);

		expect((await merge(away, home)).stdout).toMatch(
			/^0 sent and acknowledged, \d+ had nothing new, 0 refused/,
		);
		const again = await pull(home, away);
		expect(again.stdout).toMatch(/^w1\/plan: /m);
		const back = await startIn(away);
		for (const document of ['plan', 'org/badalona', 'seat/jornada/s1'])
			expect(equalDocs([await read(home, document), await read(back, document)])).toBe(true);
	});

	it('[I2] is reported as acknowledged only once it is on the disk at home', async () => {
		const away = makeData();
		const tent = await startIn(away);
		await edit(tent, 'plan', insert('kept'));
		await tent.stop();
		const data = makeData();
		const home = await startIn(data);
		expect((await merge(away, home)).code).toBe(0);
		// Its log is read as it is now, with nothing flushed by a stop.
		expect((await home.storage.read('w1/plan')).rows).toHaveLength(1);
	});

	it('reaches those who are at home while it comes back', async () => {
		const away = makeData();
		const tent = await startIn(away);
		await edit(tent, 'plan', insert('news'));
		await tent.stop();
		const home = await startIn(makeData());
		const peer = openStockPeer(home.socketUrl(), 'plan');
		cleanups.push(() => peer.leave());
		await peer.synced();
		const told = untilDocs([peer.doc], () => peer.doc.getText('t').toString() === 'news');
		await merge(away, home);
		await told;
	});

	it('brings one workspace, where one is named', async () => {
		const away = makeData();
		const tent = await startIn(away);
		await edit(tent, 'plan', insert('one'));
		await edit(tent, 'plan', insert('two'), 'w2');
		await tent.stop();
		const home = await startIn(makeData());
		expect((await merge(away, home, '--workspace', 'w2')).stdout).toMatch(/^w2\/plan: .*\n1 sent/);
		expect(await textOf(home, 'plan')).toBe('');
		expect((await read(home, 'plan', 'w2')).getText('t').toString()).toBe('two');
	});

	it('[I7] says of each document that it was refused, and brings the others', async () => {
		const rights: Record<string, Right> = { plan: 'write', 'org/badalona': 'read' };
		class NarrowGate extends OpenGate {
			override async admit(token: string, workspace: string) {
				const open = await super.admit(token, workspace);
				return { ...open, rightTo: (document: string) => rights[document] ?? 'none' };
			}
		}
		const away = makeData();
		const tent = await startIn(away);
		for (const document of ['plan', 'org/badalona', 'seat/jornada/s1'])
			await edit(tent, document, insert(document));
		await putFile(tent, makeJpeg(1000, 1));
		await putFile(tent, makeJpeg(1000, 2), 'plan');
		await tent.stop();
		const home = await startIn(makeData(), { gate: new NarrowGate() });
		const { code, stdout, stderr } = await merge(away, home);
		expect(code).toBe(1);
		expect(stdout).toMatch(/^w1\/plan: \d+ bytes sent and acknowledged$/m);
		expect(stdout).toMatch(/^files of w1\/plan: 1 sent and acknowledged$/m);
		expect(stdout).toMatch(/^2 sent and acknowledged, 0 had nothing new, 3 refused\.$/m);
		const refusals = stderr.trim().split('\n').sort();
		expect(refusals).toHaveLength(3);
		expect(refusals[0]).toMatch(/^files of w1\/org\/badalona: You may not do this/);
		expect(refusals[1]).toMatch(/^w1\/org\/badalona: This token may only read it: mint one/);
		expect(refusals[2]).toMatch(/^w1\/seat\/jornada\/s1: This token may not do that: mint one/);
		expect(await textOf(home, 'plan')).toBe('plan');
	});
});

describe('a relay to which people are invited', () => {
	async function startHome(): Promise<{ home: Place; access: MadeAccess }> {
		const access = await makeAccess();
		cleanups.push(() => access.remove());
		return { home: await startIn(makeData(), { access }), access };
	}

	it('[I7] takes everything from an administrator who may import, also what only its owner may write', async () => {
		const { home, access } = await startHome();
		const away = makeData();
		const tent = await startIn(away);
		const documents = ['plan', 'private/badalona', 'rating/r1/anna', 'seat/jornada/s1', 'stage/jornada'];
		for (const document of documents) await edit(tent, document, insert(document));
		await putFile(tent, makeJpeg(1000, 1), 'stage/jornada');
		await tent.stop();

		const administrator = await inviteAndJoin(home, access, { role: 'administrator' });
		const narrow = await merge(away, home, '--token', administrator.access);
		expect(narrow.code).toBe(1);
		expect(narrow.stdout).toMatch(/^2 sent and acknowledged, 0 had nothing new, 4 refused\.$/m);

		const importer = await inviteAndJoin(home, access, { role: 'administrator', also: [...IMPORTING] });
		const wide = await merge(away, home, '--token', importer.access);
		expect(wide).toMatchObject({ code: 0, stderr: '' });
		expect(wide.stdout).toMatch(/^4 sent and acknowledged, 2 had nothing new, 0 refused\.$/m);

		const data = makeData();
		const back = await runRelay(
			...['pull', '--from', home.url, '--token', importer.access, '--workspace', 'w1', '--data', data],
		);
		expect(back).toMatchObject({ code: 0, stderr: '' });
		const copy = await startIn(data);
		for (const document of documents) expect(await textOf(copy, document)).toBe(document);
		expect((await getFile(copy, makeJpeg(1000, 1), 'stage/jornada')).length).toBe(1000);
	});

	it('takes what a token of the command line brings, which only an administrator may import with', async () => {
		const away = makeData();
		const tent = await startIn(away);
		await edit(tent, 'seat/jornada/s1', insert('a seat'));
		await tent.stop();
		const data = path.join(makeData(), 'data');
		const home = await spawnRelay({ data, open: false });
		cleanups.push(() => home.kill());
		const mint = (...more: string[]) => runRelay('invite', '--data', data, '--token', ...more);
		const editor = await mint('--role', 'editor', '--workspace', 'w1', '--import');
		expect(editor).toMatchObject({ code: 2, stdout: '' });
		expect(editor.stderr).toMatch(/^Give --import only with --role administrator/);
		const token = (await mint('--role', 'administrator', '--import')).stdout.trim();
		const merged = await runRelay('merge', '--from', away, '--to', home.url, '--token', token);
		expect(merged).toMatchObject({ code: 0, stderr: '' });
		expect(merged.stdout).toMatch(/^w1\/seat\/jornada\/s1: \d+ bytes sent and acknowledged\n1 sent/);
	});

	it('[I7] gives and takes nothing without a token of its own for this workspace', async () => {
		const { home, access } = await startHome();
		const away = makeData();
		const tent = await startIn(away);
		await edit(tent, 'plan', insert('a'));
		await tent.stop();
		const other = await inviteAndJoin(home, access, { role: 'administrator', workspace: 'w2' });
		for (const token of ['', 'forged', other.access]) {
			const { code, stdout, stderr } = await merge(away, home, '--token', token);
			expect([code, stdout]).toEqual([1, '']);
			expect(stderr).toMatch(/^The token is missing, wrong or expired: mint another/);
			expect(stderr.trim().split('\n')).toHaveLength(1);
		}
		expect(await home.storage.list()).toEqual([]);
	});
});

describe('bad arguments', () => {
	it.each([
		[['merge'], 2, /^Give --from the data directory/],
		[
			['merge', '--from', 'nowhere', '--to', 'http://127.0.0.1:9'],
			2,
			/^There is no data of a relay in nowhere/,
		],
		[['merge', '--from', 'data', '--to', 'file:///data'], 2, /^Give --to the address of a relay/],
		[['merge', '--form', 'data'], 2, /^Unknown option '--form'\. Usage: /],
		[['pull', '--workspace', 'w1'], 2, /^Give --from the address of a relay/],
		[['pull', '--from', 'http://127.0.0.1:9', '--workspace', 'W 1'], 2, /^Give --workspace the name/],
		[
			['pull', '--from', 'http://127.0.0.1:9', '--workspace', 'w1'],
			1,
			/^http:\/\/127\.0\.0\.1:9 cannot be reached/,
		],
	] as const)('%j is answered with one sentence', async (args, expected, sentence) => {
		const { code, stdout, stderr } = await runRelay(...args);
		expect([code, stdout]).toEqual([expected, '']);
		expect(stderr).toMatch(sentence);
		expect(stderr.trim().split('\n')).toHaveLength(1);
	});

	it('a directory that a relay uses is left alone', async () => {
		const home = await startIn(makeData());
		await edit(home, 'plan', insert('a'));
		for (const { code, stderr } of [await merge(home.data, home), await pull(home, home.data)]) {
			expect(code).toBe(1);
			expect(stderr).toMatch(/^Another relay is using/);
		}
	});
});
