import type { Page } from '@playwright/test';
import { expect, PLAN, type Room, test } from './room.ts';

const ACTION = `${PLAN}/actions/le1-eu-1`;

/** Somebody opens the action and waits until the relay has what they have. */
async function open(room: Room, name: string): Promise<Page> {
	const page = await room.enter(name);
	await page.goto(ACTION);
	await expect(field(page, 'title')).toBeVisible();
	return page;
}

/** A field's frame on the screen. */
function field(page: Page, name: string) {
	return page.locator(`[data-field="${name}"]`).first();
}

async function edit(page: Page, name: string) {
	await field(page, name).locator('[data-edit]').click();
	return field(page, name);
}

async function done(page: Page, name: string) {
	await field(page, name).getByRole('button', { name: 'Done' }).click();
}

async function setTitle(page: Page, words: string) {
	const frame = await edit(page, 'title');
	await frame.getByRole('textbox').first().fill(words);
	await done(page, 'title');
}

async function addMember(page: Page, name: string, member: string) {
	const frame = await edit(page, name);
	await frame.getByRole('combobox').fill(member);
	await page.getByRole('option', { name: member }).first().click();
	await page.keyboard.press('Escape');
	await done(page, name);
}

/** Puts the caret at the end of the description and types there. */
async function typeText(page: Page, words: string) {
	const text = field(page, 'description').locator('[contenteditable="true"]');
	await text.click();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(words);
}

const safe = (page: Page) => expect(page.getByText('Safely on the relay').first()).toBeVisible();
const waiting = (page: Page) => expect(page.getByText(/changes? waiting/).first()).toBeVisible();

test('[I3] two people edit one action live: different fields, the same set, the same text', async ({
	room,
}) => {
	const anna = await open(room, 'Anna');
	const bilal = await open(room, 'Bilal');
	await setTitle(anna, 'Watching European policies');
	await expect(bilal.getByRole('heading', { level: 1 })).toContainText('Watching European policies');

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
	await safe(anna);
	await safe(bilal);
});

test('[I1] offline edits survive reloads and come together once, nothing lost, nothing doubled', async ({
	room,
}) => {
	const anna = await open(room, 'Anna');
	const bilal = await open(room, 'Bilal');
	await safe(anna);
	await anna.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await anna.context().setOffline(true);
	await setTitle(anna, 'Written on the train');
	await edit(anna, 'description');
	await typeText(anna, ' On the train.');
	await waiting(anna);
	await anna.reload();
	await expect(anna.getByRole('heading', { level: 1 })).toContainText('Written on the train');
	await expect(field(anna, 'description')).toContainText('On the train.');
	await waiting(anna);
	await addMember(anna, 'networks', 'Metropolis');

	await addMember(bilal, 'actorsToInvolve', 'Badalona');
	await edit(bilal, 'description');
	await typeText(bilal, ' At the office.');
	await safe(bilal);

	await anna.context().setOffline(false);
	await safe(anna);
	for (const page of [anna, bilal]) {
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Written on the train');
		await expect(field(page, 'networks')).toContainText('Metropolis');
		await expect(field(page, 'actorsToInvolve')).toContainText('Badalona');
		for (const words of ['On the train.', 'At the office.'])
			await expect
				.poll(async () => (await field(page, 'description').innerText()).split(words).length - 1)
				.toBe(1);
	}
});

test('[I2] what a killed relay had echoed is still there when it comes back', async ({ room }) => {
	const anna = await open(room, 'Anna');
	await setTitle(anna, 'Echoed before the kill');
	await safe(anna);
	await room.kill();
	await setTitle(anna, 'Typed while it was dead');
	await waiting(anna);
	await room.start();
	const bilal = await open(room, 'Bilal');
	await expect(bilal.getByRole('heading', { level: 1 })).toContainText('Typed while it was dead');
	await safe(anna);
});

test('[I8] a relay that lost its documents is filled again by a peer', async ({ room }) => {
	const anna = await open(room, 'Anna');
	await setTitle(anna, 'Only Anna has this now');
	await safe(anna);
	await room.wipe();
	await room.start();
	await safe(anna);
	const bilal = await open(room, 'Bilal');
	await expect(bilal.getByRole('heading', { level: 1 })).toContainText('Only Anna has this now');
});

test('[O7] two tabs of one person share what is typed, without a relay too', async ({ room }) => {
	const first = await open(room, 'Anna');
	const second = await first.context().newPage();
	await second.goto(ACTION);
	await room.kill();
	await setTitle(first, 'Typed in the first tab');
	await expect(second.getByRole('heading', { level: 1 })).toContainText('Typed in the first tab');
	await setTitle(second, 'Typed in the second tab');
	await expect(first.getByRole('heading', { level: 1 })).toContainText('Typed in the second tab');
});

test('[C4] undo takes back my own change and leaves what somebody else has set since', async ({ room }) => {
	const anna = await open(room, 'Anna');
	const bilal = await open(room, 'Bilal');
	const before = await anna.getByRole('heading', { level: 1 }).innerText();
	await setTitle(anna, 'First thought');
	await expect(bilal.getByRole('heading', { level: 1 })).toContainText('First thought');
	await anna.getByRole('button', { name: 'Undo' }).first().click();
	await expect(bilal.getByRole('heading', { level: 1 })).toHaveText(before);
	await anna.getByRole('button', { name: 'Redo' }).first().click();
	await expect(bilal.getByRole('heading', { level: 1 })).toContainText('First thought');
	await setTitle(bilal, 'Bilal knows better');
	await expect(anna.getByRole('heading', { level: 1 })).toContainText('Bilal knows better');
	await anna.getByRole('button', { name: 'Undo' }).first().click();
	await expect(anna.getByRole('heading', { level: 1 })).toContainText('Bilal knows better');
});
