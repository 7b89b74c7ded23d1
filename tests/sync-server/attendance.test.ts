// Over 300 lines: everything that a workshop asks of the relay, with one setting for all.

import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_WORKSHOPS } from '../../sync-server/access/attendance.ts';
import { isRefusal, type Grant } from '../../sync-server/access/gate.ts';
import { TOKEN_LIMIT } from '../../sync-server/access/tokens.ts';
import { CLOSE } from '../../sync-server/documents/peer.ts';
import { OP } from '../../sync-server/mux/wire.ts';
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
import { joinMux, type MuxPeer } from '../support/muxPeer.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { makeUpdate, RawPeer } from '../support/relayPeer.ts';
import { joinBy, WAYS_IN } from '../support/waysIn.ts';

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

const post = (path: string, body: Record<string, unknown>, token: string) =>
	callAccess(relay, path, { body, token });
const come = (options: InviteOptions & { name?: string }) => inviteAndJoin(relay, access, options);
const inviteGuests = (more: Partial<InviteOptions> = {}) =>
	invite(access, { role: 'guest', workshop: 'w', uses: 60, ...more });
const attend = (who: Joined, secret: string) => post('/attend', { secret }, who.access);
const facilitate = (who: Joined, workshop = 'w') =>
	post(`/workshops/${workshop}/facilitate`, { workspace: 'w1' }, who.access);
const remove = (by: Joined, person: string, workshop = 'w') =>
	post(`/workshops/${workshop}/remove`, { workspace: 'w1', person }, by.access);
const lock = (by: Joined, locked: boolean) =>
	post('/workshops/w/entry', { workspace: 'w1', locked }, by.access);
const faultOf = async (answer: ReturnType<typeof post>): Promise<[number, unknown]> => {
	const { status, body } = await answer;
	return [status, body.error];
};

/** What a token lets its holder do now, of these documents. */
async function rightsOf(token: string, ...documents: string[]): Promise<string[]> {
	const grant = await access.gate.admit(token, 'w1');
	return documents.map((document) => (isRefusal(grant) ? grant.reason : grant.rightTo(document)));
}
const session = (person: string, workshop = 'w') => [
	`workshop/${workshop}`,
	`stage/${workshop}`,
	`seat/${workshop}/${person}`,
	`seat/${workshop}/other`,
];

/** A shared connection that shows, of each token that it was given unasked, what it lets its holder take part in. */
async function connect(who: { access: string }): Promise<MuxPeer> {
	return joinMux(relay.url, 'w1', who.access);
}
const renewals = (peer: MuxPeer) =>
	peer
		.entries(OP.renewed)
		.map(({ payload }) => JSON.parse(new TextDecoder().decode(payload)) as { token: string });
const partsTold = (peer: MuxPeer) => renewals(peer).map(({ token }) => decodeJwt(token).workshops ?? {});

describe('[I7] a guest', () => {
	it('reads the plan, the workshop, the stage and their own seat, and nothing else', async () => {
		const guest = await join(relay, inviteGuests().secret);
		const readable = ['plan', ...session(guest.person).slice(0, 3)];
		const closed = ['seat/w/other', 'org/badalona', 'private/badalona', 'workshop/v', 'stage/v'];
		expect(await rightsOf(guest.access, ...readable, ...closed)).toEqual([
			...['read', 'write', 'read', 'write'],
			...closed.map(() => 'none'),
		]);
	});

	it('receives neither another’s seat nor what organisations wrote, and hears of neither', async () => {
		const editor = await come({ role: 'editor' });
		await facilitate(editor);
		const secret = inviteGuests().secret;
		const [anna, biel] = [await join(relay, secret), await join(relay, secret)];
		const phone = await connect(biel);
		const [own, office] = [await connect(anna), await connect(editor)];
		const seat = `seat/w/${anna.person}`;
		const [ballot, report] = [makeUpdate('ballot'), makeUpdate('report')];
		for (const [peer, document, update] of [
			[own, seat, ballot],
			[office, 'org/badalona', report],
		] as const) {
			const channel = await peer.openAndJoin(document);
			channel.update(update);
			await channel.untilHolds(() => channel.hasAcknowledged(update));
		}
		const board = await office.openAndJoin('workshop/w');
		board.update(makeUpdate('board'));
		await phone.until(() => phone.news().has('workshop/w'));
		expect([...phone.news().keys()]).toEqual(['workshop/w']);
		for (const document of [seat, 'org/badalona'])
			expect(await phone.open(document).closed).toMatchObject({ code: CLOSE.writeNotAllowed });
		const late = await connect(biel);
		expect(Object.keys(late.welcome.documents)).toEqual(['workshop/w']);
		expect(phone.frames.flat().some(({ payload }) => Buffer.from(payload).includes('ballot'))).toBe(false);
		expect((await connect(editor)).welcome.documents[seat]).toEqual([1, 'r']);
	});

	it.each(Object.entries(WAYS_IN))('cannot write on the stage over %s', async (_, way) => {
		const guest = await join(relay, inviteGuests().secret);
		const peer = await joinBy(way, relay, 'stage/w', guest.access);
		peer.update(makeUpdate('forged'));
		expect(await peer.closed).toMatchObject({ code: CLOSE.writeNotAllowed });
		const editor = await come({ role: 'editor' });
		const reader = await joinBy(way, relay, 'stage/w', editor.access);
		expect(reader.toDoc().getText('t').toString()).toBe('');
		await reader.leave();
	});
});

