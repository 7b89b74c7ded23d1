// Over 300 lines: every answer that a relay gives to an invite, with one server for all.
import '../support/browser.ts';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { DeviceTables } from '#lib/tables/device.ts';
import { Access, AccessRefused, RelayUnreachable } from '#lib/workspace/access.svelte.ts';
import { Device } from '#lib/workspace/device.svelte.ts';
import { readPasted, relayOrigin } from '#lib/workspace/invite.ts';
import { makeAccess } from '../support/access.ts';
import { startRelay } from '../support/relay.ts';

const SECRET = `0123456789abcdef.${'s'.repeat(43)}`;
const MINUTE = 60_000;

/** What the relay was asked, and what it answers: a status with an object, or a page. */
type Answer = { status: number; said: unknown };
type Script = (path: string, body: Record<string, unknown>, token: string) => Answer | Promise<Answer>;

const servers: Server[] = [];
afterEach(() => {
	for (const server of servers.splice(0)) server.close();
});

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
	let text = '';
	for await (const part of request) text += String(part);
	return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}

/** Something that answers at an address as the script says. */
async function answering(script: Script): Promise<string> {
	const server = createServer((request, response) => {
		void (async () => {
			const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
			const { status, said } = await script(request.url ?? '', await read(request), token);
			response.writeHead(status, { Connection: 'close' });
			response.end(typeof said === 'string' ? said : JSON.stringify(said));
		})();
	});
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let made = 0;
/** A token as long as the relay says, that was made by its clock: here an hour behind. */
function tokenFor(seconds: number): { access: string; accessExpires: number } {
	const iat = Math.floor(Date.now() / 1000) - 3600;
	const claims = Buffer.from(JSON.stringify({ iat, exp: iat + seconds, jti: made++ })).toString('base64url');
	return { access: `head.${claims}.sign`, accessExpires: (iat + seconds) * 1000 };
}

const joined = (seconds: number, workspace = 'plan-a') => ({
	...tokenFor(seconds),
	relay: 'relay-1',
	workspace,
	role: 'member',
	organisation: 'badalona',
	person: 'p1',
	name: 'Anna',
	invite: '0123456789abcdef',
	refresh: 'refresh-1',
	inviteExpires: Date.now() + 86_400_000,
});
const renewed = (seconds: number) => {
	const { role, organisation, person, name, inviteExpires } = joined(seconds);
	return { ...tokenFor(seconds), role, organisation, person, name, inviteExpires };
};
const ok = (said: unknown): Answer => ({ status: 200, said });
const no = (error: string, status = 403): Answer => ({ status, said: { error } });
const me = { name: 'Anna', person: 'p1' };

let devices = 0;
const tablesOf = (number: number) => new DeviceTables(`access-test-${number}`);
const openTables = () => tablesOf(devices++);

/** Somebody who joined with a token of so many seconds, at a relay that then answers as the script says. */
async function member(seconds: number, script: Script, workspace = 'plan-a') {
	const relay = await answering((path, body, token) =>
		path === '/access/join' ? ok(joined(seconds, workspace)) : script(path, body, token),
	);
	const tables = openTables();
	const access = new Access(tables, relay);
	await access.join(relay, SECRET, me);
	return { relay, tables, access };
}

describe('[I7] what a relay gave', () => {
	test('is kept on the device, for that workspace alone', async () => {
		const { tables, relay } = await member(900, () => no('unknown'));
		const again = new Access(tables, relay);
		expect(await again.credentialsFor('plan-a')).toMatchObject({
			relay,
			relayId: 'relay-1',
			role: 'member',
			organisation: 'badalona',
			workshop: '',
		});
		expect(await again.credentialsFor('plan-b')).toBeNull();
		expect(await again.token('plan-b')).toBe('');
	});

	test('holds for every workspace of a relay when it is for the whole relay, and for none of another', async () => {
		const { access, relay } = await member(900, () => no('unknown'), '*');
		expect((await access.credentialsFor('plan-b'))?.workspace).toBe('*');
		await access.connect('plan-c', 'https://elsewhere.example');
		expect(await access.credentialsFor('plan-c')).toBeNull();
		expect(await access.relayFor('plan-b')).toBe(relay);
		expect(await access.relayFor('plan-c')).toBe('https://elsewhere.example');
		await access.leave('plan-b');
		expect(await access.credentialsFor('plan-b')).toBeNull();
		await access.connect('plan-b', relay);
		expect((await access.credentialsFor('plan-b'))?.workspace).toBe('*');
	});

	test('is used while it is young by the relay’s own count, however wrong this device’s clock is', async () => {
		const { access } = await member(900, () => no('unknown'));
		const { access: token, accessExpires } = (await access.credentialsFor('plan-a'))!;
		expect(await access.token('plan-a')).toBe(token);
		expect(Math.abs(accessExpires - Date.now() - 15 * MINUTE)).toBeLessThan(MINUTE);
	});

	test('is asked for under a word that is the same each time, another at another relay, and in no record', async () => {
		const words: unknown[] = [];
		const script: Script = (_, body) => (words.push(body.device), ok(joined(900)));
		const [one, other] = [await answering(script), await answering(script)];
		const device = await Device.open(openTables());
		const access = new Access(device.tables, one);
		for (const relay of [one, one, other]) await access.join(relay, SECRET, me);
		expect(words[0]).toMatch(/^[0-9a-f]{32}$/);
		expect(words[1]).toBe(words[0]);
		expect(words[2]).not.toBe(words[0]);
		expect(words).not.toContain(device.id);
	});

	test('is renewed once for all who ask at the same time, and kept', async () => {
		const asked: Record<string, unknown>[] = [];
		const { access, tables, relay } = await member(0, (_, body) => {
			asked.push(body);
			return ok(renewed(900));
		});
		const tokens = await Promise.all([1, 2, 3].map(() => access.token('plan-a')));
		expect(asked).toEqual([{ refresh: 'refresh-1', workspace: 'plan-a' }]);
		expect(new Set(tokens).size).toBe(1);
		expect(await new Access(tables, relay).token('plan-a')).toBe(tokens[0]);
	});

	test('tells refusal from silence, and survives both', async () => {
		const { access, tables } = await member(0, () => no('revoked', 401));
		const refusal = await access.token('plan-a').catch((error: unknown) => error);
		expect(refusal).toBeInstanceOf(AccessRefused);
		expect(refusal).toMatchObject({ code: 'revoked', credentials: true });
		for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
		await expect(access.token('plan-a')).rejects.toBeInstanceOf(RelayUnreachable);
		expect(await new Access(tables, null).credentialsFor('plan-a')).not.toBeNull();
	});

	test('is still used when it is old but good and nobody answers', async () => {
		const { access } = await member(900, () => no('unknown'));
		const old = { ...tokenFor(900) };
		await access.follow('plan-a', old.access, old.accessExpires);
		const credentials = (await access.credentialsFor('plan-a'))!;
		expect(credentials.access).toBe(old.access);
		for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
		await expect(access.token('plan-a', { fresh: true })).rejects.toBeInstanceOf(RelayUnreachable);
		expect(await access.token('plan-a')).toBe(old.access);
	});

	test('is not brought back by a renewal that ends after somebody left', async () => {
		let answer = () => {};
		let askedFor = () => {};
		const asked = new Promise<void>((resolve) => (askedFor = resolve));
		const { access } = await member(0, async () => {
			askedFor();
			await new Promise<void>((resolve) => (answer = resolve));
			return ok(renewed(900));
		});
		const changes: string[] = [];
		access.onChange((workspace) => changes.push(workspace));
		const late = access.token('plan-a');
		await asked;
		await access.leave('plan-a');
		answer();
		await late;
		expect(await access.credentialsFor('plan-a')).toBeNull();
		expect(await access.relayFor('plan-a')).toBeNull();
		expect(changes).toEqual(['plan-a']);
	});
});

describe('administering', () => {
	test('asks once more with a fresh token when the relay no longer takes the old one', async () => {
		const seen: string[] = [];
		const { access, relay } = await member(900, (path, body, token) => {
			if (path === '/access/renew') return ok(renewed(900));
			seen.push(token);
			if (seen.length === 1) return no('expired', 401);
			return ok({ id: 'i', secret: SECRET, expires: 1, asked: body });
		});
		const made = await access.invite('plan-a', { role: 'viewer', days: 30 });
		expect(made.link).toBe(`${relay}/join#${SECRET}`);
		expect(new Set(seen).size).toBe(2);
		expect((made as unknown as { asked: unknown }).asked).toEqual({
			workspace: 'plan-a',
			role: 'viewer',
			days: 30,
		});
	});

	test('does not ask again for what may not be done', async () => {
		let asked = 0;
		const { access } = await member(900, () => (asked++, no('notAllowed')));
		await expect(access.invites('plan-a')).rejects.toMatchObject({ code: 'notAllowed' });
		expect(asked).toBe(1);
	});
});

describe('[I7] with a relay', () => {
	test('somebody joins, invites, adds a device, is renewed and is revoked', async () => {
		const keys = await makeAccess();
		const relay = await startRelay({ access: keys });
		try {
			const anna = new Access(openTables(), relay.url);
			const { secret } = keys.invites.createAdministrator({ days: 1, uses: 1, createdBy: 'test' });
			expect((await anna.look(relay.url, secret)).role).toBe('administrator');
			await anna.join(relay.url, secret, { name: 'Anna', person: 'anna' });
			expect(await anna.workspaces()).toEqual([]);

			const wish = { role: 'member', organisation: 'badalona', days: 7, uses: 1, label: 'Joan' } as const;
			const made = await anna.invite('plan-a', wish);
			const pasted = readPasted(made.link);
			expect(pasted).toEqual({ relay: relay.url, secret: made.secret });
			const joan = new Access(openTables(), relay.url);
			const first = await joan.join(relay.url, made.secret, { name: 'Joan', person: 'joan' });
			expect(first).toMatchObject({ person: 'joan', role: 'member', organisation: 'badalona' });
			const again = await joan.join(relay.url, made.secret, { name: 'Joan', person: 'joan' });
			expect(again.person).toBe('joan');
			const other = new Access(openTables(), relay.url);
			const used = other.join(relay.url, made.secret, { name: 'Mar', person: 'mar' });
			await expect(used).rejects.toMatchObject({ code: 'used' });

			const device = await joan.inviteMyDevice('plan-a');
			const phone = new Access(openTables(), relay.url);
			expect((await phone.look(relay.url, device.secret)).name).toBe('Joan');
			const added = await phone.join(relay.url, device.secret, { name: 'Joan', person: 'other' });
			expect(added).toMatchObject({ person: 'joan', role: 'member' });

			const token = await joan.token('plan-a', { fresh: true });
			expect((await joan.credentialsFor('plan-a'))?.access).toBe(token);
			await expect(joan.invites('plan-a')).rejects.toMatchObject({ code: 'notAllowed' });
			const listed = await anna.invites('plan-a');
			const members = listed.find(({ id }) => id === made.id)!.members.map(({ name }) => name);
			expect(members).toEqual(['Joan']);
			const before = (await anna.credentialsFor('plan-a'))!;
			expect(await anna.extend('plan-a', made.id, 30)).toBeGreaterThan(made.expires);
			expect(await anna.writers('plan-a')).toEqual([]);
			expect((await anna.credentialsFor('plan-a'))!.access).toBe(before.access);

			await anna.revoke('plan-a', made.id);
			for (const access of [joan, phone])
				await expect(access.token('plan-a', { fresh: true })).rejects.toMatchObject({ code: 'revoked' });
		} finally {
			await relay.stop();
			keys.remove();
		}
	});
});

describe('a relay that is described', () => {
	test('is one only where a relay answers', async () => {
		const access = new Access(openTables(), null);
		const relay = await answering(() => ok({ relay: 'r', open: true, protocol: 1 }));
		expect(await access.describeRelay(relay)).toEqual({ relay: 'r', open: true });
		const page = await answering(() => ok('<!doctype html><title>Rumb</title>'));
		expect(await access.describeRelay(page)).toBeNull();
		expect(await access.describeRelay('http://127.0.0.1:9')).toBeNull();
		await expect(access.look(page, SECRET)).rejects.toBeInstanceOf(RelayUnreachable);
	});
});

describe('what people paste', () => {
	test.each([
		[`https://rumb.example.cat/join#${SECRET}`, { secret: SECRET, relay: 'https://rumb.example.cat' }],
		[` <http://192.168.1.20:4173/join#${SECRET}> \n`, { secret: SECRET, relay: 'http://192.168.1.20:4173' }],
		[`#${SECRET}`, { secret: SECRET, relay: null }],
		[SECRET, { secret: SECRET, relay: null }],
		['ABCD-EF01-2345-6789-GHJK', { code: 'ABCD-EF01-2345-6789-GHJK' }],
		['abcd ef01 2345 6789 ghjk', { code: 'abcd ef01 2345 6789 ghjk' }],
		['wss://rumb.example.cat/', { relay: 'https://rumb.example.cat' }],
		['rumb.example.cat', { relay: 'https://rumb.example.cat' }],
		['localhost:4173', { relay: 'https://localhost:4173' }],
		['https://rumb.example.cat/join#short', null],
		['hello', null],
		['', null],
		['javascript:alert(1)', null],
	])('%s', (pasted, expected) => expect(readPasted(pasted)).toEqual(expected));

	test('an address without a scheme takes the page’s', () => {
		expect(relayOrigin('192.168.1.20:4173/w/x', 'http:')).toBe('http://192.168.1.20:4173');
		expect(relayOrigin('http://', 'http:')).toBeNull();
	});
});

describe('the person at a device', () => {
	test('becomes who the relay says, with the same colour everywhere, and stays so', async () => {
		const number = devices++;
		const device = await Device.open(tablesOf(number));
		await device.adopt({ id: 'anna', name: ' Anna ' });
		expect(device.person).toMatchObject({ id: 'anna', name: 'Anna' });
		const again = await Device.open(tablesOf(number));
		expect(again.person).toEqual(device.person);
		expect(again.id).toBe(device.id);
	});
});
