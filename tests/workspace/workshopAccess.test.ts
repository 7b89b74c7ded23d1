import '../support/browser.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attendee } from '#lib/domain/attendee.ts';
import { stage } from '#lib/domain/stage.ts';
import { stageSeeds } from '#lib/domain/stageSeed.ts';
import { seedDocument } from '#lib/workspace/ownSeed.ts';
import { Attendance } from '#lib/workspace/workshopAccess.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { invite, makeAccess, type InviteOptions, type MadeAccess } from '../support/access.ts';
import { TestDevice, until } from '../support/devices.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';

const WORKSHOP = '01jd8x0000000000000000000w';
const BOARD = `workshop/${WORKSHOP}`;
const STAGE = `stage/${WORKSHOP}`;

let access: MadeAccess;
let relay: StartedRelay;
const devices: TestDevice[] = [];
beforeEach(async () => {
	access = await makeAccess();
	relay = await startRelay({ access });
});
afterEach(async () => {
	for (const device of devices.splice(0)) await device.leave();
	await relay.stop();
	access.remove();
});

interface Somebody {
	device: TestDevice;
	workspace: Workspace;
	attendance: Attendance;
}

/** Somebody who came with an invite of this sort; null for nobody in particular. */
async function come(options: InviteOptions | null): Promise<Somebody> {
	const device = await TestDevice.start(relay);
	devices.push(device);
	if (options) await device.join(invite(access, options).secret);
	const workspace = await device.open('w1');
	if (options) await until(() => workspace.relay.state === 'online', 'the relay');
	return { device, workspace, attendance: new Attendance(device.access, 'w1') };
}
const editor = () => come({ role: 'editor' });
const member = () => come({ role: 'member', organisation: 'badalona' });
const guest = () => come({ role: 'guest', workshop: WORKSHOP });
const guestLink = () => invite(access, { role: 'guest', workshop: WORKSHOP, uses: 60 }).secret;

/** Leads the workshop, as its screen does: takes it on, and makes the stage. */
async function lead({ workspace, attendance, device }: Somebody): Promise<void> {
	await attendance.facilitate(WORKSHOP);
	for (const { document, records } of stageSeeds(WORKSHOP)) await seedDocument(workspace, document, records);
	await workspace.change(stage, WORKSHOP, { leader: device.device.person.id });
}
const sign = ({ workspace, device }: Somebody, name: string) =>
	workspace.create(attendee, { person: device.device.person.id, name }, BOARD);
const names = ({ workspace }: Somebody) =>
	workspace
		.rows(attendee)
		.map(({ name }) => name)
		.sort();
const untilSafe = ({ workspace }: Somebody, document: string) =>
	until(() => {
		const found = workspace.status.find(({ name }) => name === document)?.status;
		return found?.waiting === 0 && found.connection.state === 'online';
	}, `${document} at the relay`);

describe('[I7] leading a workshop', () => {
	test('is felt without a reload: what is written next reaches the relay', async () => {
		const anna = await editor();
		// The screen of the session has them open, to read.
		await Promise.all([anna.workspace.document(BOARD), anna.workspace.document(STAGE)]);
		expect(anna.workspace.mayWrite(STAGE)).toBe(false);
		expect(await anna.attendance.mayFacilitate(WORKSHOP)).toBe(true);
		await lead(anna);
		expect(anna.workspace.mayWrite(STAGE)).toBe(true);
		await untilSafe(anna, STAGE);
		const biel = await guest();
		await until(() => biel.workspace.row(stage, WORKSHOP)?.leader !== undefined, 'the stage');
		expect(biel.workspace.refused?.edits).toEqual([]);
		expect(await biel.attendance.mayFacilitate(WORKSHOP)).toBe(false);
		await expect(biel.attendance.facilitate(WORKSHOP)).rejects.toMatchObject({ code: 'notAllowed' });
		expect(biel.workspace.mayWrite(STAGE)).toBe(false);
	});

	test('is felt on the person’s other device too', async () => {
		const anna = await editor();
		const phone = await TestDevice.start(relay);
		devices.push(phone);
		await phone.join((await anna.device.access.inviteMyDevice('w1')).secret);
		const there = await phone.open('w1');
		await until(() => there.relay.state === 'online', 'the relay');
		await anna.attendance.facilitate(WORKSHOP);
		await until(() => there.mayWrite(STAGE), 'the right to lead');
	});

	test('brings the seats of those who are there', async () => {
		const biel = await guest();
		const seat = `seat/${WORKSHOP}/${biel.device.device.person.id}`;
		await biel.workspace.document(seat);
		await seedDocument(biel.workspace, seat, [{ kind: 'card', id: 'c1', contents: { text: 'Mine' } }]);
		await untilSafe(biel, seat);
		const anna = await editor();
		expect(anna.workspace.status.map(({ name }) => name)).not.toContain(seat);
		await anna.attendance.facilitate(WORKSHOP);
		await until(() => anna.workspace.status.some(({ name }) => name === seat), 'the seat');
	});
});

