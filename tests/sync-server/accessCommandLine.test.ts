import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAccess } from '../../sync-server/access/access.ts';
import { CLOSE } from '../../sync-server/documents/peer.ts';
import { callAccess, invite, join } from '../support/access.ts';
import { makeTemporaryDirectory, runRelay, spawnRelay, type SpawnedRelay } from '../support/relay.ts';
import { makeUpdate, RawPeer } from '../support/relayPeer.ts';

let data: string;
let keys: string;
let remove: () => void;
let relay: SpawnedRelay | null = null;
beforeEach(() => {
	const made = makeTemporaryDirectory();
	remove = made.remove;
	data = path.join(made.directory, 'data');
	keys = path.join(made.directory, 'data-keys');
});
afterEach(async () => {
	await relay?.kill();
	relay = null;
	remove();
});

async function start(...args: string[]): Promise<SpawnedRelay> {
	relay = await spawnRelay({ data, args, open: false });
	return relay;
}

async function stop(): Promise<void> {
	await relay?.terminate();
	relay = null;
}

/** What a command says, which must succeed. */
async function run(...args: string[]): Promise<string> {
	const { code, stdout, stderr } = await runRelay(...args, '--data', data);
	expect([code, stderr]).toEqual([0, '']);
	return stdout.trimEnd();
}

const secretOf = (link: string | undefined) => String(link).split('#')[1] ?? '';

