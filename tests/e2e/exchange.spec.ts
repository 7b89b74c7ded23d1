import { Ajv2020 } from 'ajv/dist/2020.js';
import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { expect, PLAN, test } from './room.ts';

const faults = (page: Page) => findViolations(page);

async function download(page: Page, button: Locator): Promise<string> {
	const coming = page.waitForEvent('download');
	await button.click();
	return readFileSync(await (await coming).path(), 'utf8');
}

test('all records leave as JSON, come back and change nothing; what is edited in the file changes, and its dates leave as a calendar', async ({
	room,
}) => {
	const page = await room.enter('Ada');
	await page.goto(`${PLAN}/exchange`);
	await expect(page.getByRole('heading', { level: 1, name: 'Import and export' })).toBeVisible();
	expect(await faults(page)).toEqual([]);
	await page.getByRole('link', { name: 'All records (JSON)' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'All records (JSON)' })).toBeVisible();

	const text = await download(page, page.getByRole('button', { name: 'Download the file' }));
	const schema = await download(page, page.getByRole('button', { name: 'Download its JSON Schema' }));
	const file = JSON.parse(text) as { records: Record<string, Record<string, unknown>[]> };
	expect(new Ajv2020({ strictTypes: false }).validate(JSON.parse(schema) as object, file)).toBe(true);
	expect(file.records.action).toHaveLength(29);

	const chooser = page.locator('input[type=file]');
	const choose = (content: string) =>
		chooser.setInputFiles({
			name: 'records.json',
			mimeType: 'application/json',
			buffer: Buffer.from(content),
		});
	await choose('{"format":"something else"}');
	await expect(page.getByText('This JSON file does not hold records of Rumb.')).toBeVisible();
	await choose(text);
	await expect(page.getByText('Nothing would change: everything in the file is already here.')).toBeVisible();

	const [metropolis] = file.records.metropolis!;
	metropolis!.localName = 'Brought in from a file';
	file.records.task = [
		{
			id: 'from-a-file',
			document: 'org/amb',
			type: 'task',
			title: { en: 'A task from a file' },
			due: '2031-05-02',
		},
		{
			id: 'stays-out',
			document: 'org/amb',
			type: 'task',
			title: { en: 'A task that stays out' },
			due: '2031-05-02',
		},
	];
	await choose(JSON.stringify(file));
	await expect(page.getByText('Brought in from a file')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Import 3 records' })).toBeEnabled();
	await page.getByText('New (2)').first().click();
	await page.getByRole('checkbox', { name: /^A task that stays out/ }).uncheck();
	expect(await faults(page)).toEqual([]);
	await page.getByRole('button', { name: 'Import 2 records' }).click();
	await expect(page.getByText('2 records were imported.')).toBeVisible();

	await page.goto(`${PLAN}/exchange/calendar`);
	await expect(page.getByRole('heading', { level: 1, name: 'Calendar (iCalendar)' })).toBeVisible();
	expect(await faults(page)).toEqual([]);
	const calendar = await download(page, page.getByRole('button', { name: 'Download the file' }));
	const events = new ICAL.Component(ICAL.parse(calendar) as never)
		.getAllSubcomponents('vevent')
		.map((event) => new ICAL.Event(event));
	const task = events.find(({ summary }) => summary === 'A task from a file');
	expect(task?.startDate.toString()).toBe('2031-05-02');
	expect(task?.uid).toMatch(/^task-from-a-file@/);
	expect(events.map(({ summary }) => summary)).not.toContain('A task that stays out');
});
