// Over 300 lines: every answer of the file store, with one setting for all.

import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OpenGate, type Gate, type Grant, type Refusal, type Right } from '../../sync-server/access/gate.ts';
import { MOST_PARTIAL } from '../../sync-server/files/fileLimits.ts';
import { FileStore, type FileStoreOptions } from '../../sync-server/files/fileStore.ts';
import { makeTemporaryDirectory, startRelay, type StartedRelay } from '../support/relay.ts';
import {
	hashOf,
	makeJpeg,
	makeZip,
	OpenUpload,
	requestFile,
	type Answer,
	type FileRequestOptions,
} from '../support/files.ts';
import { seededRandom } from '../support/random.ts';

/** Rights by token; a token's name is its invite's too. */
class TableGate implements Gate {
	rights: Record<string, Record<string, Right>> = {};
	readonly retired = new Set<string>();
	readonly #open = new OpenGate();
	#onRetired: (key: string) => void = () => {};

	async admit(token: string, workspace: string): Promise<Grant | Refusal> {
		const rights = this.rights[token];
		if (!rights) return { code: 4401, reason: 'malformed' };
		const open = await this.#open.admit(token, workspace);
		const rightTo = (document: string): Right =>
			(workspace === 'w1' ? rights[document] : undefined) ?? 'none';
		return { ...open, invite: token, person: token, rightTo };
	}

	renew(): Promise<Refusal> {
		return this.#open.renew();
	}

	reconsider(): Promise<null> {
		return this.#open.reconsider();
	}

	onReconsider(): () => void {
		return () => {};
	}

	isRetired(key: string): boolean {
		return this.retired.has(key);
	}

	onRevoked(): () => void {
		return () => {};
	}

	onRetired(listener: (key: string) => void): () => void {
		this.#onRetired = listener;
		return () => {};
	}

	retire(key: string): void {
		this.retired.add(key);
		this.#onRetired(key);
	}
}

const DAY = 24 * 60 * 60 * 1000;
const MIB = 2 ** 20;
let gate: TableGate;
let store: FileStore;
let relay: StartedRelay;
let directory: string;
let remove: () => void;
let now: number;

async function start(options: Partial<FileStoreOptions> = {}): Promise<void> {
	await stop();
	({ directory, remove } = makeTemporaryDirectory());
	store = new FileStore({ directory, now: () => now, ...options });
	relay = await startRelay({ fileStore: store, gate });
}

async function stop(): Promise<void> {
	await relay?.stop();
	store?.close();
	remove?.();
}

beforeEach(async () => {
	now = Date.now();
	gate = new TableGate();
	gate.rights = {
		anna: { 'org/badalona': 'write', 'org/gava': 'write', plan: 'read' },
		biel: { 'org/badalona': 'read' },
		carla: { 'org/gava': 'write', plan: 'write' },
	};
	await start();
});
afterEach(async () => {
	await stop();
	relay = store = remove = undefined as never;
});

function urlOf(hash: string, document = 'org/badalona', workspace = 'w1'): string {
	return `${relay.url}/files/${workspace}/${hash}?document=${document}`;
}

function ask(
	token: string,
	content: Uint8Array | string,
	document = 'org/badalona',
	options: FileRequestOptions = {},
): Promise<Answer> {
	const hash = typeof content === 'string' ? content : hashOf(content);
	const headers = { authorization: `Bearer ${token}`, ...options.headers };
	return requestFile(urlOf(hash, document), { ...options, headers });
}

function put(token: string, content: Uint8Array, document?: string): Promise<Answer> {
	return ask(token, content, document, { method: 'PUT', body: content });
}

function putPart(
	token: string,
	content: Uint8Array,
	from: number,
	to: number,
	document?: string,
): Promise<Answer> {
	return ask(token, content, document, {
		method: 'PUT',
		body: content.subarray(from, to),
		headers: { 'content-range': `bytes ${from}-${to - 1}/${content.length}` },
	});
}

function head(token: string, content: Uint8Array, document?: string): Promise<Answer> {
	return ask(token, content, document, { method: 'HEAD' });
}

function listFiles(): string[] {
	return readdirSync(directory, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.name.startsWith('files.sqlite'))
		.map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)));
}