describe('the first start', () => {
	it('makes an administrator and a recovery code, and later ones do not', async () => {
		const first = await start();
		expect(first.administrator).toMatch(new RegExp(`^${first.url}/join#[0-9a-f]{16}\\.[\\w-]{43}$`));
		expect(first.recovery).toMatch(/^([A-Z0-9]{4}-){4}[A-Z0-9]{4}$/);
		const anna = await join(first, secretOf(first.administrator));
		expect(anna).toMatchObject({ workspace: '*', role: 'administrator' });
		await stop();
		const second = await start();
		expect([second.administrator, second.recovery]).toEqual([undefined, undefined]);
		const peer = await RawPeer.join(`${second.socketUrl()}/plan`, { protocols: [anna.access] });
		await peer.leave();
	});

	it('keeps its keys for itself, and apart from the documents: losing those locks nobody out', async () => {
		const first = await start();
		const { access, refresh } = await join(first, secretOf(first.administrator));
		expect(statSync(keys).mode & 0o777).toBe(0o700);
		for (const file of readdirSync(keys))
			expect(statSync(path.join(keys, file)).mode & 0o777, file).toBe(0o600);
		await stop();
		rmSync(data, { recursive: true });
		const second = await start();
		const peer = await RawPeer.join(`${second.socketUrl()}/plan`, { protocols: [access] });
		peer.update(makeUpdate());
		await peer.until('update');
		const renewed = await callAccess(second, '/renew', { body: { refresh, workspace: 'w1' } });
		expect(renewed.status).toBe(200);
		await peer.leave();
	});

	it('takes another place for the keys, and leaves the mode of one that holds other things', async () => {
		const shared = path.join(path.dirname(data), 'shared');
		mkdirSync(path.join(shared, 'other'), { recursive: true, mode: 0o755 });
		await start('--keys', shared);
		expect(statSync(shared).mode & 0o777).toBe(0o755);
		expect(statSync(path.join(shared, 'access.sqlite')).mode & 0o777).toBe(0o600);
		expect(readdirSync(path.dirname(data))).not.toContain('data-keys');
	});

	it('begins links as it is told, and says in words what people need', async () => {
		const { administrator } = await start('--public-url', 'https://rumb.example.org/', '--host', '0.0.0.0');
		expect(administrator).toMatch(/^https:\/\/rumb\.example\.org\/join#/);
		expect(await run('invite', '--workspace', 'w1', '--role', 'viewer')).toMatch(
			/^https:\/\/rumb\.example\.org\/join#\S+$/,
		);
	});

	it('makes nothing where everybody may come', async () => {
		relay = await spawnRelay({ data });
		expect(relay.administrator).toBeUndefined();
		expect(readdirSync(path.dirname(data))).toEqual(['data']);
		expect((await callAccess(relay, '')).body).toMatchObject({ open: true, protocol: 1 });
		expect((await callAccess(relay, '/look', { body: { secret: 'x' } })).status).toBe(409);
	});
});

describe('invite', () => {
	it('prints a link that lets in whom it says', async () => {
		const started = await start();
		const link = await run(
			...['invite', '--workspace', 'w1', '--role', 'member', '--org', 'badalona', '--also', 'body/council'],
			...['--label', 'Badalona', '--days', '2', '--uses', '3', '--url', 'http://rumb.lan:80'],
		);
		expect(link).toMatch(/^http:\/\/rumb\.lan\/join#/);
		const looked = await callAccess(started, '/look', { body: { secret: secretOf(link) } });
		expect(looked.body).toMatchObject({
			workspace: 'w1',
			role: 'member',
			organisation: 'badalona',
			label: 'Badalona',
			usesLeft: 3,
		});
		const days = (Number(looked.body.expires) - Date.now()) / 86_400_000;
		expect(days).toBeGreaterThan(1.99);
		expect(days).toBeLessThan(2);
	});

	it('prints a bare token for a program, which ends with its invite', async () => {
		const started = await start();
		const token = await run('invite', '--workspace', 'w1', '--role', 'editor', '--token');
		const peer = await RawPeer.join(`${started.socketUrl()}/plan`, { protocols: [token] });
		peer.update(makeUpdate());
		await peer.until('update');
		const [, line = ''] = (await run('invites')).split('\n');
		expect(line).toMatch(/^[0-9a-f]{16}\tjoined\teditor\tw1\t-\t1\/1\t/);
		const [id = ''] = line.split('\t');
		expect(await run('revoke', id)).toBe(`Revoked ${id}.`);
		expect(await peer.closed).toEqual({ code: CLOSE.credentials, reason: 'revoked' });
		expect(await run('revoke', id)).toBe(`${id} was revoked before.`);
		expect(await run('invites')).toContain(`${id}\trevoked\t`);
	});
});

describe('where no relay has been started', () => {
	it.each([
		[['invite', '--workspace', 'w1', '--role', 'viewer']],
		[['invite', '--workspace', 'w1', '--role', 'viewer', '--token']],
		[['invites']],
		[['revoke', 'a']],
		[['recovery']],
		[['rotate']],
	])('%j says so, and makes no keys', async (args) => {
		const { code, stdout, stderr } = await runRelay(...args, '--data', data);
		expect([code, stdout]).toEqual([1, '']);
		expect(stderr).toMatch(
			/^No relay has been started with its keys in .*data-keys: start it once, or say.*\n$/,
		);
		expect(readdirSync(path.dirname(data))).toEqual([]);
	});
});

describe('invites', () => {
	it('calls an invite closed only where nobody may join and nobody has access', async () => {
		const access = await openAccess(keys);
		const started = await start('--keys', keys);
		const [past, later] = [Date.now() - 1000, Date.now() + 86_400_000];
		const full = invite(access, { role: 'viewer', label: 'full' });
		const left = invite(access, { role: 'viewer', label: 'left', uses: 2, ends: later });
		for (const { secret } of [full, left]) await join(started, secret);
		access.database.run('UPDATE invite SET expires = ? WHERE id = ?', past, left.id);
		invite(access, { role: 'viewer', label: 'more', expires: later });
		invite(access, { role: 'viewer', label: 'missed', expires: past, ends: later });
		invite(access, { role: 'viewer', label: 'ended', expires: past });
		access.close();
		const [, ...lines] = (await run('invites', '--workspace', 'w1')).split('\n');
		const states = lines.map((line) => [line.split('\t').at(-1), line.split('\t')[1]]);
		expect(Object.fromEntries(states)).toMatchObject({
			full: 'joined',
			left: 'joined',
			more: 'open',
			missed: 'closed',
			ended: 'closed',
		});
	});
});

describe('recovery', () => {
	it('makes a new code, after which the first one counts no more', async () => {
		const first = await start();
		const code = await run('recovery');
		const recover = (typed: unknown) => callAccess(first, '/recover', { body: { code: typed } });
		expect((await recover(first.recovery)).body).toEqual({ error: 'unknown' });
		const { body } = await recover(code.toLowerCase().replaceAll('-', ' '));
		expect((await join(first, String(body.secret))).role).toBe('administrator');
	});
});

describe('rotate', () => {
	it('is felt by a running relay: a token of the new key is good', async () => {
		const first = await start();
		expect(await run('rotate')).toMatch(/^The relay signs with \S+ now\.$/);
		const token = await run('invite', '--workspace', 'w1', '--role', 'viewer', '--token');
		const admitted = async () => {
			const peer = await RawPeer.open(`${first.socketUrl()}/plan`, { protocols: [token] });
			const closed = await Promise.race([peer.closed, peer.settle()]);
			await peer.leave();
			return closed === undefined;
		};
		await expect.poll(admitted, { timeout: 10_000 }).toBe(true);
	});
});

describe('bad arguments', () => {
	it.each([
		[['invite', '--role', 'editor'], /^Give --workspace a name of small letters/],
		[['invite', '--workspace', 'W', '--role', 'editor'], /^Give --workspace a name of small letters/],
		[['invite', '--workspace', 'w1'], /^Give --role one of administrator, editor/],
		[['invite', '--workspace', '*', '--role', 'editor'], /^Give --workspace a name: only an administrator/],
		[['invite', '--workspace', 'w1', '--role', 'member'], /^Say with --org of which organisation/],
		[['invite', '--workspace', 'w1', '--role', 'guest'], /^Say with --workshop of which workshop/],
		[['invite', '--workspace', 'w1', '--role', 'viewer', '--org', 'a/b'], /^Give --org the id/],
		[['invite', '--workspace', 'w1', '--role', 'guest', '--workshop', 'A'], /^Give --workshop the id/],
		[['invite', '--workspace', 'w1', '--role', 'viewer', '--days', 'many'], /^Give --days a number/],
		[['invite', '--workspace', 'w1', '--role', 'viewer', '--uses', '1.5'], /^Give --uses a whole number/],
		[['invite', '--workspace', 'w1', '--role', 'viewer', '--also', '../x'], /^Give --also the name/],
		[['invite', '--workspace', 'w1', '--role', 'viewer', '--url', 'rumb'], /^Give --url a whole address/],
		[['invite', '--what'], /^Unknown option '--what'\. Usage:/],
		[['revoke'], /^Name one invite/],
		[['revoke', 'a', 'b'], /^Name one invite/],
		[['rotate', 'now'], /^Unexpected argument 'now'/],
		[['serve', '--public-url', 'rumb'], /^Give --public-url a whole address/],
	])('%j are answered with one sentence', async (args, sentence) => {
		const { code, stdout, stderr } = await runRelay(...args);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(sentence);
		expect(stderr.trim().split('\n')).toHaveLength(1);
	});

	it('an invite that is not there is told so', async () => {
		await start();
		const { code, stderr } = await runRelay('revoke', 'abc', '--data', data);
		expect([code, stderr]).toEqual([2, 'There is no invite abc: "npm run relay -- invites" lists them.\n']);
	});
});
