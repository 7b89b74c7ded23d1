import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { retireDocument } from '../../sync-server/access/retirement.ts';
import { MemoryStorage } from '../../sync-server/storage/memoryStorage.ts';
import { invite, join, makeAccess, type MadeAccess } from '../support/access.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { makeRows } from '../support/relayDocuments.ts';
import { makeUpdate } from '../support/relayPeer.ts';

let access: MadeAccess;
let relay: StartedRelay;
let storage: MemoryStorage;

beforeEach(async () => {
	access = await makeAccess();
	storage = new MemoryStorage();
	await storage.append(makeRows([makeUpdate('as it was')]));
	await storage.append(makeRows([makeUpdate('a secret')], 'w1/private/badalona'));
	relay = await startRelay({ access, storage });
});
afterEach(async () => {
	await relay.stop();
	access.remove();
});

async function tokenOf(role: 'editor' | 'viewer', workspace = 'w1'): Promise<string> {
	return (await join(relay, invite(access, { role, workspace }).secret)).access;
}

interface Asking {
	token?: string;
	method?: string;
	version?: string;
	document?: string;
	headers?: Record<string, string>;
}

async function ask({ token = '', method = 'GET', version, document = 'w1/plan', headers = {} }: Asking) {
	const query = version === undefined ? '' : `?version=${encodeURIComponent(version)}`;
	const response = await fetch(`${relay.url}/history/${document}${query}`, {
		method,
		headers: { authorization: `Bearer ${token}`, ...headers },
	});
	const bytes = new Uint8Array(await response.arrayBuffer());
	const isJson = response.headers.get('content-type')?.startsWith('application/json');
	const body = isJson ? (JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>) : {};
	return { status: response.status, bytes, body, headers: response.headers };
}

function textOf(update: Uint8Array): string {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, update);
	return doc.getText('t').toString();
}

describe('the history of a document', () => {
	it('keeps a state under a name for ever, whatever is written later', async () => {
		const token = await tokenOf('editor');
		const name = 'Aprovació 1a';
		expect((await ask({ token, method: 'PUT', version: name })).status).toBe(201);
		await storage.append(makeRows([makeUpdate('more')], 'w1/plan', 2));
		await relay.documents.compactor.compact('w1/plan');
		const again = await ask({ token, method: 'PUT', version: name });
		expect([again.status, again.body.error]).toEqual([409, 'used']);
		const { body } = await ask({ token });
		expect(body.versions).toMatchObject([
			{ name, seq: 1 },
			{ name: new Date().toISOString().slice(0, 7), author: '', seq: 2 },
		]);
		const [kept] = body.versions as { author: string; time: number; bytes: number }[];
		expect(kept?.author).not.toBe('');
		expect(Math.abs(Date.now() - (kept?.time ?? 0))).toBeLessThan(60_000);
		const version = await ask({ token, version: name });
		expect([version.status, textOf(version.bytes)]).toEqual([200, 'as it was']);
		expect(version.bytes.length).toBe(kept?.bytes);
	});

	it('[I7] is read by readers and kept by writers, and by nobody else', async () => {
		const viewer = await tokenOf('viewer');
		const stranger = await tokenOf('editor', 'w2');
		await relay.documents.compactor.keepVersion('w1/plan', 'first', 'anna');
		expect((await ask({ token: viewer })).body.versions).toMatchObject([{ name: 'first', author: 'anna' }]);
		expect((await ask({ token: viewer, version: 'first' })).status).toBe(200);
		const refusals: [Asking, number, string][] = [
			[{ token: viewer, method: 'PUT', version: 'mine' }, 403, 'notAllowed'],
			[{ token: viewer, document: 'w1/private/badalona' }, 403, 'notAllowed'],
			[{ token: viewer, document: 'w1/private/badalona', version: 'first' }, 403, 'notAllowed'],
			[{ token: stranger }, 401, 'credentials'],
			[{ token: stranger, method: 'PUT', version: 'mine' }, 401, 'credentials'],
			[{ token: '' }, 401, 'credentials'],
			[{ token: 'made.up.token' }, 401, 'credentials'],
		];
		for (const [asking, status, error] of refusals)
			expect({ asking, ...(await ask(asking)) }).toMatchObject({ asking, status, body: { error } });
		expect(await storage.versions('w1/plan')).toHaveLength(1);
	});

	it('answers what it cannot do in a sentence', async () => {
		const token = await tokenOf('editor');
		const refusals: [Asking, number, string][] = [
			[{ token, version: 'never kept' }, 404, 'unknown'],
			[{ token, method: 'PUT', version: 'x', document: 'w1/org/badalona' }, 404, 'unknown'],
			[{ token, method: 'PUT' }, 400, 'malformed'],
			[{ token, method: 'PUT', version: '2026-11' }, 400, 'malformed'],
			[{ token, method: 'PUT', version: '../x' }, 400, 'malformed'],
			[{ token, method: 'PUT', version: 'x'.repeat(65) }, 400, 'malformed'],
			[{ token, document: 'w1/nonsense/x' }, 400, 'malformed'],
			[{ token, method: 'DELETE', version: 'x' }, 405, 'method'],
			[{ token, headers: { origin: 'https://evil.example' } }, 403, 'notAllowed'],
		];
		for (const [asking, status, error] of refusals) {
			const answer = await ask(asking);
			expect({ asking, ...answer }).toMatchObject({ asking, status, body: { error } });
			expect(answer.body.message).toMatch(/^[A-Z].*\.$/);
		}
	});

	it('keeps nothing of a log that is not one document, and says so', async () => {
		const token = await tokenOf('editor');
		await storage.append(makeRows([new Uint8Array([9, 9])], 'w1/plan', 2));
		const answer = await ask({ token, method: 'PUT', version: 'x' });
		expect([answer.status, answer.body.error]).toEqual([503, 'notReadable']);
		expect(await storage.versions('w1/plan')).toEqual([]);
	});

	it('is closed with the document', async () => {
		const token = await tokenOf('editor');
		await relay.documents.compactor.keepVersion('w1/plan', 'first', 'anna');
		retireDocument(access.database, 'w1/plan', 'anna');
		await access.gate.notice();
		const answer = await ask({ token, version: 'first' });
		expect([answer.status, answer.body.error]).toEqual([404, 'retired']);
	});
});