describe('[I7] taking part beside one’s role', () => {
	it('adds the workshop to what a member may do, and takes nothing away', async () => {
		const anna = await come({ role: 'member', organisation: 'badalona' });
		const { status, body } = await attend(anna, inviteGuests().secret);
		expect(status).toBe(200);
		expect(body).toMatchObject({ workspace: 'w1', workshop: 'w', role: 'guest' });
		for (const token of [anna.access, String(body.access)])
			expect(await rightsOf(token, 'org/badalona', 'org/gava', ...session(anna.person))).toEqual([
				...['write', 'read'],
				...['write', 'read', 'write', 'none'],
			]);
		const renewed = await post('/renew', { refresh: anna.refresh, workspace: 'w1' }, '');
		expect(decodeJwt(String(renewed.body.access)).workshops).toEqual({ w: 'guest' });
	});

	it('counts as one use, however often, and shows who came', async () => {
		const anna = await come({ role: 'viewer', name: 'Anna' });
		const { secret, id } = inviteGuests({ uses: 1 });
		for (let times = 0; times < 3; times++) expect((await attend(anna, secret)).status).toBe(200);
		expect(access.members.list(id)).toMatchObject([{ person: anna.person, name: 'Anna' }]);
		expect(await faultOf(attend(await come({ role: 'viewer' }), secret))).toEqual([410, 'used']);
	});

	it('lets nobody with the same link come as somebody else, whatever they call their device', async () => {
		const anna = await come({ role: 'member', organisation: 'badalona' });
		const { secret, id } = inviteGuests();
		await attend(anna, secret);
		const device = access.members.list(id)[0]!.device;
		for (const word of [device, `beside ${anna.person}`]) {
			const thief = await join(relay, secret, { device: word, person: anna.person });
			expect(thief.person).not.toBe(anna.person);
			expect(await rightsOf(thief.access, `seat/w/${anna.person}`)).toEqual(['none']);
		}
	});

	it('is felt on a connection that is open, whose documents it then tells of', async () => {
		const editor = await come({ role: 'editor' });
		await facilitate(editor);
		const office = await (await connect(editor)).openAndJoin('workshop/w');
		const board = makeUpdate('board');
		office.update(board);
		await office.untilHolds(() => office.hasAcknowledged(board));
		const anna = await come({ role: 'member', organisation: 'badalona' });
		const peer = await connect(anna);
		expect(await peer.open('workshop/w').closed).toMatchObject({ code: CLOSE.writeNotAllowed });
		await attend(anna, inviteGuests().secret);
		expect(partsTold(peer)).toEqual([{ w: 'guest' }]);
		expect([...peer.news().keys()]).toEqual(['workshop/w']);
		const channel = await peer.openAndJoin('workshop/w');
		expect(channel.toDoc().getText('t').toString()).toBe('board');
	});

	it('ends with the invite, at once where that is revoked, on every way in', async () => {
		const anna = await come({ role: 'member', organisation: 'badalona' });
		const { secret, id } = inviteGuests();
		await attend(anna, secret);
		const peer = await connect(anna);
		const channel = await peer.openAndJoin('workshop/w');
		const own = await peer.openAndJoin('org/badalona');
		const stock = await RawPeer.join(`${relay.socketUrl()}/workshop/w`, { protocols: [anna.access] });
		access.invites.revoke(id);
		await access.gate.notice();
		expect(await channel.closed).toMatchObject({ code: CLOSE.writeNotAllowed });
		expect(await stock.closed).toMatchObject({ code: CLOSE.writeNotAllowed });
		expect(partsTold(peer)).toEqual([{}]);
		const update = makeUpdate();
		own.update(update);
		await own.untilHolds(() => own.hasAcknowledged(update));
		expect(await rightsOf(anna.access, ...session(anna.person))).toEqual(['none', 'none', 'none', 'none']);
	});

	it('gives no token that outlives it', async () => {
		const anna = await come({ role: 'member', organisation: 'badalona' });
		const ends = Date.now() + 60_000;
		const { body } = await attend(anna, inviteGuests({ expires: ends, ends }).secret);
		expect(body.ends).toBe(ends);
		expect(body.accessExpires).toBeLessThanOrEqual(ends);
	});

	it('stays when somebody comes again with another invite on the same device', async () => {
		const device = 'a word of this device';
		const first = await join(relay, inviteGuests().secret, { device });
		const again = await join(relay, invite(access, { role: 'guest', workshop: 'v' }).secret, {
			device,
			person: first.person,
		});
		expect(again.person).toBe(first.person);
		expect(await rightsOf(again.access, 'workshop/w', 'workshop/v')).toEqual(['write', 'write']);
	});

	it('needs an invite of this workspace to a workshop', async () => {
		const anna = await come({ role: 'member', organisation: 'badalona' });
		const elsewhere = inviteGuests({ workspace: 'w2' }).secret;
		const other = invite(access, { role: 'editor' }).secret;
		for (const secret of [elsewhere, other])
			expect(await faultOf(attend(anna, secret))).toEqual([403, 'notAllowed']);
		expect(await faultOf(attend(anna, `0123456789abcdef.${'x'.repeat(43)}`))).toEqual([404, 'unknown']);
		expect(await faultOf(post('/attend', { secret: inviteGuests().secret }, 'garbage'))).toEqual([
			401,
			'unknown',
		]);
	});

	it(`holds for ${MOST_WORKSHOPS} workshops at once, in a token of less than 4 kB`, async () => {
		const anna = await come({ role: 'member', organisation: 'o'.repeat(64), name: 'ç'.repeat(100) });
		const invites = Array.from({ length: MOST_WORKSHOPS + 1 }, (_, index) => {
			const workshop = `01jd8x${String(index).padStart(20, '0')}`;
			return invite(access, { role: 'facilitator', workshop });
		});
		let token = '';
		for (const { secret } of invites.slice(0, MOST_WORKSHOPS)) {
			const { status, body } = await attend(anna, secret);
			expect(status).toBe(200);
			token = String(body.access);
		}
		expect(token.length).toBeLessThan(TOKEN_LIMIT);
		expect(await faultOf(attend(anna, invites.at(-1)!.secret))).toEqual([403, 'tooMany']);
		access.invites.revoke(invites[0]!.id);
		expect((await attend(anna, invites.at(-1)!.secret)).status).toBe(200);
	});
});

