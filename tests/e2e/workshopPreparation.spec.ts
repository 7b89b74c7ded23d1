import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { heading, untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

test.use({ open: false });

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const isAccessible = async (page: Page) => expect(await findViolations(page)).toEqual([]);

/** Prepares a session of a format. @returns its path */
async function prepare(page: Page, title: string, format: RegExp): Promise<string> {
	await page.getByLabel('Title').fill(title);
	await page.getByLabel('Date').fill('2030-01-21');
	await page.getByLabel('Starts').fill('09:30');
	await page.getByLabel('Ends').fill('11:30');
	await page.getByRole('radio', { name: format }).check();
	await page.getByRole('button', { name: 'Prepare it' }).click();
	await page.waitForURL(/\/workshops\/[0-9a-z]{26}$/);
	await expect(heading(page)).toHaveText(title);
	return new URL(page.url()).pathname;
}

test('an editor prepares a session from the plan, and whoever has its link sees the agenda on a phone', async ({
	room,
}) => {
	const ada = await room.join('Ada', room.administrator);
	await ada.goto(`${PLAN}/workshops`);
	await expect(ada.getByRole('heading', { name: 'No workshop yet' })).toBeVisible();
	await isAccessible(ada);
	await ada.getByRole('link', { name: 'Prepare a workshop' }).click();
	await expect(ada.getByRole('checkbox', { name: 'Priority themes' })).toBeChecked();
	await isAccessible(ada);

	// Without a title it says so, and what was chosen stays after a reload.
	await ada.getByRole('button', { name: 'Prepare it' }).click();
	await expect(ada.getByText('Give the workshop a title.')).toBeVisible();
	await expect(ada.getByLabel('Title')).toBeFocused();
	await ada.getByLabel('Venue').fill('Sala Montserrat');
	await ada.reload();
	await expect(ada.getByLabel('Venue')).toHaveValue('Sala Montserrat');

	const path = await prepare(ada, 'Lines and zones', /Prioritising/);
	await expect(ada.getByText('from 09:30 to 11:15')).toBeVisible();
	await expect(ada.getByText('15 min are left until 11:30.')).toBeVisible();
	await isAccessible(ada);

	await ada.getByRole('link', { name: 'Prepare', exact: true }).click();
	await expect(heading(ada)).toHaveText('Prepare the workshop');
	await expect(ada.getByText('LE1 Influencing the European')).toBeVisible();
	await expect(ada.getByText('Latin America', { exact: true })).toBeVisible();
	await isAccessible(ada);
	// With the keyboard alone: an item moves, and the focus with it.
	const down = ada.getByRole('button', { name: 'Move “Welcome and purpose” down' });
	await down.press('Enter');
	await expect(down).toBeFocused();
	await down.press('Enter');
	await ada.getByRole('textbox', { name: 'Minutes: Voting on priorities' }).fill('30');
	await ada.keyboard.press('Enter');
	await expect(ada.getByText('It ends at 11:30 exactly.')).toBeVisible();
	await ada.getByLabel('New item').fill('Coffee');
	await ada.keyboard.press('Enter');
	await expect(ada.getByText('It runs 15 min past 11:30')).toBeVisible();
	await ada.getByRole('button', { name: 'Take “Coffee” out' }).click();
	await expect(ada.getByText('It ends at 11:30 exactly.')).toBeVisible();
	await untilSafe(ada);

	await ada.goto(path);
	await ada.getByRole('button', { name: 'Invite', exact: true }).click();
	await ada.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click();
	await expect(ada.getByRole('img', { name: 'QR code to join “Lines and zones”' })).toBeVisible();
	await isAccessible(ada);
	const link = await ada.getByRole('textbox', { name: 'Link of the invitation' }).inputValue();

	const gus = await room.newPage(PHONE);
	await gus.goto(link);
	await gus.getByLabel('Your name').fill('Gus');
	await gus.getByRole('button', { name: 'Come in' }).click();
	await gus.waitForURL((url) => url.pathname === path);
	await expect(gus.getByRole('listitem').filter({ hasText: 'Voting on priorities' })).toContainText('30 min');
	const items = gus.getByRole('region', { name: 'Agenda' }).getByRole('listitem');
	await expect(items.nth(2)).toContainText('Welcome and purpose');
	await expect(gus.getByRole('link', { name: 'Prepare', exact: true })).toHaveCount(0);
	await isAccessible(gus);
});

test.describe('without a network', () => {
	test.use({ serviceWorkers: 'allow' });

	test('without a network a session is prepared all the same, and laid out when the relay answers', async ({
		room,
	}) => {
		const ada = await room.join('Ada', room.administrator);
		await ada.goto(`${PLAN}/workshops/new`);
		await expect(ada.getByLabel('Title')).toBeVisible();
		await untilSafe(ada);
		// What the screens are made of is on the device then.
		await ada.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await ada.context().setOffline(true);
		await prepare(ada, 'On a train', /Free/);
		const later = ada.getByText('The agenda and the board are not made yet');
		await expect(later).toBeVisible();
		await ada.getByRole('button', { name: 'Make them now' }).click();
		await expect(ada.getByText('The relay does not answer.')).toBeVisible();
		await ada.context().setOffline(false);
		await expect(ada.getByText('Safely on the relay').first()).toBeVisible();
		await ada.getByRole('button', { name: 'Make them now' }).click();
		await expect(later).toBeHidden();
		await ada.getByRole('link', { name: 'Prepare', exact: true }).click();
		await expect(ada.getByText('Ideas', { exact: true })).toBeVisible();
	});
});
