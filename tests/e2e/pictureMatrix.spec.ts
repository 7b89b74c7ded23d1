import { findViolations } from './axe.ts';
import { expect, test } from './room.ts';

test('the gaps of the plan are seen, walked through with the keyboard, opened, and lead to the log and back', async ({
	room,
}) => {
	const page = await room.enter('Ada');
	await page.getByRole('button', { name: 'Look around with sample data' }).click();
	await page.getByRole('button', { name: 'Make the sample' }).click();
	await page.waitForURL(/\/w\/sample-/);
	const sample = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');

	await page.goto(`${sample}/pictures/matrix`);
	const zones = page.getByRole('figure', { name: 'Lines by zone' });
	await expect(zones).toContainText('The plan intends 18 combinations');
	const faults = () => findViolations(page);
	expect(await faults()).toEqual([]);
	const first = zones.locator('[data-mark][data-row="0"][data-column="0"]');
	await first.focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowRight');
	const mark = zones.locator('[data-mark][data-row="1"][data-column="1"]');
	await expect(mark).toBeFocused();
	await expect(mark).toHaveAccessibleName(/^LE2 · Mediterranean region: not intended/);
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'LE2 · Mediterranean region' });
	await expect(dialog.getByRole('link', { name: 'Open in the log' })).toHaveAttribute(
		'href',
		/\/log\?.*line=le2.*zone=mediterranean|\/log\?.*zone=mediterranean.*line=le2/,
	);
	await expect(dialog.getByRole('listitem').first()).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(mark).toBeFocused();

	// The same, as a table; and what the plan itself says, cell by cell.
	await zones.getByText('Table', { exact: true }).click();
	await expect(zones.getByRole('row')).toHaveCount(31);
	await page.getByRole('link', { name: 'What the plan says, cell by cell' }).click();
	await page.getByRole('link', { name: 'Compare with what was done' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Intended and done' })).toBeVisible();

	await page.goto(`${sample}/pictures/goals`);
	const wheel = page.getByRole('figure', { name: 'Contribution by goal' });
	await expect(wheel.locator('[data-mark]')).toHaveCount(17 * 5);
	expect(await faults()).toEqual([]);
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save this one as CSV' }).click(),
	]);
	expect(file.suggestedFilename()).toBe('local-review-goals.csv');

	await page.goto(`${sample}/pictures/network`);
	await expect(page.getByRole('figure', { name: 'Metropolises by networks' })).toContainText(
		'36 metropolises',
	);
	expect(await faults()).toEqual([]);
});