describe('[I7] facilitating', () => {
	it('is taken on by an editor in one call, felt on what is open already', async () => {
		const editor = await come({ role: 'editor' });
		const guest = await join(relay, inviteGuests().secret);
		const peer = await connect(editor);
		const stage = await peer.openAndJoin('stage/w');
		const stock = await joinBy(WAYS_IN['a stock socket']!, relay, 'stage/w', editor.access);
		expect(await rightsOf(editor.access, ...session(guest.person))).toEqual(['read', 'read', 'none', 'none']);
		expect((await facilitate(editor)).status).toBe(200);
		for (const channel of [stage, stock]) {
			const update = makeUpdate();
			channel.update(update);
			await channel.untilHolds(() => channel.hasAcknowledged(update));
		}
		expect(partsTold(peer)).toEqual([{ w: 'facilitator' }]);
		expect(await rightsOf(editor.access, ...session(guest.person))).toEqual([
			...['write', 'write', 'read', 'read'],
		]);
		expect(await rightsOf(editor.access, 'stage/v', `seat/v/${guest.person}`)).toEqual(['read', 'none']);
		await facilitate(editor);
		expect(access.invites.list('w1').filter(({ role }) => role === 'facilitator')).toHaveLength(1);
	});

	it('is for editors and administrators: members, readers and guests are refused, and get nothing', async () => {
		const guest = await join(relay, inviteGuests().secret);
		const member = await come({ role: 'member', organisation: 'badalona' });
		for (const who of [guest, member, await come({ role: 'viewer' }), await come({ role: 'evaluator' })]) {
			expect(await faultOf(facilitate(who))).toEqual([403, 'notAllowed']);
			expect(await rightsOf(who.access, 'stage/w')).not.toEqual(['write']);
		}
		const whole = await come({ role: 'administrator', workspace: '*' });
		expect((await facilitate(whole)).status).toBe(200);
		expect(await rightsOf(whole.access, 'stage/w')).toEqual(['write']);
		const elsewhere = await come({ role: 'editor', workspace: 'w2' });
		expect(await faultOf(facilitate(elsewhere))).toEqual([403, 'notAllowed']);
	});

	it('holds on all of a person’s devices, and ends with the invite by which they are here', async () => {
		const editor = await come({ role: 'editor' });
		const { body } = await post('/device', {}, editor.access);
		const phone = await join(relay, String(body.secret));
		await facilitate(phone);
		expect(await rightsOf(editor.access, 'stage/w')).toEqual(['write']);
		access.invites.revoke(phone.invite);
		expect(await rightsOf(editor.access, 'stage/w')).toEqual(['write']);
		access.invites.revoke(editor.invite);
		const device = 'a word of this device';
		const again = await join(relay, invite(access, { role: 'viewer' }).secret, { device });
		expect(await rightsOf(again.access, 'stage/w')).toEqual(['none']);
	});

	it('of one more workshop than fit lets the oldest go, which can be taken on again', async () => {
		const editor = await come({ role: 'editor' });
		for (let index = 0; index <= MOST_WORKSHOPS; index++)
			expect((await facilitate(editor, `w${index}`)).status).toBe(200);
		expect(await rightsOf(editor.access, 'stage/w0', 'stage/w1', `stage/w${MOST_WORKSHOPS}`)).toEqual([
			...['read', 'write', 'write'],
		]);
	});

	it('lets one invite the guests of this workshop, and no more than an editor or a facilitator may', async () => {
		const editor = await come({ role: 'editor' });
		const ask = (role: string, workshop: string, who = editor) =>
			post('/invites', { workspace: 'w1', role, workshop }, who.access);
		expect((await ask('guest', 'w')).status).toBe(200);
		expect((await ask('facilitator', 'w')).status).toBe(200);
		expect(await faultOf(ask('editor', ''))).toEqual([403, 'notAllowed']);
		const member = await come({ role: 'member', organisation: 'badalona' });
		await attend(member, invite(access, { role: 'facilitator', workshop: 'w' }).secret);
		expect((await ask('guest', 'w', member)).status).toBe(200);
		expect(await faultOf(ask('guest', 'v', member))).toEqual([403, 'notAllowed']);
		expect(await faultOf(ask('facilitator', 'w', member))).toEqual([403, 'notAllowed']);
		const { body } = await callAccess(relay, '/invites?workspace=w1', { token: member.access });
		const roles = (body.invites as { role: string }[]).map(({ role }) => role);
		expect(new Set(roles)).toEqual(new Set(['guest']));
	});
});

