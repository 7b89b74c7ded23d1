import {
	ACTION,
	addMember,
	edit,
	field,
	heading,
	openAction,
	setTitle,
	typeText,
	untilSafe,
	untilWaiting,
} from './people.ts';
import { expect, test } from './room.ts';

test('[I3] two people edit one action live: different fields, the same set, the same text', async ({
	room,
}) => {
	const anna = await openAction(room, 'Anna');
	const bilal = await openAction(room, 'Bilal');
	await setTitle(anna, 'Watching European policies');
	await expect(heading(bilal)).toContainText('Watching European policies');

	await addMember(anna, 'actorsToInvolve', 'Badalona');
	await addMember(bilal, 'actorsToInvolve', 'Castelldefels');
	for (const page of [anna, bilal])
		for (const council of ['Badalona', 'Castelldefels'])
			await expect(field(page, 'actorsToInvolve')).toContainText(council);

	await edit(anna, 'description');
	await edit(bilal, 'description');
	await typeText(anna, ' From Anna.');
	await typeText(bilal, ' From Bilal.');
	for (const page of [anna, bilal]) {
		await expect(field(page, 'description')).toContainText('From Anna.');
		await expect(field(page, 'description')).toContainText('From Bilal.');
	}
	await untilSafe(anna);
	await untilSafe(bilal);
});

test.describe('without a network', () => {
	test.use({ serviceWorkers: 'allow' });

	test('[I1] offline edits survive reloads and come together once, nothing lost, nothing doubled', async ({
		room,
	}) => {
		const anna = await openAction(room, 'Anna');
		const bilal = await openAction(room, 'Bilal');
		await untilSafe(anna);
		await anna.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await anna.context().setOffline(true);
		await setTitle(anna, 'Written on the train');
		await edit(anna, 'description');
		await typeText(anna, ' On the train.');
		await untilWaiting(anna);
		await anna.reload();
		await expect(heading(anna)).toContainText('Written on the train');
		await expect(field(anna, 'description')).toContainText('On the train.');
		await untilWaiting(anna);
		await addMember(anna, 'networks', 'Metropolis');

		await addMember(bilal, 'actorsToInvolve', 'Badalona');
		await edit(bilal, 'description');
		await typeText(bilal, ' At the office.');
		await untilSafe(bilal);

		await anna.context().setOffline(false);
		await untilSafe(anna);
		for (const page of [anna, bilal]) {
			await expect(heading(page)).toContainText('Written on the train');
			await expect(field(page, 'networks')).toContainText('Metropolis');
			await expect(field(page, 'actorsToInvolve')).toContainText('Badalona');
			for (const words of ['On the train.', 'At the office.'])
				await expect
					.poll(async () => (await field(page, 'description').innerText()).split(words).length - 1)
					.toBe(1);
		}
	});
});

test('[I2] what a killed relay had echoed is still there when it comes back', async ({ room }) => {
	const anna = await openAction(room, 'Anna');
	await setTitle(anna, 'Echoed before the kill');
	await untilSafe(anna);
	await room.kill();
	await setTitle(anna, 'Typed while it was dead');
	await untilWaiting(anna);
	await room.start();
	const bilal = await openAction(room, 'Bilal');
	await expect(heading(bilal)).toContainText('Typed while it was dead');
	await untilSafe(anna);
});

test('[I8] a relay that lost its documents is filled again by a peer', async ({ room }) => {
	const anna = await openAction(room, 'Anna');
	await setTitle(anna, 'Only Anna has this now');
	await untilSafe(anna);
	await room.wipe();
	await room.start();
	await untilSafe(anna);
	const bilal = await openAction(room, 'Bilal');
	await expect(heading(bilal)).toContainText('Only Anna has this now');
});

test.describe('without a network', () => {
	test.use({ serviceWorkers: 'allow' });

	test('[O7] two tabs of one person share what is typed, without a relay too', async ({ room }) => {
		const first = await openAction(room, 'Anna');
		await first.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await room.kill();
		const second = await first.context().newPage();
		await second.goto(ACTION);
		await setTitle(first, 'Typed in the first tab');
		await expect(heading(second)).toContainText('Typed in the first tab');
		await setTitle(second, 'Typed in the second tab');
		await expect(heading(first)).toContainText('Typed in the second tab');
	});
});

test('[C4] undo takes back my own change and leaves what somebody else has set since', async ({ room }) => {
	const anna = await openAction(room, 'Anna');
	const bilal = await openAction(room, 'Bilal');
	const before = await heading(anna).innerText();
	await setTitle(anna, 'First thought');
	await expect(heading(bilal)).toContainText('First thought');
	await anna.getByRole('button', { name: 'Undo' }).first().click();
	await expect(heading(bilal)).toHaveText(before);
	await anna.getByRole('button', { name: 'Redo' }).first().click();
	await expect(heading(bilal)).toContainText('First thought');
	await setTitle(bilal, 'Bilal knows better');
	await expect(heading(anna)).toContainText('Bilal knows better');
	await anna.getByRole('button', { name: 'Undo' }).first().click();
	await expect(heading(anna)).toContainText('Bilal knows better');
});
