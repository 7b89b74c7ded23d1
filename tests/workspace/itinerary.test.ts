import '../support/browser.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appointment } from '#lib/domain/appointment.ts';
import { contact } from '#lib/domain/contact.ts';
import { entry } from '#lib/domain/entry.ts';
import type { Contents } from '#lib/domain/kind.ts';
import { task } from '#lib/domain/task.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { MemoryStorage } from '../../sync-server/storage/memoryStorage.ts';
import type { InviteOptions } from '../support/access.ts';
import { invite, makeAccess, type MadeAccess } from '../support/access.ts';
import { TestDevice, until } from '../support/devices.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';

let access: MadeAccess;
let relay: StartedRelay;
let storage: MemoryStorage;
const devices: TestDevice[] = [];

async function start(port?: number): Promise<void> {
	relay = await startRelay({ access, storage, port });
}

/**
 * Somebody who has joined. Documents of one process that are open at once and joined at one relay speak to each other directly, as
 * tabs of one browser do: where that must not help, only one device is open at a time.
 */
async function join(options: InviteOptions, name: string): Promise<TestDevice> {
	const device = await TestDevice.start(relay);
	devices.push(device);
	await device.join(invite(access, options).secret, name);
	return device;
}

async function openOnline(device: TestDevice): Promise<Workspace> {
	const workspace = await device.open('w1');
	await until(() => workspace.relay.state === 'online', 'the relay');
	return workspace;
}

const come = async (options: InviteOptions, name: string) => openOnline(await join(options, name));

const isSafe = (workspace: Workspace) =>
	workspace.relay.state === 'online' &&
	workspace.status.every(({ status }) => status.waiting === 0 && status.save.state === 'saved');
const titles = (workspace: Workspace, event: string) =>
	workspace.rowsBy(appointment, 'event', event).map((row) => row.title?.ca);

beforeEach(async () => {
	access = await makeAccess();
	storage = new MemoryStorage();
	await start();
});
afterEach(async () => {
	for (const device of devices.splice(0)) await device.leave();
	await relay.stop();
	access.remove();
});

describe('an itinerary that several write', () => {
	test('[I3] two colleagues apart and another council find one itinerary, each stop once', async () => {
		const anna = await join({ role: 'member', organisation: 'gava' }, 'Anna');
		const bilal = await join({ role: 'member', organisation: 'gava' }, 'Bilal');
		const clara = await join({ role: 'member', organisation: 'badalona' }, 'Clara');
		const everybody = [anna, bilal, clara];
		const home = await openOnline(anna);
		const event = await home.create(entry, { type: 'fair', title: { ca: 'Fira' } }, 'org/gava');
		const shared = await home.create(appointment, { event, title: { ca: 'Obertura' } }, 'org/gava');
		await until(() => isSafe(home), 'the opening at the relay');
		await anna.close(home);
		for (const device of [bilal, clara]) {
			const workspace = await openOnline(device);
			await until(() => titles(workspace, event).length === 1, 'the opening');
			await device.close(workspace);
		}

		// The relay is away: everybody writes for themselves, one device open at a time.
		await relay.stop();
		const write = async (device: TestDevice, document: string, title: string, changes: Contents = {}) => {
			const workspace = await device.open('w1');
			await until(() => workspace.row(appointment, shared) !== undefined, 'the opening');
			const id = await workspace.create(appointment, { event, title: { ca: title } }, document);
			const subject = `appointment/${id}`;
			await workspace.create(task, { type: 'task', title: { ca: title }, subject }, document);
			await workspace.change(appointment, shared, changes);
			await until(() => workspace.status.every(({ status }) => status.save.state === 'saved'), 'saved');
			await device.close(workspace);
		};
		await write(anna, 'org/gava', 'Lió', { location: 'Sala 1' });
		await write(bilal, 'org/gava', 'Porto', { organisations: ['ema'] });
		await write(clara, 'org/badalona', 'Torí');

		await start(relay.port);
		for (const device of everybody) {
			const workspace = await openOnline(device);
			await until(() => workspace.rows(task).length > 0 && isSafe(workspace), 'what waited at the relay');
			await device.close(workspace);
		}
		for (const device of everybody) {
			const workspace = await openOnline(device);
			await until(() => titles(workspace, event).length === 4, 'every stop');
			await until(() => workspace.rows(task).length === 3, 'every follow-up');
			expect(titles(workspace, event).toSorted()).toEqual(['Lió', 'Obertura', 'Porto', 'Torí']);
			expect(workspace.row(appointment, shared)).toMatchObject({
				location: 'Sala 1',
				organisations: ['ema'],
			});
			// Whose they are is where they live; nobody else may write there.
			const theirs = workspace.rows(appointment).find((row) => row.title?.ca === 'Torí');
			expect(theirs?.document).toBe('org/badalona');
			expect(workspace.mayWrite('org/badalona')).toBe(device === clara);
			expect(workspace.mayWrite('org/gava')).toBe(device !== clara);
			await device.close(workspace);
		}
	});

	test('[I11] contacts reach colleagues and editors, and never a reader or another council', async () => {
		const anna = await come({ role: 'member', organisation: 'gava' }, 'Anna');
		const colleague = await come({ role: 'member', organisation: 'gava' }, 'Bilal');
		const editor = await come({ role: 'editor' }, 'Edita');
		const other = await come({ role: 'member', organisation: 'badalona' }, 'Clara');
		const reader = await come({ role: 'viewer' }, 'Rosa');
		const event = await anna.create(entry, { type: 'fair', title: { ca: 'Fira' } }, 'org/gava');
		await anna.create(contact, { name: 'Maria Mostra', event, email: 'm@example.org' }, 'private/gava');
		await until(() => isSafe(anna), 'the contact at the relay');
		for (const one of [colleague, editor])
			await until(() => one.rowsBy(contact, 'event', event).length === 1, 'the contact');

		// They have everything that the relay gives them: the entry, and what was written after the contact.
		await anna.create(appointment, { event, title: { ca: 'Després' } }, 'org/gava');
		for (const one of [other, reader]) {
			await until(() => titles(one, event).length === 1, 'what is for all');
			expect(one.rows(contact)).toEqual([]);
			expect(one.status.map(({ name }) => name)).not.toContain('private/gava');
			expect(one.mayWrite('private/gava')).toBe(false);
		}
		expect([anna, colleague, editor].every((one) => one.mayWrite('private/gava'))).toBe(true);
		// Whoever asks for it all the same is refused.
		await reader.document('private/gava');
		await until(
			() => reader.status.find(({ name }) => name === 'private/gava')?.status.connection.state === 'refused',
			'the refusal',
		);
	});

	test('[I7] [I11] what a member writes into another council’s contacts stays on its device', async () => {
		const kept = async () => {
			const { rows } = await storage.read('w1/private/gava');
			return rows.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join();
		};
		const clara = await come({ role: 'member', organisation: 'badalona' }, 'Clara');
		await clara.create(contact, { name: 'Fora de lloc' }, 'private/gava');
		await until(() => (clara.refused?.edits.length ?? 0) > 0, 'what was refused, set aside');
		expect(clara.refused?.edits[0]?.document).toBe('private/gava');
		expect(await kept()).toBe('');
		const anna = await come({ role: 'member', organisation: 'gava' }, 'Anna');
		await anna.create(contact, { name: 'Al seu lloc' }, 'private/gava');
		await until(async () => (await kept()).includes('Al seu lloc'), 'her own contact at the relay');
	});
});