async function listOf(token: string, document: string): Promise<{ hash: string }[]> {
	const { body } = await requestFile(`${relay.url}/files/w1?document=${document}`, {
		headers: { authorization: `Bearer ${token}` },
	});
	return JSON.parse(body.toString()) as { hash: string }[];
}

function errorOf({ body }: Answer): string {
	return (JSON.parse(body.toString()) as { error: string }).error;
}

describe('a file', () => {
	it('is stored by its hash and comes back as it was', async () => {
		const photo = makeJpeg(300_000);
		expect((await head('anna', photo)).status).toBe(404);
		expect((await put('anna', photo)).status).toBe(201);
		const hash = hashOf(photo);
		expect(listFiles()).toEqual([path.join(hash.slice(0, 2), hash)]);
		const answer = await ask('biel', photo);
		expect(answer.status).toBe(200);
		expect(answer.body.equals(photo)).toBe(true);
		expect(answer.headers).toMatchObject({
			etag: `"${hash}"`,
			'content-type': 'image/jpeg',
			'content-length': String(photo.length),
			'cache-control': 'private, max-age=31536000, immutable',
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff',
			'accept-ranges': 'bytes',
		});
		expect(answer.headers['content-disposition']).toMatch(/^inline; filename="[0-9a-f]{12}\.jpg"$/);
		const known = await head('biel', photo);
		expect([known.status, known.headers['content-length'], known.body.length]).toEqual([200, '300000', 0]);
		const again = await ask('biel', photo, undefined, { headers: { 'if-none-match': `"${hash}"` } });
		expect([again.status, again.body.length]).toEqual([304, 0]);
	});

	it('is saved and not shown, unless it is an image', async () => {
		const page = Buffer.from('<!doctype html><script>alert(1)</script>');
		expect((await put('anna', page)).status).toBe(201);
		const { headers } = await ask('anna', page);
		expect(headers['content-type']).toBe('text/plain; charset=utf-8');
		expect(headers['content-disposition']).toMatch(/^attachment; filename=".*\.txt"$/);
	});

	it('is sent in ranges', async () => {
		const photo = makeJpeg(1000);
		await put('anna', photo);
		const get = (range: string, headers = {}) =>
			ask('anna', photo, undefined, { headers: { range, ...headers } });
		for (const [range, from, to] of [
			['bytes=0-0', 0, 1],
			['bytes=10-19', 10, 20],
			['bytes=990-', 990, 1000],
			['bytes=990-5000', 990, 1000],
			['bytes=-5', 995, 1000],
			['bytes=-5000', 0, 1000],
		] as const) {
			const { status, headers, body } = await get(range);
			expect([range, status, headers['content-range']]).toEqual([range, 206, `bytes ${from}-${to - 1}/1000`]);
			expect(body.equals(photo.subarray(from, to))).toBe(true);
		}
		for (const range of ['bytes=0-1,5-6', 'bytes=9-3', 'lines=1-2', 'bytes=-'])
			expect([range, (await get(range)).status]).toEqual([range, 200]);
		expect((await get('bytes=0-1', { 'if-range': '"another"' })).status).toBe(200);
		expect((await get('bytes=0-1', { 'if-range': `"${hashOf(photo)}"` })).status).toBe(206);
		for (const range of ['bytes=1000-', 'bytes=-0']) {
			const beyond = await get(range);
			expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */1000']);
		}
	});

	it('is listed with the document that it is attached to', async () => {
		const [photo, text] = [makeJpeg(), Buffer.from('hola')];
		await put('anna', photo);
		now += 1000;
		await put('anna', text);
		expect(await listOf('biel', 'org/badalona')).toEqual([
			{ hash: hashOf(photo), size: 1000, type: 'image/jpeg', time: now - 1000 },
			{ hash: hashOf(text), size: 4, type: 'text/plain; charset=utf-8', time: now },
		]);
		expect(await listOf('anna', 'org/gava')).toEqual([]);
	});

	it('that is lost from the disk can be uploaded again', async () => {
		const photo = makeJpeg();
		await put('anna', photo);
		rmSync(store.pathOf(hashOf(photo)));
		expect((await head('anna', photo)).status).toBe(404);
		expect((await put('anna', photo)).status).toBe(201);
		expect((await ask('anna', photo)).body.equals(photo)).toBe(true);
	});
});

