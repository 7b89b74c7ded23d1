import '../support/browser.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { action } from '#lib/domain/action.ts';
import type { Kind } from '#lib/domain/kind.ts';
import { invite, makeAccess, type MadeAccess } from '../support/access.ts';
import { TestDevice, until } from '../support/devices.ts';
import { makeTemporaryDirectory, startRelay, type StartedRelay } from '../support/relay.ts';

const kind = action as unknown as Kind;

let data: ReturnType<typeof makeTemporaryDirectory>;
let relay: StartedRelay;
let access: MadeAccess;
const devices: TestDevice[] = [];

beforeEach(async () => {
	data = makeTemporaryDirectory();
	access = await makeAccess();
	relay = await startRelay({ kind: 'sqlite', directory: data.directory, access });
});
afterEach(async () => {
	for (const device of devices.splice(0)) await device.leave();
	await relay.stop();
	access.remove();
	data.remove();
});

async function joined(role: 'editor' | 'viewer', name: string) {
	const made = invite(access, { role });
	const device = await TestDevice.start(relay);
	devices.push(device);
	await device.join(made.secret, name);
	return { device, workspace: await device.open('w1'), invite: made.id };
}

test('[I7] what somebody wrote after their invite was revoked is seen, then taken in, by somebody who may write', async () => {
	const anna = await joined('editor', 'Anna');
	const biel = await joined('editor', 'Biel');
	const id = await anna.workspace.create(kind, { title: { ca: 'Acció' } });
	await until(() => biel.workspace.rows(action).length === 1, 'the action');
	access.invites.revoke(anna.invite);
	await until(() => anna.workspace.relay.state === 'refused', 'the refusal');
	await anna.workspace.change(kind, id, { title: { ca: 'Escrit després' } });
	const [unsent] = await anna.workspace.refused!.unsent();
	expect(unsent!.changes).toMatchObject([{ field: 'title', before: 'Acció', mine: 'Escrit després' }]);

	const previewed = await biel.workspace.refused!.preview(unsent!);
	expect(previewed).toMatchObject({
		changes: [{ record: id, field: 'title', part: 'ca', before: 'Acció', mine: 'Escrit després' }],
	});
	expect(biel.workspace.row(action, id)?.title.ca).toBe('Acció');
	if ('fault' in previewed) throw new Error(previewed.fault);
	await biel.workspace.refused!.sendAgain(previewed);
	expect(biel.workspace.row(action, id)?.title.ca).toBe('Escrit després');
	await until(() => biel.workspace.status.every(({ status }) => status.waiting === 0), 'at the relay');
	expect(await biel.workspace.refused!.preview(unsent!)).toMatchObject({ changes: [] });
});

test('[I7] whoever may not write sends nothing again', async () => {
	const anna = await joined('editor', 'Anna');
	const carla = await joined('viewer', 'Carla');
	const id = await anna.workspace.create(kind, { title: { ca: 'Acció' } });
	await until(() => carla.workspace.rows(action).length === 1, 'the action');
	await carla.workspace.change(kind, id, { title: { ca: 'Una altra cosa' } });
	await until(() => carla.workspace.refused?.edits.length === 1, 'the edit set aside');
	await until(() => carla.workspace.row(action, id)?.title.ca === 'Acció', 'the relay’s document');
	await until(
		() => carla.workspace.status.every(({ status }) => status.connection.state === 'online'),
		'online',
	);
	await expect(carla.workspace.refused!.sendAgain(carla.workspace.refused!.edits[0]!)).rejects.toThrow(
		/plan/,
	);
	expect(carla.workspace.refused!.edits).toHaveLength(1);
});

test('[I7] what may be written is known before any relay answers', async () => {
	const carla = await joined('viewer', 'Carla');
	await until(() => carla.workspace.relay.state === 'online', 'the relay');
	await carla.device.close(carla.workspace);
	await relay.stop();
	const again = await carla.device.open('w1');
	expect(again.mayWrite('plan')).toBe(false);
	relay = await startRelay({ kind: 'sqlite', directory: data.directory, access });
});
