import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { expect, PLAN, test } from './room.ts';

/** Somebody makes the small sample and is in it. @returns its address */
async function makeSample(page: Page): Promise<string> {
	await page.getByRole('button', { name: 'Look around with sample data' }).click();
	await page.getByRole('button', { name: 'Make the sample' }).click();
	await page.waitForURL(/\/w\/sample-/);
	return new URL(page.url()).pathname;
}

const strip = (page: Page) => page.getByRole('complementary', { name: 'Sample data' });
const faults = (page: Page) => findViolations(page);

test('a sample says on every screen and on paper that it is one, never touches the real plan, and is forgotten', async ({
	room,
}) => {
	const page = await room.enter('Ada');
	const sample = await makeSample(page);
	for (const screen of ['', '/actions', '/log', '/status']) {
		await page.goto(`${sample}${screen}`);
		await expect(strip(page)).toBeVisible();
		await expect(page).toHaveTitle(/^Sample · /);
	}
	await page.goto(`${sample}/log`);
	await expect(page.getByText('600 entries')).toBeVisible();
	expect(await faults(page)).toEqual([]);
	await page.emulateMedia({ media: 'print' });
	await expect(strip(page)).toBeVisible();
	await page.emulateMedia({ media: 'screen' });

	await page.goto(`${PLAN}/log`);
	await expect(page.getByRole('heading', { name: 'Nothing has been logged yet' })).toBeVisible();
	await expect(strip(page)).toHaveCount(0);
	await expect(page).not.toHaveTitle(/Sample/);

	await page.goto(sample);
	await page.getByRole('button', { name: 'What this is' }).click();
	expect(await faults(page)).toEqual([]);
	await page.getByRole('button', { name: 'Forget it on this device' }).click();
	await expect(page.getByText('The sample data is no longer on this device.')).toBeVisible();
	await expect(page.getByRole('link', { name: /^Sample data/ })).toHaveCount(0);
	const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
	expect(left.filter((name) => name.includes('sample-'))).toEqual([]);
});

test('filters keep a name, and many entries are tagged at once and untagged in one step', async ({
	room,
}) => {
	const page = await room.enter('Ada');
	const sample = await makeSample(page);
	await page.goto(`${sample}/log?type=meeting`);
	await page.getByRole('button', { name: 'Save these filters' }).click();
	await page.getByRole('textbox', { name: 'Name of the filters' }).fill('All meetings');
	await page.keyboard.press('Enter');
	const saved = page.getByRole('button', { name: 'All meetings', exact: true });
	await expect(saved).toHaveAttribute('aria-pressed', 'true');
	await page.goto(`${sample}/log`);
	await expect(saved).toHaveAttribute('aria-pressed', 'false');
	await saved.click();
	await expect(page).toHaveURL(/\?type=meeting$/);

	await page.getByRole('button', { name: 'Choose several' }).click();
	await page
		.getByRole('checkbox', { name: /^Choose/ })
		.nth(0)
		.check();
	await page
		.getByRole('checkbox', { name: /^Choose/ })
		.nth(1)
		.check();
	await page.getByRole('button', { name: 'Change their tags…' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('textbox').fill('looked-at');
	await page.keyboard.press('Enter');
	await expect(dialog.getByText('2 entries will change.')).toBeVisible();
	await dialog.getByRole('button', { name: 'Change them' }).click();
	await expect(page.getByText('2 entries changed.')).toBeVisible();
	await page.getByRole('button', { name: 'Clear the filters' }).click();
	await page.getByText('More filters').click();
	await page.getByRole('combobox', { name: 'Tag' }).selectOption('looked-at');
	await expect(page.getByText('2 shown of 600')).toBeVisible();

	// Whoever comes back finds the filters, renames and removes them.
	await page.goto(`${sample}/log?type=meeting`);
	await page.getByRole('button', { name: 'Rename “All meetings”' }).click();
	await page.getByRole('textbox', { name: 'Name of the filters' }).fill('Meetings');
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Remove “Meetings” from the list' }).click();
	await expect(page.getByRole('button', { name: 'Meetings', exact: true })).toHaveCount(0);
});

test('bulk tags are taken back in one step', async ({ room }) => {
	const page = await room.enter('Ada');
	const sample = await makeSample(page);
	await page.goto(`${sample}/log`);
	await page.getByRole('button', { name: 'Choose several' }).click();
	await page.getByRole('button', { name: 'Choose them all (600)' }).click();
	await page.getByRole('button', { name: 'Change their tags…' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('textbox').fill('everything');
	await page.keyboard.press('Enter');
	await dialog.getByRole('button', { name: 'Change them' }).click();
	await expect(page.getByText('600 entries changed.')).toBeVisible();
	await page.getByRole('button', { name: 'Undo', exact: true }).click();
	await page.goto(`${sample}/log?tag=everything`);
	await expect(page.getByRole('heading', { name: 'No entry matches these filters' })).toBeVisible();
});
