// Over 300 lines: every path of the access API, with one setting for all.

import http from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, type Grant } from '../../sync-server/access/gate.ts';
import { CLOSE } from '../../sync-server/documents/peer.ts';
import {
	callAccess,
	invite,
	inviteAndJoin,
	join,
	makeAccess,
	type InviteOptions,
	type Joined,
	type MadeAccess,
} from '../support/access.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { makeUpdate, RawPeer } from '../support/relayPeer.ts';

let access: MadeAccess;
let relay: StartedRelay;
beforeEach(async () => {
	access = await makeAccess();
	relay = await startRelay({ access });
});
afterEach(async () => {
	await relay.stop();
	access.remove();
});

const call = (path: string, options?: Parameters<typeof callAccess>[2]) => callAccess(relay, path, options);
const post = (path: string, body: unknown, token?: string) => call(path, { body, token });
const come = (options: InviteOptions & { name?: string }) => inviteAndJoin(relay, access, options);

/** Status and error of an answer. */
async function faultOf(answer: ReturnType<typeof call>): Promise<[number, unknown]> {
	const { status, body } = await answer;
	return [status, body.error];
}

const DEVICE = 'a word of this device';

describe('joining', () => {
	it('gives a person, a name and rights for as long as the invite lasts', async () => {
		const { secret, id } = invite(access, { role: 'member', organisation: 'badalona', days: 1 });
		const anna = await join(relay, secret, { name: '  Anna ', person: 'p1' });
		expect(anna).toMatchObject({
			relay: access.keyring.relay,
			workspace: 'w1',
			role: 'member',
			organisation: 'badalona',
			person: 'p1',
			name: 'Anna',
			invite: id,
		});
		expect(anna.inviteExpires - Date.now()).toBeGreaterThan(23 * 3_600_000);
		expect(anna.accessExpires - Date.now()).toBeLessThanOrEqual(15 * 60_000);
		const grant = (await access.gate.admit(anna.access, 'w1')) as Grant;
		expect(grant).toMatchObject({ role: 'member', person: 'p1', organisation: 'badalona', name: 'Anna' });
		expect(grant.rightTo('org/badalona')).toBe('write');
		expect(grant.expires).toBe(anna.accessExpires);
	});

	it('is told beforehand until when one may come, and until when one may stay', async () => {
		const [expires, ends] = [Date.now() + 60_000, Date.now() + 3_600_000];
		const { secret } = invite(access, { role: 'editor', expires, ends });
		expect((await post('/look', { secret })).body).toMatchObject({ expires, ends });
		expect((await join(relay, secret)).inviteExpires).toBe(ends);
	});

	it('twice with the same device is joining once, also when the invite is used up', async () => {
		const { secret, id } = invite(access, { role: 'editor' });
		const once = await join(relay, secret, { device: DEVICE, person: 'p1' });
		const twice = await join(relay, secret, { device: DEVICE, person: 'other', name: 'Anna B.' });
		expect(twice).toMatchObject({ person: once.person, invite: id, name: 'Anna B.' });
		expect(access.invites.find(id)?.used).toBe(1);
		await expect(join(relay, secret)).rejects.toThrow('410 {"error":"used"}');
		expect((await post('/look', { secret })).body.usesLeft).toBe(0);
	});

	it('takes no more uses than there are, however many come at once', async () => {
		const { secret } = invite(access, { role: 'viewer', uses: 5 });
		const results = await Promise.allSettled(Array.from({ length: 12 }, () => join(relay, secret)));
		expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
	});

	it('under the id of somebody else gives another, and under one’s own the same', async () => {
		const anna = await join(relay, invite(access, { role: 'editor' }).secret, {
			person: 'p1',
			device: DEVICE,
		});
		const thief = await join(relay, invite(access, { role: 'viewer' }).secret, { person: 'p1' });
		expect(thief.person).not.toBe(anna.person);
		const again = await join(relay, invite(access, { role: 'guest', workshop: 'x' }).secret, {
			person: 'p1',
			device: DEVICE,
		});
		expect(again.person).toBe('p1');
	});

	it('under an id that cannot stand in the name of a document gives another', async () => {
		for (const person of ['../plan', '*', 'A', '', 'x'.repeat(65)])
			expect((await join(relay, invite(access, { role: 'viewer' }).secret, { person })).person).toMatch(
				/^p[0-9a-f]{20}$/,
			);
	});

	it('with what is no secret, or ended, or was revoked, or is not shaped like a call, says so and no more', async () => {
		const device = DEVICE;
		const { secret } = invite(access, { role: 'editor' });
		const near = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
		for (const wrong of [near, `0123456789abcdef.${'x'.repeat(43)}`, 'x', ''])
			for (const path of ['/look', '/join'])
				expect(await faultOf(post(path, { secret: wrong, name: 'A', device })), wrong).toEqual([
					404,
					'unknown',
				]);
		const ended = invite(access, { role: 'editor', expires: Date.now() - 1 });
		const revoked = invite(access, { role: 'editor' });
		access.invites.revoke(revoked.id);
		expect(await faultOf(post('/look', { secret: ended.secret }))).toEqual([410, 'expired']);
		expect(await faultOf(post('/join', { secret: revoked.secret, name: 'A', device }))).toEqual([
			410,
			'revoked',
		]);
		for (const body of [
			{},
			{ secret: 1 },
			{ secret, device: 'short' },
			{ secret, device, name: 'a\nb' },
			[],
			null,
		])
			expect(await faultOf(post('/join', body)), JSON.stringify(body)).toEqual([400, 'malformed']);
		expect(await faultOf(post('/join', '{'))).toEqual([400, 'malformed']);
		expect((await post('/look', { secret })).body.usesLeft).toBe(1);
	});
});

