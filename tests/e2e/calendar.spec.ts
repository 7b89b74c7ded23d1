import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { ACTION, openAction } from './people.ts';
import { expect, PLAN, test } from './room.ts';

const TASK = 'Send the list of partners';
const MONTH = '2031-05';
const day = (number: number) => `${MONTH}-${String(number).padStart(2, '0')}`;

const cell = (page: Page, number: number) => page.locator(`[data-day="${day(number)}"]`);
const chip = (page: Page, number: number) => cell(page, number).getByRole('link', { name: TASK });
const faults = async (page: Page) =>
	(await findViolations(page)).map(({ id, nodes }) => [id, nodes[0]?.html]);

/** Somebody writes down for a council what is to be done by a day. */
async function writeTask(page: Page, due: string): Promise<void> {
	await page.getByRole('button', { name: 'Add a follow-up' }).click();
	await page.getByRole('combobox', { name: 'You write for' }).fill('badalona');
	await page
		.getByRole('option', { name: /Badalona/ })
		.first()
		.click();
	await page.getByRole('textbox', { name: 'What is to be done' }).fill(TASK);
	await page.getByLabel('By when').fill(due);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('checkbox', { name: `Done: ${TASK}` })).toBeVisible();
}

test('[D2] a task goes to another day with the keyboard and by dragging, one undo takes it back, and a day opens', async ({
	room,
}) => {
	const page = await openAction(room, 'Anna');
	await writeTask(page, day(14));
	await page.goto(`${PLAN}/pictures/calendar?month=${MONTH}`);
	await expect(chip(page, 14)).toBeVisible();
	expect(await faults(page)).toEqual([]);

	// The keyboard: from the first of the month to the fourteenth, to the task, up, two days on, down.
	await cell(page, 1).focus();
	for (const key of [
		'ArrowDown',
		'ArrowRight',
		'ArrowRight',
		'ArrowRight',
		'ArrowRight',
		'ArrowRight',
		'ArrowRight',
	])
		await page.keyboard.press(key);
	await expect(cell(page, 14)).toBeFocused();
	await chip(page, 14).focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Space');
	await expect(chip(page, 16)).toBeVisible();
	await expect(chip(page, 16)).toBeFocused();
	await expect(chip(page, 14)).toHaveCount(0);

	await page.keyboard.press('Control+z');
	await expect(chip(page, 14)).toBeVisible();
	await expect(chip(page, 16)).toHaveCount(0);

	// Escape leaves it where it was.
	await chip(page, 14).focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Escape');
	await expect(chip(page, 14)).toBeFocused();

	// The mouse.
	await chip(page, 14).hover();
	await page.mouse.down();
	await cell(page, 22).hover();
	await cell(page, 22).hover({ position: { x: 20, y: 60 } });
	await page.mouse.up();
	await expect(chip(page, 22)).toBeVisible();

	// The day tells all that stands on it, and moves it by a date.
	await page.getByRole('button', { name: /^Open .*22 May 2031/ }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByRole('link', { name: TASK })).toBeVisible();
	await dialog.getByRole('button', { name: `Move “${TASK}” to another day` }).click();
	await page.getByLabel('New day').fill(day(28));
	await page.getByRole('button', { name: 'Move it' }).click();
	await expect(chip(page, 28)).toBeVisible();

	// It opens what it belongs to.
	await chip(page, 28).click();
	await page.waitForURL((url) => url.pathname === ACTION);
});

test('[D2] the keyboard keeps its place from month to month, and carries a task over the end of one', async ({
	room,
}) => {
	const page = await openAction(room, 'Clara');
	await writeTask(page, day(30));
	await page.goto(`${PLAN}/pictures/calendar?month=${MONTH}`);
	await expect(chip(page, 30)).toBeVisible();
	await cell(page, 30).focus();
	await page.keyboard.press('PageDown');
	await expect(page.locator('[data-day="2031-06-30"]')).toBeFocused();
	await page.keyboard.press('PageUp');
	await expect(cell(page, 30)).toBeFocused();

	await chip(page, 30).focus();
	await page.keyboard.press('Space');
	await expect(cell(page, 30)).toBeFocused();
	await page.keyboard.press('ArrowDown');
	const there = page.locator('[data-day="2031-06-06"]');
	await expect(there).toBeFocused();
	await page.keyboard.press('Space');
	await expect(there.getByRole('link', { name: TASK })).toBeFocused();
});

test('[D2] on a phone the month is a list, from which a task is moved', async ({ room }) => {
	const page = await openAction(room, 'Berta');
	await writeTask(page, day(7));
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`${PLAN}/pictures/calendar?month=${MONTH}`);
	const item = page.getByRole('listitem').filter({ hasText: TASK });
	await expect(item.first()).toBeVisible();
	await page.getByRole('button', { name: `Move “${TASK}” to another day` }).click();
	await page.getByLabel('New day').fill(day(9));
	await page.getByRole('button', { name: 'Move it' }).click();
	await expect(page.getByRole('heading', { name: /9 May 2031/ })).toBeVisible();
	await expect(page.getByRole('heading', { name: /7 May 2031/ })).toHaveCount(0);
	expect(await faults(page)).toEqual([]);

	// A finger that rests on it asks for the new day too; lifting it opens nothing.
	const touch = await page.context().newCDPSession(page);
	const box = (await page.getByRole('link', { name: TASK }).boundingBox())!;
	const finger = [{ x: box.x + 20, y: box.y + box.height / 2 }];
	await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: finger });
	await expect(page.getByLabel('New day')).toHaveValue(day(9));
	await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	await page.getByLabel('New day').fill(day(12));
	await page.getByRole('button', { name: 'Move it' }).click();
	await expect(page.getByRole('heading', { name: /12 May 2031/ })).toBeVisible();

	// Far months are chosen from lists.
	const choice = page.getByRole('group', { name: 'Go to the month' });
	await choice.getByLabel('Year').selectOption('2032');
	await choice.getByLabel('Month').selectOption('January');
	await expect(page.getByRole('heading', { name: 'January 2032' })).toBeVisible();
});