describe('[I7] a guest who is asked to leave', () => {
	let editor: Joined;
	beforeEach(async () => {
		editor = await come({ role: 'editor' });
		await facilitate(editor);
	});

	it.each(Object.entries(WAYS_IN))('leaves at once over %s, and writes nothing more', async (_, way) => {
		const secret = inviteGuests().secret;
		const [anna, biel] = [await join(relay, secret), await join(relay, secret)];
		const peer = await joinBy(way, relay, 'workshop/w', anna.access);
		const staying = await joinBy(way, relay, 'workshop/w', biel.access);
		expect((await remove(editor, anna.person)).status).toBe(200);
		expect(await peer.closed).toMatchObject({ code: CLOSE.credentials });
		const stock = await RawPeer.open(`${relay.socketUrl()}/workshop/w`, { protocols: [anna.access] });
		expect(await stock.closed).toEqual({ code: CLOSE.credentials, reason: 'removed' });
		expect(await faultOf(post('/renew', { refresh: anna.refresh, workspace: 'w1' }, ''))).toEqual([
			401,
			'removed',
		]);
		// Whoever came with the same link stays.
		const update = makeUpdate('still here');
		staying.update(update);
		await staying.untilHolds(() => staying.hasAcknowledged(update));
		await staying.leave();
	});

	it('does not come back on this device, until they are let in again', async () => {
		const { secret } = inviteGuests();
		const device = 'a word of this device';
		const anna = await join(relay, secret, { device, person: 'p1' });
		await remove(editor, anna.person);
		const again = () => join(relay, secret, { device, person: 'p1' });
		await expect(again()).rejects.toThrow('403 {"error":"removed"}');
		const other = inviteGuests().secret;
		await expect(join(relay, other, { device, person: 'p1' })).rejects.toThrow('"removed"');
		await post('/workshops/w/readmit', { workspace: 'w1', person: anna.person }, editor.access);
		expect((await again()).person).toBe(anna.person);
		expect(await rightsOf(anna.access, 'workshop/w')).toEqual(['write']);
	});

	it('keeps another role that they have', async () => {
		const anna = await come({ role: 'member', organisation: 'badalona' });
		const { secret } = inviteGuests();
		const { body } = await attend(anna, secret);
		const peer = await connect(anna);
		const board = await peer.openAndJoin('workshop/w');
		await remove(editor, anna.person);
		expect(await board.closed).toMatchObject({ code: CLOSE.writeNotAllowed });
		for (const token of [anna.access, String(body.access)])
			expect(await rightsOf(token, 'org/badalona', ...session(anna.person))).toEqual([
				...['write', 'none', 'none', 'none', 'none'],
			]);
		expect(await faultOf(attend(anna, secret))).toEqual([403, 'removed']);
	});

	it('is asked by whoever leads this workshop; another who leads it, only by an administrator', async () => {
		const { secret } = inviteGuests();
		const [anna, biel] = [await join(relay, secret), await join(relay, secret)];
		const second = await come({ role: 'facilitator', workshop: 'w' });
		const elsewhere = await come({ role: 'facilitator', workshop: 'v' });
		for (const [by, person] of [
			[anna, biel.person],
			[elsewhere, anna.person],
			[await come({ role: 'editor' }), anna.person],
			[editor, second.person],
			[editor, editor.person],
		] as const)
			expect(await faultOf(remove(by, person))).toEqual([403, 'notAllowed']);
		expect((await remove(second, anna.person)).status).toBe(200);
		const administrator = await come({ role: 'administrator' });
		// Who prepares the workshops of the plan is not sent out by somebody who was asked to lead one.
		const colleague = await come({ role: 'editor' });
		await attend(colleague, secret);
		for (const person of [colleague.person, administrator.person])
			expect(await faultOf(remove(second, person))).toEqual([403, 'notAllowed']);
		expect((await remove(administrator, colleague.person)).status).toBe(200);
		expect((await remove(administrator, second.person)).status).toBe(200);
		expect(await rightsOf(second.access, 'stage/w')).toEqual(['removed']);
		expect(((await access.gate.admit(biel.access, 'w1')) as Grant).rightTo('workshop/w')).toBe('write');
	});
});

