import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { expect, test } from './room.ts';

/** The keyboard alone: Tab until something is focused. */
async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
	for (let presses = 0; presses < 120; presses++) {
		if (await isThere()) return;
		await page.keyboard.press('Tab');
	}
	throw new Error('the Tab key never led there');
}

const focused = (page: Page, attribute: string) =>
	page.evaluate((name) => document.activeElement?.getAttribute(name) ?? '', attribute);

test('the overview: by keyboard from a bar to an entry, as a table, as a file', async ({ room }) => {
	const page = await room.enter('Ada');
	await page.getByRole('button', { name: 'Look around with sample data' }).click();
	await page.getByRole('button', { name: 'Make the sample' }).click();
	await page.waitForURL(/\/w\/sample-/, { timeout: 30_000 });
	const root = new URL(page.url()).pathname.replace(/\/$/, '');

	await page.goto(`${root}/pictures?until=2024`);
	await expect(page.getByRole('heading', { level: 1, name: 'Where we stand' })).toBeVisible();
	const months = page.getByRole('figure', { name: '2024, month by month' });
	const mark = months.getByRole('button', { name: /^[A-Z][a-z]+ 2024: \d+ things? written down/ });
	await expect(mark.first()).toBeVisible();

	expect(await findViolations(page)).toEqual([]);

	// Along the bars of the year, into the list of a month, to an entry of it.
	await tabTo(page, async () => /^\w+ 2024: /.test(await focused(page, 'aria-label')));
	await page.keyboard.press('End');
	await expect.poll(() => focused(page, 'aria-label')).toMatch(/^December 2024: /);
	await page.keyboard.press('ArrowLeft');
	await expect.poll(() => focused(page, 'aria-label')).toMatch(/^November 2024: \d+ things written down/);
	await page.keyboard.press('Enter');
	const list = page.getByRole('dialog', { name: 'November 2024' });
	await expect(list.getByRole('listitem').first()).toBeVisible();
	await tabTo(page, async () => /\/log\/[^?]+$/.test(await focused(page, 'href')));
	const entry = await focused(page, 'href');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`${entry}$`));
	await page.goBack();

	// Every part of a bar opens the actions that it counts.
	const lifecycle = page.getByRole('figure', { name: 'Actions by lifecycle' });
	const part = lifecycle.getByRole('button', { name: /^LE1 .*: (\d+) actions? of \d+$/ }).first();
	await expect(part).toBeVisible();
	const counted = Number(/: (\d+) action/.exec((await part.getAttribute('aria-label'))!)![1]);
	await part.click();
	await expect(page.getByRole('dialog').locator('ul.divide-y > li')).toHaveCount(counted);
	await page.keyboard.press('Escape');

	await lifecycle.getByText('Table', { exact: true }).click();
	await expect(lifecycle.getByRole('row', { name: /^LE1 / })).toBeVisible();
	await lifecycle.getByRole('button', { name: /^Save/ }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: 'Table as CSV' }).click();
	const file = await download;
	expect(file.suggestedFilename()).toMatch(/^actions-by-lifecycle-\d{4}-\d\d-\d\d\.csv$/);
	const [head, ...lines] = readFileSync(await file.path(), 'utf8')
		.trim()
		.split('\r\n');
	expect(head).toMatch(/^Line,In preparation,Under way,/);
	expect(lines).toHaveLength(5);

	// The filters keep their place on the way to another picture.
	await page.getByRole('navigation', { name: 'Pictures' }).getByRole('link', { name: 'Timeline' }).click();
	await expect(page).toHaveURL(/\/pictures\/time\?until=2024$/);
});