describe('[I7] taking part', () => {
	test('beside one’s role opens the board that was closed before, and keeps the role', async () => {
		const anna = await editor();
		await lead(anna);
		await sign(anna, 'Anna');
		await untilSafe(anna, BOARD);
		const biel = await member();
		const board = await biel.workspace.document(BOARD);
		await until(() => board.status.connection.state === 'refused', 'the refusal');
		expect(await biel.attendance.part(WORKSHOP)).toBeNull();
		expect(await biel.attendance.attend(guestLink())).toMatchObject({ workshop: WORKSHOP, role: 'guest' });
		await until(() => names(biel).join() === 'Anna', 'the board');
		await sign(biel, 'Biel');
		await until(() => names(anna).join() === 'Anna,Biel', 'who is there');
		expect(await biel.attendance.part(WORKSHOP)).toBe('guest');
		expect(biel.workspace.mayWrite('org/badalona')).toBe(true);
		expect((await biel.device.access.credentialsFor('w1'))?.role).toBe('member');
	});

	test('survives a reload without a word to the relay', async () => {
		const biel = await member();
		await biel.attendance.attend(guestLink());
		await biel.device.close(biel.workspace);
		await relay.stop();
		const again = await biel.device.open('w1');
		expect(again.mayWrite(BOARD)).toBe(true);
		expect(again.mayWrite(STAGE)).toBe(false);
		expect(again.mayWrite('org/badalona')).toBe(true);
	});
});

describe('[I7] a guest who is asked to leave', () => {
	test('is closed out at once, and what they write then stays on their device', async () => {
		const anna = await editor();
		await lead(anna);
		const biel = await guest();
		await sign(biel, 'Biel');
		await until(() => names(anna).join() === 'Biel', 'the guest');
		await anna.attendance.removeGuest(WORKSHOP, biel.device.device.person.id);
		await until(() => biel.workspace.relay.state === 'refused', 'the refusal');
		await expect(biel.device.access.token('w1', { fresh: true })).rejects.toMatchObject({ code: 'removed' });
		await sign(biel, 'Biel again');
		const carla = await guest();
		await sign(carla, 'Carla');
		await until(() => names(anna).join() === 'Biel,Carla', 'who came later');
		await anna.attendance.letBackIn(WORKSHOP, biel.device.device.person.id);
		biel.workspace.reconnect();
		await until(() => names(anna).join() === 'Biel,Biel again,Carla', 'what was kept');
	});

	test('keeps another role: the board is closed to them, their own document is not', async () => {
		const anna = await editor();
		await lead(anna);
		const biel = await member();
		await biel.attendance.attend(guestLink());
		await biel.workspace.document(BOARD);
		await untilSafe(biel, BOARD);
		await anna.attendance.removeGuest(WORKSHOP, biel.device.device.person.id);
		await until(() => !biel.workspace.mayWrite(BOARD), 'the end of taking part');
		expect(biel.workspace.mayWrite('org/badalona')).toBe(true);
		expect(biel.workspace.relay.state).toBe('online');
		await expect(biel.attendance.attend(guestLink())).rejects.toMatchObject({ code: 'removed' });
	});
});

describe('inviting', () => {
	test('guests is for whoever leads, and a locked entry refuses them in a word', async () => {
		const anna = await editor();
		await lead(anna);
		const made = (await anna.attendance.makeGuestLink(WORKSHOP, { label: 'Autumn' }))!;
		expect(made.link).toBe(`${anna.device.relay}/join#${made.secret}`);
		expect(await anna.attendance.invites(WORKSHOP)).toMatchObject([
			{ label: 'Autumn' },
			{ role: 'facilitator' },
		]);
		await anna.attendance.lockEntry(WORKSHOP, true);
		const biel = await member();
		await expect(biel.attendance.attend(made.secret)).rejects.toMatchObject({ code: 'locked' });
		const phone = await TestDevice.start(relay);
		devices.push(phone);
		expect(await phone.access.look(phone.relay, made.secret)).toMatchObject({ locked: true });
		await expect(phone.join(made.secret)).rejects.toMatchObject({ code: 'locked' });
		await anna.attendance.lockEntry(WORKSHOP, false);
		await phone.join(made.secret);
		await expect(biel.attendance.makeGuestLink(WORKSHOP)).rejects.toMatchObject({ code: 'notAllowed' });
	});
});

describe('where nobody is invited', () => {
	test('an open relay, and no relay, ask nothing and refuse nothing; a stranger may do nothing', async () => {
		const stranger = await come(null);
		expect(await stranger.attendance.mode()).toBe('stranger');
		expect(await stranger.attendance.mayFacilitate(WORKSHOP)).toBe(false);
		await relay.stop();
		relay = await startRelay();
		const open = await come(null);
		const alone = await come(null);
		await alone.device.access.leave('w1');
		for (const [{ attendance }, mode] of [
			[open, 'open'],
			[alone, 'alone'],
		] as const) {
			expect(await attendance.mode()).toBe(mode);
			expect(await attendance.mayFacilitate(WORKSHOP)).toBe(true);
			await attendance.facilitate(WORKSHOP);
			await attendance.lockEntry(WORKSHOP, true);
			await attendance.removeGuest(WORKSHOP, 'p1');
			expect(await attendance.attend('a secret')).toBeNull();
			expect(await attendance.invites(WORKSHOP)).toEqual([]);
		}
		expect((await open.attendance.makeGuestLink(WORKSHOP))?.link).toBe(
			`${open.device.relay}/w/w1/workshops/${WORKSHOP}`,
		);
		expect(await alone.attendance.makeGuestLink(WORKSHOP)).toBeNull();
	});
});