describe('renewing', () => {
	it('gives a fresh token with what the invite says now, perhaps under another name', async () => {
		const anna = await come({ role: 'editor' });
		const { status, body } = await post('/renew', {
			refresh: anna.refresh,
			workspace: 'w1',
			name: 'Anna B.',
		});
		expect(status).toBe(200);
		expect(body).toMatchObject({ role: 'editor', person: anna.person, name: 'Anna B.' });
		const grant = (await access.gate.admit(String(body.access), 'w1')) as Grant;
		expect(grant.name).toBe('Anna B.');
		expect(access.members.list(anna.invite)[0]?.name).toBe('Anna B.');
	});

	it('is refused once the invite was revoked or has ended, in another workspace, and with another token', async () => {
		const anna = await come({ role: 'editor' });
		const renew = (body: object) => faultOf(post('/renew', { workspace: 'w1', ...body }));
		expect(await renew({ refresh: anna.access })).toEqual([401, 'unknown']);
		expect(await renew({ refresh: anna.refresh, workspace: 'w2' })).toEqual([401, 'unknown']);
		access.database.run('UPDATE invite SET ends = ? WHERE id = ?', Date.now() - 1, anna.invite);
		expect(await renew({ refresh: anna.refresh })).toEqual([401, 'expired']);
		access.database.run('UPDATE invite SET ends = ? WHERE id = ?', Date.now() + 60_000, anna.invite);
		access.invites.revoke(anna.invite);
		expect(await renew({ refresh: anna.refresh })).toEqual([401, 'revoked']);
	});

	it('never lasts longer than the invite', async () => {
		const anna = await come({ role: 'editor', days: 1 / 1440 });
		expect(anna.accessExpires).toBeLessThanOrEqual(anna.inviteExpires);
	});
});

describe('one more device', () => {
	let anna: Joined;
	let device: { secret: string; id: string };
	beforeEach(async () => {
		anna = await come({ role: 'member', organisation: 'badalona', name: 'Anna' });
		device = (await post('/device', {}, anna.access)).body as typeof device;
	});

	it('is the same person with the same rights, and stays when a day has passed', async () => {
		expect((await post('/look', { secret: device.secret })).body).toMatchObject({
			name: 'Anna',
			role: 'member',
			invitedBy: 'Anna',
			ends: anna.inviteExpires,
		});
		const phone = await join(relay, device.secret, { name: '', person: 'other' });
		expect(phone).toMatchObject({ person: anna.person, name: 'Anna', organisation: 'badalona' });
		expect(phone.inviteExpires).toBe(anna.inviteExpires);
		await expect(join(relay, device.secret)).rejects.toThrow('used');
		access.database.run('UPDATE invite SET expires = ? WHERE id = ?', Date.now() - 1, device.id);
		expect((await post('/renew', { refresh: phone.refresh, workspace: 'w1' })).status).toBe(200);
	});

	it('is listed to keep its access for as long as its person', async () => {
		const admin = await come({ role: 'administrator' });
		const { body } = await call('/invites?workspace=w1', { token: admin.access });
		const listed = (body.invites as { id: string; ends: number }[]).find(({ id }) => id === device.id);
		expect(listed?.ends).toBe(anna.inviteExpires);
	});

	it('leaves with whom it belongs to', async () => {
		const phone = await join(relay, device.secret);
		const peer = await RawPeer.join(`${relay.socketUrl()}/org/badalona`, { protocols: [phone.access] });
		access.invites.revoke(anna.invite);
		await access.gate.notice();
		expect(await peer.closed).toEqual({ code: CLOSE.credentials, reason: 'revoked' });
		expect(await faultOf(post('/renew', { refresh: phone.refresh, workspace: 'w1' }))).toEqual([
			401,
			'revoked',
		]);
	});
});