describe('[I7] who may', () => {
	it('reads and writes only with the rights to the document, and nothing by the hash alone', async () => {
		const photo = makeJpeg();
		expect((await put('biel', photo)).status).toBe(403);
		expect((await put('anna', photo, 'plan')).status).toBe(403);
		expect((await put('anna', photo)).status).toBe(201);
		expect((await ask('carla', photo)).status).toBe(403);
		expect((await ask('carla', photo, 'org/gava')).status).toBe(404);
		expect((await requestFile(urlOf(hashOf(photo)))).status).toBe(401);
		expect((await ask('nobody', photo)).status).toBe(401);
		const elsewhere = urlOf(hashOf(photo), 'org/badalona', 'w2');
		expect((await requestFile(elsewhere, { headers: { authorization: 'Bearer anna' } })).status).toBe(403);
		expect((await ask('biel', photo, undefined, { method: 'DELETE' })).status).toBe(403);
		expect((await requestFile(`${relay.url}/files/w1?document=org/badalona`)).status).toBe(401);
		expect((await ask('biel', photo)).status).toBe(200);
	});

	it('must bring a file that they may not read, and need not bring one that they may', async () => {
		const photo = makeJpeg();
		await put('anna', photo);
		// Carla may not read the document that it is attached to.
		expect((await putPart('carla', photo, 0, 10, 'org/gava')).status).toBe(202);
		expect((await put('carla', photo, 'org/gava')).status).toBe(201);
		expect((await put('anna', photo, 'org/badalona')).status).toBe(200);
		const pdf = Buffer.from('%PDF-1.4 a');
		await put('carla', pdf, 'org/gava');
		expect((await putPart('anna', pdf, 0, 1, 'org/badalona')).status).toBe(200);
		expect((await ask('biel', pdf)).body.equals(pdf)).toBe(true);
	});

	it('does not hear of the uploads of others', async () => {
		gate.rights.dora = { 'org/badalona': 'write' };
		const photo = makeJpeg();
		await putPart('anna', photo, 0, 100);
		expect((await head('anna', photo)).headers['rumb-received']).toBe('100');
		expect((await head('dora', photo)).headers['rumb-received']).toBe('0');
		expect((await head('biel', photo)).headers['rumb-received']).toBeUndefined();
		expect((await putPart('dora', photo, 100, 200)).status).toBe(409);
	});

	it('detaches with the right to write; another document keeps the file', async () => {
		const photo = makeJpeg();
		await put('anna', photo);
		await put('anna', photo, 'org/gava');
		expect((await ask('anna', photo, undefined, { method: 'DELETE' })).status).toBe(204);
		expect((await ask('anna', photo, undefined, { method: 'DELETE' })).status).toBe(404);
		expect((await ask('anna', photo)).status).toBe(404);
		expect((await ask('anna', photo, 'org/gava')).status).toBe(200);
		expect((await put('anna', photo)).status).toBe(200);
	});

	it('comes from a site that the relay knows', async () => {
		const photo = makeJpeg();
		const foreign = { origin: 'https://evil.example' };
		expect((await ask('anna', photo, undefined, { method: 'OPTIONS', headers: foreign })).status).toBe(403);
		expect((await ask('anna', photo, undefined, { headers: foreign })).status).toBe(403);
		const origin = 'http://localhost:5173';
		const asked = await requestFile(urlOf(hashOf(photo)), { method: 'OPTIONS', headers: { origin } });
		expect(asked.status).toBe(204);
		expect(asked.headers['access-control-allow-origin']).toBe(origin);
		expect(asked.headers['access-control-allow-headers']).toContain('Authorization');
	});
});

