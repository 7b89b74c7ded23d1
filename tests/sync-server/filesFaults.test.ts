import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { hashOf, makeJpeg, OpenUpload, requestFile } from '../support/files.ts';
import { seededRandom } from '../support/random.ts';
import {
	makeTemporaryDirectory,
	runRelay,
	spawnRelay,
	type SpawnedRelay,
	type SpawnOptions,
} from '../support/relay.ts';
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

async function spawnOpen(options: SpawnOptions): Promise<SpawnedRelay> {
	const relay = await spawnRelay(options);
	cleanups.push(() => relay.kill());
	return relay;
}

function urlOf(relay: SpawnedRelay, content: Uint8Array): string {
	return `${relay.url}/files/w1/${hashOf(content)}?document=org/badalona`;
}

async function receivedBy(relay: SpawnedRelay, content: Uint8Array): Promise<number> {
	const { headers } = await requestFile(urlOf(relay, content), { method: 'HEAD' });
	return Number(headers['rumb-received']);
}

describe('a relay that is killed in the middle of an upload', () => {
	it.each([1, 2])('[I2] goes on from what it has (seed %i)', async (seed) => {
		const random = seededRandom(seed);
		const data = makeData();
		const photo = makeJpeg(3_000_000, seed);
		let received = 0;
		for (let kills = 0; kills < 2; kills++) {
			const relay = await spawnOpen({ data });
			expect(await receivedBy(relay, photo)).toBe(received);
			const upload = new OpenUpload(urlOf(relay, photo), photo.length - received, {
				'content-range': `bytes ${received}-${photo.length - 1}/${photo.length}`,
			});
			const to = received + 100_000 + random.below(1_000_000);
			await upload.send(photo.subarray(received, to));
			const before = received;
			while (received === before) received = await receivedBy(relay, photo);
			await relay.kill();
			expect(await upload.answered).toBe(null);
			const [file] = readdirSync(path.join(data, 'files/partial/w1'), { withFileTypes: true });
			received = statSync(path.join(data, 'files/partial/w1', file?.name ?? '')).size;
			expect(received).toBeGreaterThan(before);
		}
		const relay = await spawnOpen({ data });
		expect(await receivedBy(relay, photo)).toBe(received);
		const last = await requestFile(urlOf(relay, photo), {
			method: 'PUT',
			body: photo.subarray(received),
			headers: { 'content-range': `bytes ${received}-${photo.length - 1}/${photo.length}` },
		});
		expect(last.status).toBe(201);
		await relay.kill();
		const again = await spawnOpen({ data });
		expect((await requestFile(urlOf(again, photo))).body.equals(photo)).toBe(true);
	});
});

describe.skipIf(process.platform === 'win32')('a full disk', () => {
	it('is told with 507, and nothing is half stored', async () => {
		const data = makeData();
		const relay = await spawnOpen({ data, maxFileBytes: 2 ** 20 });
		const [large, small] = [makeJpeg(9 * 2 ** 20, 1), makeJpeg(2 ** 19, 2)];
		const refused = await requestFile(urlOf(relay, large), { method: 'PUT', body: large });
		expect(refused.status).toBe(507);
		expect(JSON.parse(refused.body.toString())).toMatchObject({ error: 'diskFull' });
		expect(await receivedBy(relay, large)).toBe(0);
		expect(readdirSync(path.join(data, 'files/partial/w1'))).toEqual([]);
		expect((await requestFile(urlOf(relay, small), { method: 'PUT', body: small })).status).toBe(201);
		expect((await requestFile(urlOf(relay, small))).body.equals(small)).toBe(true);
	});
});

describe('a directory in which no files can be kept', () => {
	it('ends the start with one sentence', async () => {
		const data = makeData();
		writeFileSync(path.join(data, 'files'), 'in the way');
		const { code, stdout, stderr } = await runRelay('serve', '--port', '0', '--data', data, '--open');
		expect([code, stdout]).toEqual([1, '']);
		expect(stderr).toMatch(/^The relay cannot keep files in .*: let its account write there\.\n$/);
	});
});

describe('purge', () => {
	it('takes the files of a document off the disk', async () => {
		const data = makeData();
		const relay = await spawnOpen({ data });
		const peer = await RawPeer.join(`${relay.socketUrl()}/org/badalona`);
		peer.update(makeUpdate());
		await peer.until('update');
		const photo = makeJpeg();
		expect((await requestFile(urlOf(relay, photo), { method: 'PUT', body: photo })).status).toBe(201);
		await relay.terminate();
		const file = path.join(data, 'files', hashOf(photo).slice(0, 2), hashOf(photo));
		expect(existsSync(file)).toBe(true);
		const where = ['--data', data, '--workspace', 'w1', '--document', 'org/badalona'];
		expect((await runRelay('purge', ...where, '--yes')).code).toBe(0);
		expect(existsSync(file)).toBe(false);
	});
});

describe('--file-quota', () => {
	it('is counted in GiB', async () => {
		const relay = await spawnOpen({ data: makeData(), args: ['--file-quota', '0.001'] });
		const [first, second] = [makeJpeg(10 ** 6, 1), makeJpeg(10 ** 6, 2)];
		expect((await requestFile(urlOf(relay, first), { method: 'PUT', body: first })).status).toBe(201);
		expect((await requestFile(urlOf(relay, second), { method: 'PUT', body: second })).status).toBe(507);
	});
});