describe('[I7] administering', () => {
	let admin: Joined;
	beforeEach(async () => {
		admin = await come({ role: 'administrator', workspace: '*', name: 'Admin' });
	});

	it('is for whoever presents a token, and only to administrators', async () => {
		const editor = await come({ role: 'editor' });
		const wish = { workspace: 'w1', role: 'viewer' };
		expect(await faultOf(post('/invites', wish))).toEqual([401, 'notOpen']);
		expect(await faultOf(post('/invites', wish, 'garbage'))).toEqual([401, 'unknown']);
		expect(await faultOf(post('/invites', wish, editor.access))).toEqual([403, 'notAllowed']);
		const member = await come({ role: 'member', organisation: 'badalona' });
		expect(await faultOf(call('/invites?workspace=w1', { token: member.access }))).toEqual([
			403,
			'notAllowed',
		]);
		expect(await faultOf(call('/writers?workspace=w1', { token: editor.access }))).toEqual([
			403,
			'notAllowed',
		]);
		expect(await faultOf(call('/workspaces', { token: editor.access }))).toEqual([403, 'notAllowed']);
		const retire = { workspace: 'w1', document: 'report/r1' };
		expect(await faultOf(post('/retire', retire, editor.access))).toEqual([403, 'notAllowed']);
		expect(await faultOf(post(`/invites/${admin.invite}/revoke`, {}, editor.access))).toEqual([
			404,
			'unknown',
		]);
		expect(isRefusal(await access.gate.admit(admin.access, 'w1'))).toBe(false);
	});

	it('of one workspace ends at its border', async () => {
		const local = await come({ role: 'administrator' });
		const elsewhere = await come({ role: 'editor', workspace: 'w2' });
		const token = local.access;
		expect((await post('/invites', { workspace: 'w1', role: 'administrator' }, token)).status).toBe(200);
		for (const workspace of ['w2', '*'])
			expect(await faultOf(post('/invites', { workspace, role: 'administrator' }, token))).toEqual([
				403,
				'notAllowed',
			]);
		expect(await faultOf(call('/invites?workspace=w2', { token }))).toEqual([403, 'notAllowed']);
		expect(await faultOf(call('/workspaces', { token }))).toEqual([403, 'notAllowed']);
		for (const id of [elsewhere.invite, admin.invite])
			expect(await faultOf(post(`/invites/${id}/revoke`, {}, token))).toEqual([404, 'unknown']);
		const { body } = await call('/invites?workspace=w1', { token });
		const listed = body.invites as { workspace: string }[];
		expect(new Set(listed.map(({ workspace }) => workspace))).toEqual(new Set(['w1']));
	});

	it('invites, lists with who came and what they wrote, prolongs and revokes', async () => {
		const wish = { workspace: 'w1', role: 'member', organisation: 'badalona', label: 'B', days: 3, uses: 2 };
		const made = await post('/invites', { ...wish, also: ['body/council'] }, admin.access);
		expect(made.status).toBe(200);
		const { id, secret } = made.body as { id: string; secret: string };
		const anna = await join(relay, secret, { name: 'Anna' });
		const peer = await RawPeer.join(`${relay.socketUrl()}/body/council`, { protocols: [anna.access] });
		const update = makeUpdate();
		peer.update(update);
		await peer.until('update');
		const list = async () => {
			const { body } = await call('/invites?workspace=w1', { token: admin.access });
			return (body.invites as Record<string, unknown>[]).find((listed) => listed.id === id);
		};
		expect(await list()).toMatchObject({
			...{ id, kind: 'invite', workspace: 'w1', role: 'member', organisation: 'badalona', workshop: '' },
			...{ label: 'B', also: ['body/council'], createdBy: admin.person, uses: 2, used: 1, revoked: null },
			members: [{ person: anna.person, name: 'Anna' }],
			writes: { rows: 1, bytes: update.length },
		});
		expect(JSON.stringify(await list())).not.toContain(secret.slice(17));
		const { body: writers } = await call('/writers?workspace=w1&document=body/council', {
			token: admin.access,
		});
		expect(writers.writers).toMatchObject([{ document: 'body/council', invite: id, rows: 1 }]);
		expect((await call('/writers?workspace=w1&document=plan', { token: admin.access })).body.writers).toEqual(
			[],
		);
		const { body: workspaces } = await call('/workspaces', { token: admin.access });
		expect(workspaces.workspaces).toMatchObject([{ workspace: 'w1', documents: 1 }]);

		const prolonged = await post(`/invites/${id}/renew`, { days: 10, uses: 5 }, admin.access);
		expect(await list()).toMatchObject({ expires: prolonged.body.expires, uses: 5 });
		expect(await faultOf(post(`/invites/${id}/renew`, { days: -1 }, admin.access))).toEqual([
			400,
			'malformed',
		]);
		expect((await post(`/invites/${id}/revoke`, {}, admin.access)).status).toBe(200);
		expect(await peer.closed).toEqual({ code: CLOSE.credentials, reason: 'revoked' });
		expect(await faultOf(post(`/invites/${id}/renew`, { days: 1 }, admin.access))).toEqual([409, 'revoked']);
	});

	it('refuses what is no invite', async () => {
		const wrong = [
			{ role: 'editor' },
			{ workspace: 'w1', role: 'king' },
			{ workspace: 'W1', role: 'editor' },
			{ workspace: '*', role: 'editor' },
			{ workspace: 'w1', role: 'member' },
			{ workspace: 'w1', role: 'guest' },
			{ workspace: 'w1', role: 'member', organisation: '*' },
			{ workspace: 'w1', role: 'viewer', also: ['private/badalona'] },
			{ workspace: 'w1', role: 'viewer', also: ['body/*'] },
			{ workspace: 'w1', role: 'viewer', days: 0 },
			{ workspace: 'w1', role: 'viewer', uses: 1.5 },
			{ workspace: 'w1', role: 'viewer', label: 'x'.repeat(201) },
		];
		for (const wish of wrong)
			expect(await faultOf(post('/invites', wish, admin.access)), JSON.stringify(wish)).toEqual([
				400,
				'malformed',
			]);
	});

	it('retires a document for ever', async () => {
		const retire = { workspace: 'w1', document: 'report/r1' };
		const peer = await RawPeer.join(`${relay.socketUrl()}/report/r1`, { protocols: [admin.access] });
		expect((await post('/retire', retire, admin.access)).status).toBe(200);
		expect((await peer.closed).code).toBe(CLOSE.retired);
		expect(await faultOf(post('/retire', { ...retire, document: '../x' }, admin.access))).toEqual([
			400,
			'malformed',
		]);
	});

	it('lets a facilitator invite, see and revoke the guests of their workshop, and nobody else', async () => {
		const { access: token } = await come({ role: 'facilitator', workshop: 'x' });
		const guest = { workspace: 'w1', role: 'guest', workshop: 'x' };
		const made = await post('/invites', guest, token);
		expect(made.status).toBe(200);
		for (const wish of [
			{ ...guest, workshop: 'y' },
			{ ...guest, workspace: 'w2' },
			{ ...guest, role: 'facilitator' },
			{ ...guest, also: ['org/badalona'] },
			{ ...guest, organisation: 'badalona' },
			{ workspace: 'w1', role: 'viewer' },
		])
			expect(await faultOf(post('/invites', wish, token)), JSON.stringify(wish)).toEqual([403, 'notAllowed']);
		invite(access, { role: 'guest', workshop: 'y' });
		const { body } = await call('/invites?workspace=w1', { token });
		expect(body.invites).toMatchObject([{ id: made.body.id, role: 'guest', workshop: 'x', uses: 500 }]);
		expect((await post(`/invites/${String(made.body.id)}/revoke`, {}, token)).status).toBe(200);
		expect(await faultOf(post(`/invites/${admin.invite}/revoke`, {}, token))).toEqual([404, 'unknown']);
	});
});

