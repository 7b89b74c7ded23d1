import { tellPage } from '../support/browser.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { buildSeed } from '#lib/documents/seed.ts';
import { action } from '#lib/domain/action.ts';
import type { Kind } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { line } from '#lib/domain/line.ts';
import { DeviceTables } from '#lib/tables/device.ts';
import { Device } from '#lib/workspace/device.svelte.ts';
import { createPlan } from '#lib/workspace/plans.ts';
import { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { until } from '../support/devices.ts';
import { saved } from '../support/peers.ts';

const kind = action as unknown as Kind;
const records = [
	{ kind: 'line', id: 'l1', contents: { code: 'LE1', title: { ca: 'Línia' } } },
	{
		kind: 'action',
		id: 'a1',
		contents: { code: 'A1', line: 'l1', title: { ca: 'Fòrum' }, networks: ['n1'] },
	},
];
const seed = buildSeed(records, 7);

const openWorkspaces: Workspace[] = [];
afterEach(async () => {
	for (const workspace of openWorkspaces.splice(0)) await workspace.close();
});

let count = 0;
const open = async (id: string, device: Device) => {
	const workspace = await Workspace.open({
		id,
		device,
		seed: async () => ({ name: 'seed-1', update: seed }),
	});
	openWorkspaces.push(workspace);
	return workspace;
};
const openDevice = () => Device.open(new DeviceTables(`workspace-test-${count++}`));
const planOf = (workspace: Workspace) => workspace.document('plan');
const titles = (workspace: Workspace) =>
	workspace.rows(action).map((row) => `${row.code} ${row.title.ca ?? ''}`);

describe('[I4] a workspace', () => {
	test('shows the seed, and what is changed at once', async () => {
		const workspace = await open('changes', await openDevice());
		expect(titles(workspace)).toEqual(['A1 Fòrum']);
		await workspace.change(kind, 'a1', { title: { ca: 'Fòrum nou' } });
		expect(titles(workspace)).toEqual(['A1 Fòrum nou']);
		const id = await workspace.create(kind, { code: 'A2', line: 'l1', title: { ca: 'Altra' } });
		expect(titles(workspace)).toEqual(['A1 Fòrum nou', 'A2 Altra']);
		expect(workspace.rowsBy(action, 'line', 'l1').map((row) => row.id)).toEqual(['a1', id]);
		expect((await workspace.find('altra')).map((row) => row.id)).toEqual([id]);
		await workspace.retract(kind, id, 'twice');
		expect(titles(workspace)).toEqual(['A1 Fòrum nou']);
		expect(await workspace.find('altra')).toEqual([]);
		expect(workspace.undo()).toBe(0);
		expect(workspace.undo()).toBe(0);
		expect(workspace.undo()).toBe(0);
		expect(titles(workspace)).toEqual(['A1 Fòrum']);
	});

	test('writes only what differs', async () => {
		const workspace = await open('differs', await openDevice());
		await workspace.change(kind, 'a1', { title: { ca: 'Fòrum' }, code: 'A1', networks: ['n1'] });
		expect(workspace.canUndo).toBe(false);
		await workspace.change(kind, 'a1', { networks: ['n2'] });
		expect(workspace.row(action, 'a1')?.networks).toEqual(['n2']);
		await expect(workspace.change(kind, 'a1', { nothing: 1 })).rejects.toThrow(/no field/);
		await expect(workspace.change(kind, 'missing', {})).rejects.toThrow(/there is no/);
	});

	test('takes back what was written together, new records and changed ones, in one step', async () => {
		const workspace = await open('together', await openDevice());
		const task = (title: string) => ({ title: { ca: title }, type: 'task' });
		await workspace.writeTogether([
			{ kind, id: 'a1', contents: { code: 'A9' } },
			{ kind: kindNamed('task'), document: 'org/amb', contents: task('Una') },
			{ kind: kindNamed('task'), document: 'org/amb', contents: task('Altra') },
			{ kind, id: 'gone', contents: { code: 'A7' } },
		]);
		const tasks = () =>
			workspace.rows(kindNamed('task')).map((row) => (row.title as Record<string, string>).ca);
		expect(titles(workspace)).toEqual(['A9 Fòrum']);
		expect(tasks().sort()).toEqual(['Altra', 'Una']);
		expect(workspace.undo()).toBe(0);
		expect(titles(workspace)).toEqual(['A1 Fòrum']);
		expect(tasks()).toEqual([]);
		expect(workspace.canUndo).toBe(false);
		expect(workspace.redo()).toBe(0);
		expect(tasks()).toHaveLength(2);
		await expect(
			workspace.writeTogether([{ kind: kindNamed('closing'), document: 'plan', contents: {} }]),
		).rejects.toThrow('written by itself');
		await expect(
			workspace.writeTogether([{ kind, id: 'a1', document: 'org/amb', contents: { code: 'A8' } }]),
		).rejects.toThrow('stands in plan');
		expect(titles(workspace)).toEqual(['A9 Fòrum']);
	});

	test('takes for one step what is done in it, and nothing that the person does elsewhere meanwhile', async () => {
		const workspace = await open('one-step', await openDevice());
		const write = (code: string) => [{ kind, id: 'a1', contents: { code } }];
		const isLast = await workspace.inOneStep(async (together) => {
			await together.writeTogether(write('A2'));
			await workspace.change(kindNamed('line'), 'l1', { code: 'LE9' });
			// Another import, begun before this one has ended.
			await workspace.inOneStep((other) =>
				other.writeTogether([{ kind, id: 'a1', contents: { line: 'l2' } }]),
			);
			await together.writeTogether(write('A3'));
		});
		const seen = () => [
			workspace.row(action, 'a1')!.code,
			workspace.row(action, 'a1')!.line,
			workspace.row(line, 'l1')!.code,
		];
		expect(isLast()).toBe(true);
		workspace.undo();
		expect(seen()).toEqual(['A1', 'l2', 'LE9']);
		expect(isLast()).toBe(false);
		workspace.undo();
		workspace.undo();
		expect(seen()).toEqual(['A1', 'l1', 'LE1']);
		expect(workspace.canUndo).toBe(false);
	});

	test('paints packed rows before any document is open, and then equals the document', async () => {
		const device = await openDevice();
		const first = await open('packed', device);
		await first.change(kind, 'a1', { title: { ca: 'Canviat' } });
		await saved(await planOf(first));
		await first.close();
		openWorkspaces.length = 0;

		const second = await open('packed', device);
		expect(second.status).toEqual([]);
		expect(titles(second)).toEqual(['A1 Canviat']);
		const painted = [...second.rows(action), ...second.rows(line)];
		const document = await planOf(second);
		expect(painted).toEqual(expect.arrayContaining(document.rows()));
		expect(painted).toHaveLength(document.rows().length);
	});

	test('that was packed before its last change shows the change', async () => {
		const device = await openDevice();
		const first = await open('stale', device);
		const plan = await planOf(first);
		await saved(plan);
		tellPage('pagehide');
		await until(async () => (await device.tables.unpack('stale', 'plan')) !== null, 'packed rows');
		await first.change(kind, 'a1', { title: { ca: 'Després' } });
		await saved(plan);
		// The tab is gone before it could pack again.
		await plan.close();
		openWorkspaces.length = 0;
		const second = await open('stale', device);
		const document = await planOf(second);
		expect(document.row('action', 'a1')?.title).toEqual({ ca: 'Després' });
		expect(titles(second)).toEqual(['A1 Després']);
	});

	test('says when the other documents too say what was changed before the page went', async () => {
		const device = await openDevice();
		const first = await open('behind', device);
		await first.upToDate;
		const call = kindNamed('call') as Kind;
		const id = await first.create(call, { title: { ca: 'Abans' } }, 'org/a');
		const own = await first.document('org/a');
		await saved(own);
		tellPage('pagehide');
		await until(async () => (await device.tables.unpack('behind', 'org/a')) !== null, 'packed rows');
		await first.change(call, id, { title: { ca: 'Després' } });
		await saved(own);
		// The tab is gone before it could pack again.
		await own.close();
		openWorkspaces.length = 0;
		const second = await open('behind', device);
		await second.upToDate;
		expect(second.row(call, id)?.title).toEqual({ ca: 'Després' });
	});

	test('lets the page go while something is still being saved', async () => {
		const workspace = await open('leaving', await openDevice());
		const plan = await planOf(workspace);
		await workspace.change(kind, 'a1', { title: { ca: 'Encara no desat' } });
		expect(plan.status.save.state).toBe('saving');
		tellPage('pagehide');
		await saved(plan);
		expect(titles(workspace)).toEqual(['A1 Encara no desat']);
	});

	test('tells how safe it is, and keeps documents with waiting changes in mind', async () => {
		const device = await openDevice();
		const workspace = await open('waits', device);
		await workspace.change(kind, 'a1', { code: 'A9' });
		await saved(await planOf(workspace));
		expect(workspace.status).toMatchObject([
			{ name: 'plan', status: { save: { state: 'saved' }, waiting: 1, connection: { state: 'alone' } } },
		]);
		expect(await device.tables.documents('waits')).toMatchObject([{ name: 'plan', waiting: 1 }]);
	});
});

describe('[I5] a plan of a template', () => {
	test('made twice is one workspace with the records once', async () => {
		const device = await openDevice();
		const template = { id: 'own', title: { ca: 'El meu pla' }, records };
		const id = await createPlan(device, template);
		expect(await createPlan(device, template)).toBe(id);
		expect(device.workspaces.map((workspace) => workspace.id)).toEqual([id]);
		const workspace = await open(id, device);
		expect(titles(workspace)).toEqual(['A1 Fòrum']);
		const other = { ...template, records: records.slice(0, 1) };
		expect(await createPlan(device, other)).not.toBe(id);
	});

	test('that was edited is not changed by making it again', async () => {
		const device = await openDevice();
		const template = { id: 'edited', title: { ca: 'El meu pla' }, records };
		const id = await createPlan(device, template);
		const workspace = await open(id, device);
		await workspace.change(kind, 'a1', { title: { ca: 'El meu' } });
		await saved(await planOf(workspace));
		await workspace.close();
		openWorkspaces.length = 0;
		await createPlan(device, template);
		const again = await open(id, device);
		await planOf(again);
		expect(titles(again)).toEqual(['A1 El meu']);
	});
});

describe('a device', () => {
	test('keeps who it is, and is renamed', async () => {
		const tables = new DeviceTables('workspace-device');
		const device = await Device.open(tables);
		expect(device.remembers).toBe(true);
		await device.rename('  Ana  ');
		const again = await Device.open(new DeviceTables('workspace-device'));
		expect([again.id, again.person]).toEqual([device.id, { ...device.person, name: 'Ana' }]);
	});
});