describe('an upload', () => {
	it.each([1, 2, 3, 4, 5])('comes in pieces of any size, broken off anywhere (seed %i)', async (seed) => {
		const random = seededRandom(seed);
		const photo = makeJpeg(50_000 + random.below(200_000), seed);
		for (let at = 0; at < photo.length;) {
			const to = Math.min(photo.length, at + 1 + random.below(40_000));
			if (random.chance(0.3)) {
				const upload = new OpenUpload(urlOf(hashOf(photo)), to - at, {
					authorization: 'Bearer anna',
					'content-range': `bytes ${at}-${to - 1}/${photo.length}`,
				});
				await upload.send(photo.subarray(at, at + random.below(to - at)));
				upload.drop();
				expect(await upload.answered).toBe(null);
			} else expect((await putPart('anna', photo, at, to)).status).toBe(to < photo.length ? 202 : 201);
			if (to === photo.length && (await head('anna', photo)).status === 200) break;
			at = Number((await head('anna', photo)).headers['rumb-received']);
			// Whoever goes back a little changes nothing.
			if (random.chance(0.3)) at = random.below(at + 1);
		}
		expect((await ask('biel', photo)).body.equals(photo)).toBe(true);
		expect(listFiles()).toHaveLength(1);
	});

	it('takes the place of an older one whose line is dead', async () => {
		const photo = makeJpeg(1000);
		const dead = new OpenUpload(urlOf(hashOf(photo)), 1000, { authorization: 'Bearer anna' });
		await dead.send(photo.subarray(0, 300));
		while ((await head('anna', photo)).headers['rumb-received'] !== '300') continue;
		expect((await putPart('anna', photo, 300, 1000)).status).toBe(201);
		expect(await dead.answered).toBe(null);
		expect((await ask('anna', photo)).body.equals(photo)).toBe(true);
	});

	it('says where to go on', async () => {
		const photo = makeJpeg(1000);
		await putPart('anna', photo, 0, 100);
		const ahead = await putPart('anna', photo, 200, 300);
		expect([ahead.status, ahead.headers['rumb-received'], errorOf(ahead)]).toEqual([409, '100', 'place']);
	});

	it('that is something else than announced is thrown away', async () => {
		const [photo, other] = [makeJpeg(1000, 1), makeJpeg(1000, 2)];
		await putPart('anna', photo, 0, 500);
		const answer = await ask('anna', photo, undefined, {
			method: 'PUT',
			body: other.subarray(500),
			headers: { 'content-range': 'bytes 500-999/1000' },
		});
		expect([answer.status, errorOf(answer)]).toEqual([422, 'different']);
		expect((await head('anna', photo)).headers['rumb-received']).toBe('0');
		expect(listFiles()).toEqual([]);
		expect((await put('anna', photo)).status).toBe(201);
	});

	it('of anything but images, PDF, office files and text is refused', async () => {
		const program = Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), makeJpeg()]);
		const refused = await put('anna', program);
		expect([refused.status, errorOf(refused)]).toEqual([415, 'type']);
		// Known from its first bytes, before the rest has come.
		const large = Buffer.concat([program, Buffer.alloc(10_000)]);
		expect((await putPart('anna', large, 0, 5000)).status).toBe(415);
		expect((await put('anna', makeZip({ 'a.exe': 'MZ' }))).status).toBe(415);
		expect((await put('anna', Buffer.alloc(0))).status).toBe(415);
		expect(listFiles()).toEqual([]);
	});

	it('has a size', async () => {
		const hash = hashOf(Buffer.from('large'));
		const declare = (total: number) =>
			ask('anna', hash, undefined, {
				method: 'PUT',
				body: makeJpeg(5000),
				headers: { 'content-range': `bytes 0-4999/${total}` },
			});
		expect((await declare(50 * MIB + 1)).status).toBe(413);
		expect((await declare(25 * MIB + 1)).status).toBe(413);
		expect((await declare(25 * MIB)).status).toBe(202);
		const text = await ask('anna', hash, undefined, {
			method: 'PUT',
			body: Buffer.alloc(5000, 'a'),
			headers: { 'content-range': `bytes 0-4999/${50 * MIB}` },
		});
		expect(text.status).toBe(202);
	});

	it.each([
		['a length', { 'transfer-encoding': 'chunked' }, 411],
		['bytes that follow one another', { 'content-range': 'bytes 5-4/10' }, 400],
		['a whole', { 'content-range': 'bytes 0-9/*' }, 400],
		['as many bytes as it says', { 'content-range': 'bytes 0-98/1000' }, 400],
		['bytes within the whole', { 'content-range': 'bytes 0-99/50' }, 400],
	])('has %s', async (_, headers, status) => {
		const hash = hashOf(makeJpeg());
		const request = { method: 'PUT', body: makeJpeg(100), headers };
		if (status === 411) {
			const answer = await fetch(urlOf(hash), {
				method: 'PUT',
				headers: { authorization: 'Bearer anna' },
				body: new Blob([new Uint8Array(makeJpeg(100))]).stream(),
				duplex: 'half',
			} as RequestInit);
			expect(answer.status).toBe(411);
		} else expect((await ask('anna', hash, undefined, request)).status).toBe(status);
		expect(listFiles()).toEqual([]);
	});

	it('is one of few at once', async () => {
		await start({ limits: { uploads: 2 } });
		const open = [1, 2].map((seed) => {
			const photo = makeJpeg(1000, seed);
			const upload = new OpenUpload(urlOf(hashOf(photo)), 1000, { authorization: 'Bearer anna' });
			return { photo, upload };
		});
		for (const { photo, upload } of open) {
			await upload.send(photo.subarray(0, 100));
			while ((await head('anna', photo)).headers['rumb-received'] !== '100') continue;
		}
		const third = await put('anna', makeJpeg(1000, 3));
		expect([third.status, third.headers['retry-after']]).toEqual([429, '1']);
		expect((await put('carla', makeJpeg(1000, 4), 'org/gava')).status).toBe(201);
		for (const { photo, upload } of open) {
			await upload.send(photo.subarray(100));
			upload.end();
			expect((await upload.answered)?.statusCode).toBe(201);
		}
		expect((await put('anna', makeJpeg(1000, 3))).status).toBe(201);
	});

	it('is thrown away unfinished when its sender begins hundreds of others', async () => {
		await start();
		const parts = Array.from({ length: MOST_PARTIAL + 2 }, (_, i) => makeJpeg(1000, i + 1));
		for (const part of parts) expect((await putPart('anna', part, 0, 10)).status).toBe(202);
		const [first, last] = [parts[0], parts.at(-1)] as [Buffer, Buffer];
		expect((await head('anna', first)).headers['rumb-received']).toBe('0');
		expect((await head('anna', last)).headers['rumb-received']).toBe('10');
	}, 30_000);

	it('counts for the quota of its workspace, unfinished and detached too', async () => {
		await start({ limits: { quota: 12_500 } });
		const [first, second, third] = [1, 2, 3].map((seed) => makeJpeg(5000, seed)) as [Buffer, Buffer, Buffer];
		expect((await put('anna', first)).status).toBe(201);
		expect((await put('anna', first, 'org/gava')).status).toBe(200);
		expect((await putPart('anna', second, 0, 3000)).status).toBe(202);
		const refused = await put('anna', third);
		expect([refused.status, errorOf(refused)]).toEqual([507, 'quota']);
		expect((await putPart('anna', second, 3000, 5000)).status).toBe(201);
		for (const document of ['org/badalona', 'org/gava'])
			await ask('anna', first, document, { method: 'DELETE' });
		expect((await put('anna', third)).status).toBe(507);
		now += 31 * DAY;
		await store.collectGarbage();
		expect((await put('anna', third)).status).toBe(201);
	});
});