describe('recovering', () => {
	it('makes an administrator once, within an hour, who then stays', async () => {
		const code = await access.recovery.renewCode();
		const { status, body } = await post('/recover', { code: ` ${code.toLowerCase()}` });
		expect(status).toBe(200);
		const admin = await join(relay, String(body.secret));
		expect(admin).toMatchObject({ workspace: '*', role: 'administrator' });
		const listed = await call('/invites?workspace=w1', { token: admin.access });
		expect(listed.body.invites).toMatchObject([{ createdBy: 'recovery', label: 'recovery' }]);
		expect(admin.inviteExpires - Date.now()).toBeGreaterThan(365 * 86_400_000);
		await expect(join(relay, String(body.secret))).rejects.toThrow('used');
	});

	it('is allowed a few times a minute at one address', async () => {
		await access.recovery.renewCode();
		const faults = [];
		for (let i = 0; i < 7; i++) faults.push(await faultOf(post('/recover', { code: `wrong ${i}` })));
		expect(faults.slice(0, 5)).toEqual(Array(5).fill([404, 'unknown']));
		expect(faults.slice(5)).toEqual(Array(2).fill([429, 'tooFast']));
	});
});

describe('guessing', () => {
	it('secrets is slowed down at the address that guesses, which a proxy of ours tells', async () => {
		await relay.stop();
		relay = await startRelay({ access, trustProxy: true });
		const { secret } = invite(access, { role: 'viewer' });
		const look = (text: string, from: string) =>
			faultOf(call('/look', { body: { secret: text }, headers: { 'X-Forwarded-For': from } }));
		for (let i = 0; i < 20; i++) expect(await look('x', '1.1.1.1, 2.2.2.2')).toEqual([404, 'unknown']);
		expect(await look('x', '9.9.9.9, 2.2.2.2')).toEqual([429, 'tooFast']);
		expect(await look(secret, '3.3.3.3')).toEqual([200, undefined]);
	});

	it('from an address that somebody only claims counts at their own', async () => {
		for (let i = 0; i < 20; i++)
			await call('/look', { body: { secret: 'x' }, headers: { 'X-Forwarded-For': `4.4.4.${i}` } });
		expect(await faultOf(post('/look', { secret: 'x' }))).toEqual([429, 'tooFast']);
	});
});