describe('a locked entry', () => {
	let editor: Joined;
	beforeEach(async () => {
		editor = await come({ role: 'editor' });
		await facilitate(editor);
	});

	it('lets no guest in who was not in before, and says so; whoever leads comes in', async () => {
		const { secret, id } = inviteGuests();
		const device = 'a word of this device';
		const anna = await join(relay, secret, { device });
		const member = await come({ role: 'member', organisation: 'badalona' });
		expect((await lock(editor, true)).status).toBe(200);
		await expect(join(relay, secret)).rejects.toThrow('403 {"error":"locked"}');
		expect(await faultOf(attend(member, secret))).toEqual([403, 'locked']);
		expect(access.invites.find(id)?.used).toBe(1);
		expect((await callAccess(relay, '/look', { body: { secret } })).body.locked).toBe(true);
		expect((await join(relay, secret, { device })).person).toBe(anna.person);
		const facilitator = invite(access, { role: 'facilitator', workshop: 'w' }).secret;
		expect((await attend(member, facilitator)).status).toBe(200);
		await lock(editor, false);
		expect((await join(relay, secret)).role).toBe('guest');
	});

	it('is set by whoever leads this workshop, for this workshop', async () => {
		const guest = await join(relay, inviteGuests().secret);
		const other = await come({ role: 'editor' });
		for (const who of [guest, other]) expect(await faultOf(lock(who, true))).toEqual([403, 'notAllowed']);
		await lock(editor, true);
		expect((await join(relay, inviteGuests({ workshop: 'v' }).secret)).workshop).toBe('v');
	});

	it('outlasts a restart, as a removal does', async () => {
		const { secret } = inviteGuests();
		const anna = await join(relay, secret);
		await lock(editor, true);
		await remove(editor, anna.person);
		await relay.stop();
		relay = await startRelay({ access });
		await expect(join(relay, secret)).rejects.toThrow('"locked"');
		expect(await rightsOf(anna.access, 'plan')).toEqual(['removed']);
	});
});
