import { readFileSync } from 'node:fs';
import { readXlsx, writeXlsx } from 'hucre';
import { findViolations } from './axe.ts';
import { expect, PLAN, test } from './room.ts';

test.use({ serviceWorkers: 'allow' });

test('a list leaves as a spreadsheet, and what was edited there comes back, to be looked at, taken and undone', async ({
	room,
}) => {
	const page = await room.enter('Ada');
	const faults = () => findViolations(page);
	await page.goto(`${PLAN}/actions`);
	await page.getByRole('link', { name: 'Spreadsheet' }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Export: Actions' })).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download the file' }).click();
	const saved = await download;
	expect(saved.suggestedFilename()).toBe('actions.xlsx');
	expect(await faults()).toEqual([]);

	const { sheets } = await readXlsx(new Uint8Array(readFileSync(await saved.path())));
	expect(sheets.map(({ name }) => name)).toEqual(['Records', 'Columns', 'Lists', 'Rumb']);
	const rows = sheets[0]!.rows;
	expect(rows).toHaveLength(30);
	const [id, title, description] = ['Identifier', 'Title (en)', 'Description (en)'].map((name) =>
		rows[0]!.indexOf(name),
	) as [number, number, number];
	const before = String(rows[1]![title]);
	const described = String(rows[1]![description]).slice(0, 40);
	rows[1]![title] = 'Edited in a spreadsheet';
	rows[1]![description] = 'Described in a spreadsheet';
	const refused = rows[0]!.map((_, at) => (at === id ? 'no-such-action' : null));
	const hidden = { name: 'Rumb', hidden: true, rows: sheets.at(-1)!.rows };
	const written = async (records: typeof rows) =>
		Buffer.from(await writeXlsx({ sheets: [{ name: 'Records', rows: records }, hidden] }));
	const buffer = await written([...rows, refused]);

	await page.getByRole('link', { name: 'Import an edited sheet' }).click();
	await page.locator('input[type=file]').setInputFiles({ name: 'actions.xlsx', mimeType: '', buffer });
	await expect(page.getByRole('radio', { name: 'Changed (1)' })).toBeVisible();
	await expect(page.getByRole('radio', { name: 'Same (28)' })).toBeVisible();
	await expect(page.getByRole('row', { name: /Edited in a spreadsheet/ })).toContainText(before);
	expect(await faults()).toEqual([]);
	await page.getByText('Refused (1)').first().click();
	await expect(
		page.getByRole('cell', { name: /No record has the identifier “no-such-action”/ }),
	).toBeVisible();

	await page.getByRole('button', { name: 'Save 1 record' }).click();
	await expect(page.getByText('1 record was imported.')).toBeVisible();
	await expect(page.getByText('Edited in a spreadsheet').first()).toBeVisible();
	await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
	await expect(page.getByText('The import was undone.')).toBeVisible();
	await expect(page.getByText('Edited in a spreadsheet')).toHaveCount(0);

	// One step takes the co-written text back as well: the same file would change the same again.
	await page.goto(`${PLAN}/exchange/import/action`);
	await page.locator('input[type=file]').setInputFiles({ name: 'actions.xlsx', mimeType: '', buffer });
	await expect(page.getByRole('radio', { name: 'Changed (1)' })).toBeVisible();
	const row = page.getByRole('row', { name: /Edited in a spreadsheet/ });
	await expect(row).toContainText('Described in a spreadsheet');
	await expect(row).toContainText(before);
	await expect(row).toContainText(described);
	await page.getByRole('button', { name: 'Save 1 record' }).click();
	await expect(page.getByText('1 record was imported.')).toBeVisible();
	await page.goto(`${PLAN}/exchange/import/action`);
	await page.locator('input[type=file]').setInputFiles({ name: 'actions.xlsx', mimeType: '', buffer });
	await expect(page.getByRole('radio', { name: 'Same (29)' })).toBeVisible();

	// With no network at all: the list leaves once more, and a sheet that left before the title was changed here comes in.
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.context().setOffline(true);
	await room.kill();
	await page.goto(`${PLAN}/exchange/export/action`);
	const again = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download the file' }).click();
	const offline = await readXlsx(new Uint8Array(readFileSync(await (await again).path())));
	expect(offline.sheets[0]!.rows).toHaveLength(30);
	rows[1]![title] = 'Edited in an old sheet';
	rows[2]![title] = 'Edited only in the sheet';
	await page.goto(`${PLAN}/exchange/import/action`);
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: 'old.xlsx', mimeType: '', buffer: await written(rows) });
	await expect(page.getByText(/^This file was exported on /)).toBeVisible();
	await expect(page.getByRole('row', { name: /Edited only in the sheet/ })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Save 1 record' })).toBeEnabled();
	await page.getByRole('button', { name: 'Show them' }).click();
	const tick = page.getByRole('checkbox', { name: 'Take row 2: Edited in a spreadsheet' });
	await expect(tick).not.toBeChecked();
	expect(await faults()).toEqual([]);
	await tick.press('Space');
	await expect(tick).toBeChecked();
	await page.getByText('Changed (1)').first().click();
	await page.getByRole('checkbox', { name: /^Take row 3/ }).press('Space');
	await page.getByRole('button', { name: 'Save 1 record' }).click();
	await expect(page.getByText('1 record was imported.')).toBeVisible();
	await expect(page.getByText('Edited in an old sheet').first()).toBeVisible();
	await expect(page.getByText('Edited only in the sheet')).toHaveCount(0);
});