describe('a relay that is open to everybody', () => {
	it('says to whoever brings a secret that none is needed, not that it is wrong', async () => {
		await relay.stop();
		relay = await startRelay({});
		const { body } = await call('');
		expect(body.open).toBe(true);
		for (const path of ['/look', '/join', '/recover', '/attend'])
			expect(await faultOf(post(path, { secret: 'x', code: 'x' }))).toEqual([409, 'open']);
		expect(await faultOf(post('/invites', {}))).toEqual([404, 'unknown']);
	});
});

describe('the door', () => {
	it('answers pages of allowed sites only, and their preflights', async () => {
		await relay.stop();
		relay = await startRelay({ access, origins: ['https://app.example'] });
		const allowed = await call('', { headers: { Origin: 'https://app.example' } });
		expect(allowed.headers.get('access-control-allow-origin')).toBe('https://app.example');
		expect(allowed.body).toEqual({
			relay: access.keyring.relay,
			open: false,
			protocol: 1,
			now: expect.any(Number),
		});
		expect(allowed.headers.get('cache-control')).toBe('no-store');
		const preflight = await call('/join', { method: 'OPTIONS', headers: { Origin: 'https://app.example' } });
		expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
			204,
			'Authorization, Content-Type',
		]);
		const evil = await call('', { headers: { Origin: 'https://evil.example' } });
		expect([evil.status, evil.headers.get('access-control-allow-origin')]).toEqual([403, null]);
	});

	it('takes neither large bodies nor other types, methods and paths', async () => {
		expect(await faultOf(post('/look', { secret: 'x'.repeat(17_000) }))).toEqual([413, 'malformed']);
		const text = call('/look', { body: '{}', headers: { 'Content-Type': 'text/plain' } });
		expect(await faultOf(text)).toEqual([415, 'malformed']);
		expect(await faultOf(call('/join'))).toEqual([405, 'malformed']);
		expect(await faultOf(call('/what'))).toEqual([404, 'unknown']);
		expect(await faultOf(post('/invites/../join', {}))).toEqual([400, 'malformed']);
	});

	it('stops reading a body that does not say how large it is', async () => {
		const request = http.request(`${relay.url}/access/look`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' },
		});
		request.on('error', () => {});
		const status = new Promise((resolve) =>
			request.on('response', (response) => resolve(response.resume().statusCode)),
		);
		for (let i = 0; i < 4; i++) request.write('x'.repeat(8000));
		expect(await status).toBe(413);
		request.destroy();
	});
});
