import type { Locator, Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

const VALUES = `${PLAN}/indicators/values`;
const cell = (page: Page, row: number, column: number): Locator =>
	page.locator(`[data-cell="${row}-${column}"]`);
const faults = (page: Page) => findViolations(page);

/** Somebody writes for Badalona from now on. */
async function writeForBadalona(page: Page): Promise<void> {
	await page.getByRole('combobox', { name: 'You write for' }).pressSequentially('badalona');
	await page
		.getByRole('option', { name: /Badalona/ })
		.first()
		.click();
}

/** What a spreadsheet puts on the clipboard: 36 councils by five years, with two mistakes and one that does not apply. */
const BLOCK = Array.from({ length: 36 }, (_, row) =>
	Array.from({ length: 5 }, (_, column) => {
		if (row === 3 && column === 2) return 'dotze';
		if (row === 4 && column === 1) return '2,5';
		if (row === 5 && column === 0) return 'No escau';
		if (row === 7 && column === 0) return '1.234';
		return String(row * 5 + column);
	}).join('\t'),
).join('\r\n');

test('[K2] a block of 36 × 5 values is pasted, mistakes are marked in their cells, and one undo takes it back', async ({
	room,
}) => {
	const page = await room.enter('Ada', { permissions: ['clipboard-read', 'clipboard-write'] });
	await page.goto(`${VALUES}?indicator=ind-le2-2-1&by=council`);
	await writeForBadalona(page);
	await page.evaluate((block) => navigator.clipboard.writeText(block), BLOCK);
	await cell(page, 0, 0).click();
	await page.keyboard.press('Control+v');
	await expect(page.getByText('178 values were taken over. 2 could not be read.')).toBeVisible();
	await expect(cell(page, 35, 4)).toHaveText('179');
	await expect(cell(page, 7, 0)).toHaveText('1,234');
	// Zero, not applicable and no data are three different things.
	await expect(cell(page, 0, 0)).toHaveText('0');
	await expect(cell(page, 5, 0)).toHaveText('n/a');
	await expect(cell(page, 3, 2)).toHaveAttribute('aria-invalid', 'true');
	await expect(cell(page, 3, 2)).toContainText('dotze');
	await expect(cell(page, 3, 2)).toContainText('Write digits, for example 1234.5.');
	await expect(cell(page, 4, 1)).toContainText('Write a whole number, without decimals.');
	await expect(page.getByRole('row', { name: /^Sum/ })).toContainText('35 of 35 with a value');
	expect(await faults(page)).toEqual([]);

	// A mistake is corrected where it stands, with the keyboard alone.
	await page.getByRole('button', { name: /“dotze”/ }).click();
	await expect(cell(page, 3, 2)).toBeFocused();
	await page.keyboard.type('17');
	await page.keyboard.press('Enter');
	await expect(cell(page, 3, 2)).toHaveText('17');
	await expect(cell(page, 4, 2)).toBeFocused();
	await expect(page.getByText('1 cell could not be read')).toBeVisible();

	await page.keyboard.press('Control+z');
	await expect(cell(page, 3, 2)).toHaveText('No data');
	await expect(cell(page, 35, 4)).toHaveText('179');
	await page.keyboard.press('Control+z');
	await expect(cell(page, 35, 4)).toHaveText('No data');
	await expect(cell(page, 0, 0)).toHaveText('No data');
	await page.keyboard.press('Control+Shift+z');
	await expect(cell(page, 35, 4)).toHaveText('179');

	await untilSafe(page);
	const other = await room.enter('Bilal');
	await other.goto(`${VALUES}?indicator=ind-le2-2-1&by=council`);
	await expect(cell(other, 35, 4)).toHaveText('179');
	await other.goto(`${PLAN}/indicators/ind-le2-2-1`);
	await expect(
		other.getByRole('cell', { name: /^3,294 Sum \(Council\), 36 of 36 with a value$/ }),
	).toBeVisible();
});

test('[K4] what the log gives opens its very entries, and an entered value that differs stands beside it', async ({
	room,
}) => {
	const page = await room.enter('Ada');
	await page.goto(`${PLAN}/indicators/ind-le3-5-1`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delegations and visits hosted');
	await expect(page.getByRole('heading', { name: /^The entries counted/ })).toBeVisible();
	await expect(page.getByText('Nothing in the log fits the rule').first()).toBeVisible();

	await page.goto(`${PLAN}/log/new`);
	await writeForBadalona(page);
	await page.getByRole('textbox', { name: 'What happened' }).pressSequentially('Delegation from Lyon, LE3.5');
	await page.getByRole('button', { name: 'Add Delegation' }).click();
	await page.getByRole('button', { name: /^Add LE3\.5/ }).click();
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Entry saved' })).toBeFocused();

	await page.goto(`${PLAN}/indicators/ind-le3-5-1`);
	const year = String(new Date().getFullYear());
	await page.getByRole('button', { name: `${year}: open the 1 entry that was counted` }).click();
	const counted = page.getByRole('region', { name: `The entries counted, ${year}` });
	await expect(counted.getByRole('link', { name: 'Delegation from Lyon, LE3.5' })).toBeVisible();
	expect(await faults(page)).toEqual([]);

	await page.goto(`${VALUES}?line=le3`);
	const row = page.getByRole('row', { name: /^Delegations and visits hosted/ });
	await expect(row.getByRole('gridcell').last()).toContainText('1');
	await row.getByRole('gridcell').last().click();
	await page.keyboard.type('3');
	await page.keyboard.press('Enter');
	await expect(row.getByRole('gridcell').last()).toContainText('The log gives 1');
	await page.goto(`${PLAN}/indicators/ind-le3-5-1`);
	await expect(page.getByText(`${year}: entered 3, counted 1.`)).toBeVisible();
	await page.getByRole('button', { name: 'Adopt', exact: true }).click();
	await expect(page.getByText('Adopted', { exact: true }).first()).toBeVisible();

	await page.goto(`${PLAN}/actions/le3-5`);
	await expect(
		page
			.getByRole('region', { name: 'Indicators' })
			.getByRole('link', { name: 'Delegations and visits hosted' }),
	).toBeVisible();
	await page.goto(`${PLAN}/indicators`);
	await expect(page.getByText('79 records')).toBeVisible();
	expect(await faults(page)).toEqual([]);
});
