import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { heading, untilSafe } from './people.ts';
import { expect, PLAN, type Room, test } from './room.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const isAccessible = async (page: Page) => expect(await findViolations(page)).toEqual([]);

/** Somebody prepares a session, leads it and takes a seat. @returns its path */
async function prepare(page: Page): Promise<string> {
	await page.goto(`${PLAN}/workshops/new`);
	await page.getByLabel('Title').fill('Lines and zones');
	await page.getByRole('radio', { name: /Prioritising/ }).check();
	await page.getByRole('button', { name: 'Prepare it' }).click();
	await page.waitForURL(/\/workshops\/[0-9a-z]{26}$/);
	await expect(heading(page)).toHaveText('Lines and zones');
	await page.getByRole('button', { name: 'Facilitate' }).click();
	await takeSeat(page);
	await untilSafe(page);
	return new URL(page.url()).pathname;
}

async function takeSeat(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Take a seat' }).click();
	await page.locator('form').getByRole('button', { name: 'Take a seat' }).click();
	await expect(page.getByRole('button', { name: 'Take a seat' })).toHaveCount(0);
}

async function attend(room: Room, name: string, path: string, options = {}): Promise<Page> {
	const page = await room.enter(name, options);
	await page.goto(path);
	await takeSeat(page);
	return page;
}

/** An entry of the menu of whoever facilitates. */
async function choose(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name: 'More for facilitators' }).click();
	await page.getByRole('menuitem', { name }).click();
}

const tab = (page: Page, name: string) =>
	page.getByRole('navigation', { name: 'Screens of the workshop' }).getByRole('link', { name });

test('a room does what its facilitator has chosen: item, phase, timer, summons, lock; and who is done is counted', async ({
	room,
}) => {
	const ada = await room.enter('Ada');
	const path = await prepare(ada);
	const gus = await attend(room, 'Gus', path, PHONE);

	await ada
		.getByRole('combobox', { name: 'Item of the agenda' })
		.selectOption({ label: '4. Voting on priorities' });
	await ada.getByRole('button', { name: 'Timer', exact: true }).click();
	await ada.getByRole('menuitem', { name: '5 minutes', exact: true }).click();
	const now = gus.getByRole('region', { name: 'What we are doing now' });
	await expect(now).toContainText('Item 4 of 6');
	await expect(now).toContainText('Vote');
	await expect(now.getByRole('timer')).toHaveText(/^4:\d\d$/);
	await isAccessible(gus);
	await ada.getByRole('button', { name: 'Pause the timer' }).click();
	await expect(now).toContainText('paused');

	await gus.getByRole('button', { name: 'I’m done' }).click();
	await expect(ada.getByText('1 of 2 done')).toBeVisible();

	await tab(ada, 'Board').click();
	await expect(heading(ada)).toHaveText('Board');
	await ada.getByRole('button', { name: 'Call everyone here' }).click();
	await gus.waitForURL(/\/board/);
	await expect(tab(gus, 'Votes')).toBeInViewport();
	await ada.getByRole('button', { name: 'Let everyone go' }).first().click();
	await gus.getByRole('button', { name: 'Back to where I was' }).click();
	await gus.waitForURL((url) => url.pathname === path);

	await ada.getByRole('button', { name: 'Lock the board' }).click();
	await expect(gus.getByText('Board locked')).toBeVisible();
	await ada.getByRole('button', { name: 'Unlock the board' }).click();
	await expect(gus.getByText('Board locked')).toHaveCount(0);

	await tab(ada, 'People').click();
	await expect(ada.getByText('2 attending; devices connected now: 2')).toBeVisible();
	await ada.getByRole('button', { name: 'Create a table' }).click();
	await ada.getByRole('combobox', { name: 'Table of Gus' }).selectOption({ label: 'Table 1' });
	await expect(ada.getByRole('listitem').filter({ hasText: 'Board: Table 1' })).toContainText('Gus');
	await isAccessible(ada);
	await ada.goto(`${path}/wall`);
	await expect(ada.getByRole('heading', { level: 1 })).toHaveText('Voting on priorities');
	await isAccessible(ada);
	await ada.keyboard.press('Escape');
	await ada.waitForURL((url) => url.pathname === path);
});

test('a deputy takes over in one tap, and the one who returns is offered it back', async ({ room }) => {
	const ada = await room.enter('Ada');
	const path = await prepare(ada);
	const bea = await attend(room, 'Bea', path);
	await expect(bea.getByRole('region', { name: 'Lead the workshop' })).toHaveCount(0);
	await bea.getByRole('button', { name: 'Facilitate' }).click();
	await expect(bea.getByRole('region', { name: 'Lead the workshop' })).toBeVisible();
	await tab(ada, 'People').click();
	await ada.getByRole('button', { name: 'Options for Bea' }).click();
	await ada.getByRole('menuitem', { name: 'Name as deputy' }).click();
	await ada.goto('/');

	await expect(bea.getByText('Ada was leading the workshop and is not here now.')).toBeVisible();
	await bea.getByRole('button', { name: 'Take over' }).click();
	await expect(bea.getByText('Ada was leading')).toHaveCount(0);
	await untilSafe(bea);
	await ada.goto(path);
	await expect(ada.getByText('While you were away, Bea took over')).toBeVisible();
	await ada.getByRole('button', { name: 'Take it back' }).click();
	await expect(ada.getByText('While you were away')).toHaveCount(0);
	await tab(bea, 'People').click();
	await expect(bea.getByRole('listitem').filter({ hasText: 'Ada' })).toContainText('Leads');
	await expect(bea.getByRole('listitem').filter({ hasText: 'Bea' })).toContainText('Deputy');
});

test.describe('without a network', () => {
	test.use({ serviceWorkers: 'allow' });

	test('[I2] the end waits, by name, for whoever still holds changes', async ({ room }) => {
		const ada = await room.enter('Ada');
		const path = await prepare(ada);
		const gus = await attend(room, 'Gus', path, PHONE);
		const nil = await attend(room, 'Nil', path, PHONE);
		await untilSafe(gus);
		await tab(ada, 'People').click();
		await expect(ada.getByText('3 attending; devices connected now: 3')).toBeVisible();

		// Nil's phone is out of reach when it is over, with something that was not sent.
		await nil.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await nil.context().setOffline(true);
		await tab(nil, 'People').click();
		await nil.getByRole('button', { name: 'Options for Nil' }).click();
		await nil.getByRole('menuitem', { name: 'Change my details' }).click();
		await nil.getByRole('dialog').getByLabel('Organisation').fill('Casa Orlandai');
		await nil.getByRole('dialog').getByRole('button', { name: 'Save' }).click();

		await choose(ada, 'End the workshop');
		await isAccessible(ada);
		await ada.getByRole('dialog').getByRole('button', { name: 'End the workshop' }).click();
		const end = ada.getByRole('region', { name: 'The workshop is over.' });
		const stands = (name: string) => end.getByRole('listitem').filter({ hasText: name });
		await expect(stands('Gus')).toContainText('Handed everything over');
		await expect(stands('Nil')).toContainText('Not heard from');
		await expect(gus.getByText('Everything you wrote has arrived.')).toBeVisible();

		await nil.context().setOffline(false);
		await expect(stands('Nil')).toContainText('Handed everything over');
		await expect(end).toContainText('3 handed over.');
		await expect(ada.getByRole('listitem').filter({ hasText: 'Casa Orlandai' })).toContainText('Nil');
	});
});
