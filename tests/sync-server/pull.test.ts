import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { writeStepTwo } from '../../sync-server/documents/messages.ts';
import { FileStore } from '../../sync-server/files/fileStore.ts';
import { CONNECTION, OP, writeHead, writeJson } from '../../sync-server/mux/wire.ts';
import { SqliteStorage } from '../../sync-server/storage/sqliteStorage.ts';
import { hashOf, makeJpeg, requestFile } from '../support/files.ts';
import { makeTemporaryDirectory, runRelay, startRelay } from '../support/relay.ts';
import { makeUpdate, RawPeer } from '../support/relayPeer.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function makeData(): string {
	const { directory, remove } = makeTemporaryDirectory();
	cleanups.push(remove);
	return directory;
}

function pull(url: string, data: string) {
	return runRelay('pull', '--from', url, '--workspace', 'w1', '--data', data);
}

async function listOf(data: string): Promise<string[]> {
	const storage = new SqliteStorage(data);
	const list = await storage.list();
	await storage.close();
	return list.map(({ document }) => document);
}

describe('a file whose copying was broken off', () => {
	const photo = makeJpeg(100_000, 1);

	async function pullAfter(partial: Buffer) {
		const fileStore = new FileStore({ directory: makeData() });
		const home = await startRelay({ fileStore });
		cleanups.push(async () => {
			await home.stop();
			fileStore.close();
		});
		const peer = await RawPeer.join(`${home.socketUrl()}/plan`);
		peer.update(makeUpdate());
		await peer.until('update');
		const url = `${home.url}/files/w1/${hashOf(photo)}?document=plan`;
		expect((await requestFile(url, { method: 'PUT', body: photo })).status).toBe(201);

		const data = makeData();
		const directory = path.join(data, 'files');
		const broken = new FileStore({ directory });
		const attachment = { workspace: 'w1', document: 'plan', hash: hashOf(photo), invite: '' };
		await broken.receive({ ...attachment, total: photo.length }, 0, Readable.from([partial]));
		broken.close();
		return { first: await pull(home.url, data), again: () => pull(home.url, data), directory };
	}

	async function isHere(directory: string): Promise<boolean> {
		const store = new FileStore({ directory });
		const found = await store.find('w1', 'plan', hashOf(photo));
		store.close();
		return found !== null;
	}

	it('is gone on with', async () => {
		const { first, directory } = await pullAfter(photo.subarray(0, 40_000));
		expect(first).toMatchObject({ code: 0, stderr: '' });
		expect(await isHere(directory)).toBe(true);
	});

	it('is copied anew where what was there is something else', async () => {
		const damaged = Buffer.from(photo.subarray(0, 40_000)).fill(7, 100, 200);
		const { first, again, directory } = await pullAfter(damaged);
		// Had it been fetched whole, nothing would have been amiss.
		expect(first.code).toBe(1);
		expect(first.stderr).toMatch(/^files of w1\/plan: What arrived is not the file/);
		expect(await isHere(directory)).toBe(false);
		expect((await again()).code).toBe(0);
		expect(await isHere(directory)).toBe(true);
	});
});

describe('a relay that is none', () => {
	async function listen(documents: object, stepTwo: Uint8Array, files: unknown): Promise<string> {
		const server = createServer((_, response) => response.end(JSON.stringify(files)));
		new WebSocketServer({ server }).on('connection', (socket, { url }) => {
			const welcome = writeJson({ protocol: 1, documents });
			const answer =
				url === '/mux'
					? Buffer.concat([writeHead(CONNECTION, OP.welcome, welcome.length), welcome])
					: writeStepTwo(stepTwo);
			socket.on('message', () => socket.send(answer));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		cleanups.push(() => {
			server.close();
			server.closeAllConnections();
		});
		return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	}

	it('puts nothing into the log that a peer could not read', async () => {
		const url = await listen({ plan: [1, 'r'] }, makeUpdate().subarray(0, -1), []);
		const data = makeData();
		const { code, stderr } = await pull(url, data);
		expect(code).toBe(1);
		expect(stderr).toBe(
			'w1/plan: The two relays do not understand one another: bring both to the same version.\n',
		);
		expect(await listOf(data)).toEqual([]);
	});

	it('writes under no names but ours', async () => {
		const hash = '../../../../escaped';
		const url = await listen({ '../plan': [1, 'r'], plan: [1, 'r'] }, makeUpdate(), [{ hash, size: 1 }]);
		const data = makeData();
		expect(await pull(url, data)).toMatchObject({ code: 0, stderr: '' });
		expect(await listOf(data)).toEqual(['w1/plan']);
	});

	it('is told from one that is there', async () => {
		const server = createServer((_, response) => response.writeHead(404).end());
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		cleanups.push(() => server.close());
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const { code, stderr } = await pull(url, makeData());
		expect(code).toBe(1);
		expect(stderr).toMatch(/cannot be reached \(Unexpected server response: 404\)\.\n$/);
	});
});
