import type { Locator, Page } from '@playwright/test';
import { heading, untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const column = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true });
const card = (page: Page, text: string): Locator => page.locator('[data-handle]', { hasText: text });
const dialog = (page: Page): Locator => page.getByRole('dialog');

async function add(page: Page, title: string, ...texts: string[]): Promise<void> {
	const box = page.getByRole('textbox', { name: `New card in “${title}”` });
	for (const text of texts) {
		await box.fill(text);
		await box.press('Enter');
		await expect(column(page, title)).toContainText(text);
	}
}

async function close(page: Page): Promise<void> {
	await dialog(page).getByRole('button', { name: 'Done' }).click();
	await expect(dialog(page)).toHaveCount(0);
}

/** Somebody prepares a SWOT session and leads it. @returns its path */
async function prepare(page: Page): Promise<string> {
	await page.goto(`${PLAN}/workshops/new`);
	await page.getByLabel('Title').fill('Where we stand');
	await page.getByRole('radio', { name: /SWOT/ }).check();
	await page.getByRole('button', { name: 'Prepare it' }).click();
	await page.waitForURL(/\/workshops\/[0-9a-z]{26}$/);
	await expect(heading(page)).toHaveText('Where we stand');
	await page.getByRole('button', { name: 'Facilitate' }).click();
	await expect(page.getByRole('button', { name: 'Lock the board' })).toBeVisible();
	await untilSafe(page);
	return new URL(page.url()).pathname;
}

test('cards are merged, taken out, split and linked, and everybody sees it', async ({ room }) => {
	const ada = await room.enter('Ada');
	const path = await prepare(ada);
	await ada.goto(`${path}/board`);
	await add(
		ada,
		'Strengths',
		'Good trains',
		'Trains that come often',
		'Many councils. A strong port. Good schools',
	);
	const phone = await room.enter('Bilal', PHONE);
	await phone.goto(`${path}/board`);
	await expect(card(phone, 'Good trains')).toBeVisible();

	await ada.getByRole('button', { name: 'Choose cards' }).click();
	await card(ada, 'Good trains').click();
	await card(ada, 'Trains that come often').click();
	await ada.getByRole('button', { name: 'Merge them' }).click();
	await expect(card(phone, 'Good trains')).toContainText('2 cards in one');
	await expect(phone.locator('[data-handle]')).toHaveCount(2);
	await card(phone, 'Good trains').click();
	await phone.getByRole('button', { name: 'Take “Trains that come often” out' }).click();
	await close(phone);
	await expect(card(ada, 'Good trains')).not.toContainText('2 cards in one');
	await expect(ada.locator('[data-handle]')).toHaveCount(3);

	await card(ada, 'Many councils').click();
	await dialog(ada).getByText('Split it').click();
	await dialog(ada).getByRole('button', { name: 'Make 3 cards of it' }).click();
	await close(ada);
	await expect(phone.locator('[data-handle]')).toHaveText([
		/Good trains/,
		/Trains that come often/,
		/Many councils\./,
		/A strong port\./,
		/Good schools/,
	]);

	await card(phone, 'Good schools').click();
	const about = dialog(phone).getByRole('combobox', { name: 'What it is about' });
	for (const words of ['LE1.EU.1', 'Lyon', 'Barcelona']) {
		await about.fill(words);
		await phone.getByRole('listbox').getByRole('option').first().click();
	}
	await phone.keyboard.press('Escape');
	await expect(card(ada, 'Good schools')).toContainText('3 links');
	await card(ada, 'Good schools').click();
	await expect(dialog(ada).getByRole('link')).toHaveCount(3);
	await close(ada);
});

test('what a table has gathered comes to the plenary, and goes back in two taps', async ({ room }) => {
	const ada = await room.enter('Ada');
	const path = await prepare(ada);
	await ada.goto(`${path}/people`);
	await ada.getByRole('button', { name: 'Create a table' }).click();
	await ada.getByRole('link', { name: 'Board: Table 1' }).click();
	await ada.getByRole('button', { name: 'Add a column' }).click();
	await dialog(ada).getByRole('textbox').fill('Questions');
	await dialog(ada).getByRole('button', { name: 'Save' }).click();
	await add(ada, 'Strengths', 'From our table');
	await add(ada, 'Questions', 'Who pays?');
	const phone = await room.enter('Bilal', PHONE);
	await phone.goto(`${path}/board`);
	await expect(column(phone, 'Strengths')).toBeVisible();
	await untilSafe(ada);
	// It remembers from when the board is opened, and has caught up.
	await ada.reload();
	await untilSafe(ada);

	const whose = ada.getByRole('combobox', { name: 'Whose board' });
	await whose.selectOption('Plenary');
	await ada.getByRole('button', { name: 'Gather the tables' }).click();
	await dialog(ada).getByRole('button', { name: 'Bring them' }).click();
	await expect(column(phone, 'Strengths')).toContainText('#Table 1');
	await expect(column(phone, 'Table 1: Questions')).toContainText('Who pays?');

	await ada.getByRole('button', { name: 'Put back' }).click();
	await ada.getByRole('button', { name: /1 minute ago/ }).click();
	await expect(column(phone, 'Table 1: Questions')).toHaveCount(0);
	await expect(phone.locator('[data-handle]')).toHaveCount(0);
	await whose.selectOption('Table 1');
	await expect(column(ada, 'Questions')).toContainText('Who pays?');
	await expect(column(ada, 'Strengths')).toContainText('From our table');
	await expect(ada.getByText('#Table 1')).toHaveCount(0);
});
