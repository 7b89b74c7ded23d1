import '../support/browser.ts';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { profile } from '#lib/domain/profile.ts';
import { announceSelf } from '#lib/records/announceSelf.ts';
import { DeviceTables } from '#lib/tables/device.ts';
import { Device } from '#lib/workspace/device.svelte.ts';
import { Workspace } from '#lib/workspace/workspace.svelte.ts';

test('[I9] where a newer app writes names otherwise, what is written beside them stands all the same', async () => {
	const device = await Device.open(new DeviceTables('announce-self'));
	await device.rename('Marta');
	const workspace = await Workspace.open({ id: 'w', device });
	await announceSelf(workspace, 'org/gava');
	expect(workspace.rows(profile).map(({ name }) => name)).toEqual(['Marta']);

	const newer = new Y.Doc();
	newer.getMap('profile').set('new', new Y.Map(Object.entries({ version: 99 })));
	Y.applyUpdate((await workspace.document('org/gava')).doc, Y.encodeStateAsUpdate(newer), 'remote');
	await device.rename('Marta Soler');
	const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
	await expect(announceSelf(workspace, 'org/gava')).resolves.toBeUndefined();
	expect(warn).toHaveBeenCalledOnce();
	expect(workspace.rows(profile).map(({ name }) => name)).toContain('Marta');
	await workspace.close();
});
