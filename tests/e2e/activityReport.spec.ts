import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readZip } from '../support/zip.ts';
import { findViolations } from './axe.ts';
import { heading, untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

const text = (page: Page) => page.getByRole('textbox', { name: /^Text of “Introduction”/ });

async function type(page: Page, words: string): Promise<void> {
	await text(page).click();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(words);
}

/** The row of the main figures that tells how many facts were noted. */
const facts = (page: Page) => page.getByRole('row', { name: /^Facts noted in the log/ });

test('[I10] two people write one paragraph of the annual report, its figures follow the log, and it is signed, frozen and saved', async ({
	room,
}) => {
	const ada = await room.enter('Ada');
	await ada.goto(`${PLAN}/reports`);
	await ada.getByRole('button', { name: 'Create a report' }).click();
	const dialog = ada.getByRole('dialog');
	await dialog.getByLabel('Year').selectOption('2024');
	await dialog.getByLabel('Language in which it is written first').selectOption('en');
	await dialog.getByRole('button', { name: 'Create' }).click();
	await ada.waitForURL(/\/reports\/annual-report-2024$/);
	await expect(heading(ada)).toHaveText('Annual activity report 2024');
	await expect(text(ada)).toBeVisible();
	await untilSafe(ada);
	const path = new URL(ada.url()).pathname;

	const bilal = await room.enter('Bilal');
	await bilal.goto(path);
	await expect(text(bilal)).toBeVisible();
	await type(ada, 'The year began well');
	await expect(text(bilal)).toContainText('The year began well');
	await type(bilal, ' and ended better.');
	await expect(text(ada)).toContainText('The year began well and ended better.');

	await expect(facts(ada)).toContainText('No data');
	await ada.getByRole('button', { name: 'Take note of it' }).click();
	await expect(ada.getByText(/it has not changed/)).toBeVisible();
	expect(await findViolations(ada)).toEqual([]);

	await note(bilal);
	await expect(facts(ada)).toContainText('1');
	await expect(ada.getByText(/^The data has changed since/)).toBeVisible();
	await expect(ada.getByText('Facts noted in the log: No data → 1')).toBeVisible();

	await ada.getByRole('button', { name: 'Sign and freeze' }).click();
	await ada.getByRole('dialog').getByRole('button', { name: 'Sign and freeze' }).click();
	await expect(ada.getByText('It is what was signed')).toBeVisible();
	await expect(text(ada)).toHaveCount(0);
	await untilSafe(ada);
	await bilal.goto(path);
	await expect(bilal.getByText('It is what was signed')).toBeVisible();

	await bilal.goto(`${path}/print`);
	await expect(heading(bilal)).toHaveText('Annual activity report 2024');
	const coming = bilal.waitForEvent('download');
	await bilal.getByRole('button', { name: /DOCX/ }).click();
	const file = await coming;
	expect(file.suggestedFilename()).toBe('rumb-report-2024-en.docx');
	const parts = readZip(new Uint8Array(readFileSync(await file.path())));
	const body = new TextDecoder().decode(parts.get('word/document.xml'));
	expect(body).toContain('The year began well and ended better.');
	expect(body).toContain('SHA-256: ');
});

/** Notes a meeting of 2024 in the log. */
async function note(page: Page): Promise<void> {
	await page.goto(`${PLAN}/log/new`);
	await page.getByRole('combobox', { name: 'You write for' }).fill('Badalona');
	await page
		.getByRole('option', { name: /Badalona/ })
		.first()
		.click();
	await page.getByRole('textbox', { name: 'What happened' }).fill('Meeting with Lyon about LE1.EU.1');
	await page.getByRole('button', { name: 'Add Meeting' }).click();
	await page.getByLabel('Date', { exact: true }).first().fill('18/03/2024');
	await page.getByRole('button', { name: /^Add LE1\.EU\.1/ }).click();
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Entry saved' })).toBeVisible();
	await untilSafe(page);
}