describe('bad requests', () => {
	it.each([
		['/files', 400],
		['/files/w1', 400],
		['/files/w1?document=org/../plan', 400],
		['/files/W1?document=plan', 400],
		['/files/w1/abc?document=plan', 400],
		[`/files/w1/${'a'.repeat(64)}`, 400],
		[`/files/w1/${'A'.repeat(64)}?document=plan`, 400],
		[`/files/w1/${'a'.repeat(64)}/more?document=plan`, 400],
		[`/files/w1/..%2f..%2frelay.sqlite?document=plan`, 400],
		[`/files/w1/${'a'.repeat(64)}?document=plan`, 404],
	])('%s is answered with %i', async (url, status) => {
		const answer = await requestFile(relay.url + url, { headers: { authorization: 'Bearer anna' } });
		expect(answer.status).toBe(status);
		expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
		expect(answer.headers['cache-control']).toBe('no-store');
	});

	it('with other methods are told which there are', async () => {
		const answer = await ask('anna', makeJpeg(), undefined, { method: 'POST', body: Buffer.from('a') });
		expect([answer.status, answer.headers.allow]).toEqual([405, 'HEAD, GET, PUT, DELETE']);
	});
});

describe('garbage', () => {
	it('is an upload that nobody went on with for seven days', async () => {
		const photo = makeJpeg();
		await putPart('anna', photo, 0, 100);
		now += 7 * DAY - 60_000;
		await store.collectGarbage();
		expect((await head('anna', photo)).headers['rumb-received']).toBe('100');
		now += 120_000;
		await store.collectGarbage();
		expect((await head('anna', photo)).headers['rumb-received']).toBe('0');
		expect(listFiles()).toEqual([]);
	});

	it('is a file that has been attached to nothing for thirty days', async () => {
		const [photo, kept] = [makeJpeg(1000, 1), makeJpeg(1000, 2)];
		await put('anna', photo);
		await put('anna', kept);
		await ask('anna', photo, undefined, { method: 'DELETE' });
		now += 30 * DAY - 1;
		await store.collectGarbage();
		expect(existsSync(store.pathOf(hashOf(photo)))).toBe(true);
		now += 2;
		await store.collectGarbage();
		expect(existsSync(store.pathOf(hashOf(photo)))).toBe(false);
		expect((await ask('anna', kept)).status).toBe(200);
		expect(store.totals()).toEqual({ files: 1, bytes: 1000 });
	});

	it('is not a file that was attached again', async () => {
		const photo = makeJpeg();
		await put('anna', photo);
		await ask('anna', photo, undefined, { method: 'DELETE' });
		now += 20 * DAY;
		expect((await put('anna', photo)).status).toBe(201);
		now += 20 * DAY;
		await store.collectGarbage();
		expect((await ask('anna', photo)).status).toBe(200);
	});

	it('is what a crash left behind, from the start on', async () => {
		const photo = makeJpeg();
		await put('anna', photo);
		const orphan = store.pathOf(hashOf(photo)).slice(0, -4) + '0000';
		writeFileSync(orphan, 'orphan');
		await store.collectGarbage();
		expect(existsSync(orphan)).toBe(false);
		expect((await ask('anna', photo)).status).toBe(200);
	});

	it('are the attachments of a document that was retired, now or while the relay was away', async () => {
		const photo = makeJpeg();
		await put('anna', photo);
		await put('anna', photo, 'org/gava');
		gate.retire('w1/org/badalona');
		expect(store.list('w1', 'org/badalona')).toEqual([]);
		expect((await ask('anna', photo)).status).toBe(410);
		expect((await put('anna', photo)).status).toBe(410);
		expect((await ask('anna', photo, 'org/gava')).status).toBe(200);
		gate.retired.add('w1/org/gava');
		await store.collectGarbage((key) => gate.isRetired(key));
		expect(store.list('w1', 'org/gava')).toEqual([]);
		now += 31 * DAY;
		await store.collectGarbage();
		expect(listFiles()).toEqual([]);
	});
});

describe('a document that is purged', () => {
	it('takes its files along at once, but for those that another document has', async () => {
		const [photo, shared, gone] = [1, 2, 3].map((seed) => makeJpeg(1000, seed)) as [Buffer, Buffer, Buffer];
		for (const file of [photo, shared, gone]) await put('anna', file);
		await put('anna', shared, 'org/gava');
		await ask('anna', gone, undefined, { method: 'DELETE' });
		store.purge('w1', 'org/badalona');
		expect(listFiles()).toEqual([path.join(hashOf(shared).slice(0, 2), hashOf(shared))]);
		expect((await ask('anna', photo)).status).toBe(404);
		expect((await ask('anna', shared, 'org/gava')).body.equals(shared)).toBe(true);
	});
});

describe('metrics', () => {
	it('count files and bytes', async () => {
		await put('anna', makeJpeg(1000, 1));
		await put('anna', makeJpeg(2000, 2));
		await put('anna', makeJpeg(2000, 2), 'org/gava');
		const text = await (await fetch(`${relay.url}/metrics`)).text();
		expect(text).toContain('\nrumb_files 2\n');
		expect(text).toContain('\nrumb_file_bytes 3000\n');
	});
});
