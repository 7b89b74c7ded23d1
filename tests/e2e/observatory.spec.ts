import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { expect, PLAN, test } from './room.ts';

const faults = (page: Page) => findViolations(page);

/** As an older spreadsheet saves it: Windows-1252, semicolons, decimal commas; nothing in it is true. */
const TABLE = [
	'Metròpolis;Dada;Valor;Any;Font;Enllaç;Nota',
	'Grand Lyon;Població;1.416.545;2020;Exemple, inventat;;',
	'Grand Lyon;Població;1.300.000;2010;Exemple, inventat;;',
	'Grand Lyon;Superfície (km²);533,7;2020;Exemple, inventat;;',
	'Manchester;Població;2.867.800;2021;Exemple, inventat;https://example.org;',
	'Atlàntida;Població;5;2020;Exemple, inventat;;',
	'Grand Lyon;Municipis;molts;2020;Exemple, inventat;;',
	'Manchester;Municipis;10;2021;;;',
].join('\r\n');
const file = (text: string) => ({
	name: 'metròpolis.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from(text, 'latin1'),
});

test('facts about metropolises come in from a table, with a preview, and go out of it in one step', async ({
	room,
}) => {
	const page = await room.enter('Ada');
	await page.goto(`${PLAN}/observatory`);
	await expect(page.getByRole('heading', { name: 'No facts yet' })).toBeVisible();
	await page.getByRole('link', { name: 'Import from CSV' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Import facts from CSV' })).toBeVisible();

	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download a template' }).click();
	const template = readFileSync(await (await download).path(), 'utf8');
	expect(template).toMatch(/^\uFEFFMetropolis;Fact;Value;Year;Source;Link;Note\r\n/);
	expect(template).toContain('Grand Lyon;Population;;;;;');

	await page.locator('input[type=file]').setInputFiles(file('Ciutat;Habitants\nLió;5'));
	await expect(page.getByText(/These columns are missing: Metropolis, Fact/)).toBeVisible();

	await page.locator('input[type=file]').setInputFiles(file(TABLE));
	await expect(page.getByText('The plan has no metropolis of this name.').first()).toBeVisible();
	await expect(page.getByText('the value is not a number').first()).toBeVisible();
	await expect(page.getByText('It has no source.').first()).toBeVisible();
	expect(await faults(page)).toEqual([]);
	await page.getByRole('button', { name: 'Import 4 facts' }).click();

	await expect(page).toHaveURL(/with=grand-lyon,greater-manchester$/);
	const table = page.getByRole('table', { name: 'Side by side' });
	await expect(table.getByRole('row', { name: /^Population/ })).toContainText('1,416,545');
	await expect(table.getByRole('row', { name: /^Population/ })).toContainText('2020 · Exemple, inventat');
	await expect(table.getByRole('row', { name: /^Area/ })).toContainText('533.7');
	await expect(table.getByRole('row', { name: /^Municipalities/ }).getByText('No data')).toHaveCount(2);
	await expect(page.getByText('+9% since 2010')).toBeVisible();
	expect(await faults(page)).toEqual([]);

	await table.getByRole('link', { name: 'Grand Lyon' }).click();
	await expect(page.getByRole('heading', { name: 'Comparable facts' })).toBeVisible();
	await expect(page.getByRole('button', { name: '533.7' })).toBeVisible();

	await page.goto(`${PLAN}/observatory/import`);
	await page.locator('input[type=file]').setInputFiles(file(TABLE.replace('533,7', '534')));
	await expect(page.getByText('Already there (3)')).toBeVisible();
	await expect(page.getByText('Area (km²)').first()).toBeVisible();
	await page.getByRole('button', { name: 'Import 1 fact' }).click();
	await expect(table.getByRole('row', { name: /^Area/ })).toContainText('534');
	await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
	await expect(table.getByRole('row', { name: /^Area/ })).toContainText('533.7');
});

test('everybody is at their own organisation’s page in one click, with what it has done and with whom', async ({
	room,
}) => {
	const page = await room.enter('Ada');
	await page.goto(PLAN);
	await page.getByRole('link', { name: 'My organisation' }).click();
	await page.getByRole('combobox', { name: /You write for/ }).fill('Badalona');
	await page.getByRole('option', { name: /Badalona/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: /Badalona/ })).toBeVisible();
	await expect(page.getByText('none noted')).toHaveCount(3);
	await expect(page.getByRole('heading', { name: 'What it has done and taken part in' })).toBeVisible();
	expect(await faults(page)).toEqual([]);

	await page.getByRole('link', { name: 'Log what was done' }).click();
	await page.getByLabel('What happened').fill('Visit to the water works');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Entry saved').first()).toBeVisible();
	await page.getByRole('link', { name: 'My organisation' }).click();
	await expect(page.getByRole('heading', { level: 1, name: /Badalona/ })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Visit to the water works' })).toBeVisible();
});
