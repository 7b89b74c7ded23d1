import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { heading } from './people.ts';
import { expect, PLAN, test } from './room.ts';

const SOLUTION = 'Deposit scheme for reusable cups';

/** Of what has come to rest: other colours, or another size, take a moment. */
const faultsOf = async (page: Page) => {
	await page.evaluate(async () => {
		await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
		await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
	});
	return findViolations(page);
};
/** The last that is looked at: a page that changes its colours back is looked at too soon. */
const faultsInTheDark = async (page: Page) => {
	await page.emulateMedia({ colorScheme: 'dark' });
	return faultsOf(page);
};
const isWiderThanScreen = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Chooses the organisation for which one writes, once. */
async function writeFor(page: Page, typed: string, name: RegExp) {
	await page.getByRole('dialog').getByRole('combobox', { name: 'You write for' }).fill(typed);
	await page.getByRole('option', { name }).click();
}

async function choose(page: Page, label: string, typed: string, name: string) {
	await page.getByRole('dialog').getByRole('combobox', { name: label, exact: true }).fill(typed);
	await page.getByRole('option', { name }).first().click();
	await page.keyboard.press('Tab');
}

test('[R7] a solution of the catalogue goes its way by keyboard, and says why it is not pursued', async ({
	room,
}) => {
	const page = await room.enter('Anna', { reducedMotion: 'reduce' });
	const dialog = page.getByRole('dialog');
	await page.goto(`${PLAN}/solutions`);
	await page.getByRole('button', { name: 'New solution' }).click();
	await writeFor(page, 'badalona', /Badalona/);
	await dialog.getByLabel('Title').fill(SOLUTION);
	await choose(page, 'Where it comes from', 'Lyon', 'Grand Lyon');
	await choose(page, 'Themes', 'ecology', 'Ecology');
	await choose(page, 'Themes', 'food', 'Sustainable food');
	await dialog.getByRole('button', { name: 'Create' }).click();
	await expect(heading(page)).toHaveText(SOLUTION);
	expect(await faultsOf(page)).toEqual([]);

	await page.goto(`${PLAN}/solutions`);
	// One of two themes is offered under each of them.
	for (const theme of ['Ecology', 'Sustainable food'])
		await expect(
			page.locator('section').filter({ has: page.getByRole('heading', { name: theme }) }),
		).toContainText(SOLUTION);
	expect(await faultsOf(page)).toEqual([]);
	await page.getByRole('link', { name: SOLUTION }).first().click();
	await page.getByRole('link', { name: 'Begin a transfer' }).click();
	await expect(dialog.getByLabel('Title')).toHaveValue(SOLUTION);
	await expect(dialog.getByRole('combobox', { name: 'Metropolis of origin' })).toHaveValue('Grand Lyon');
	await dialog.getByRole('button', { name: 'Create' }).click();
	const route = page.getByRole('region', { name: 'Where it comes from and whom it reaches' });
	await expect(route.getByRole('link', { name: SOLUTION })).toBeVisible();
	expect(await faultsOf(page)).toEqual([]);
	await route.getByRole('button', { name: 'Turn it round' }).click();
	await expect(route).toContainText(/Origin\s*Barcelona.*Recipient\s*Grand Lyon/s);

	await page.goto(`${PLAN}/transfers`);
	const stage = (name: string) => page.getByRole('region', { name }).filter({ hasText: SOLUTION });
	const handle = page.getByRole('button', { name: `Change stage: ${SOLUTION}` });
	await handle.focus();
	await page.keyboard.press('ArrowRight');
	await expect(stage('Being explored')).toBeVisible();
	await expect(handle).toBeFocused();
	expect(await faultsOf(page)).toEqual([]);
	expect(await faultsInTheDark(page)).toEqual([]);
	await handle.press('Enter');
	await page.getByRole('menuitem', { name: 'Not pursued' }).click();
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(dialog.getByText('Write it in one sentence')).toBeVisible();
	// What was written is there again, should the dialog close on somebody.
	await dialog.getByLabel('Why it is not pursued').fill('The suppliers do not deliver here.');
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(stage('Being explored')).toBeVisible();
	await handle.press('Enter');
	await page.getByRole('menuitem', { name: 'Not pursued' }).click();
	await expect(dialog.getByLabel('Why it is not pursued')).toHaveValue('The suppliers do not deliver here.');
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(stage('Not pursued')).toBeVisible();
	// Whoever thinks better of it takes it back in one step.
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(stage('Being explored')).toBeVisible();
	await page.setViewportSize({ width: 390, height: 844 });
	expect(await isWiderThanScreen(page)).toBe(false);
});

test('[R5] a dossier says what it wants, from its deadline to what was taken up', async ({ room }) => {
	const page = await room.enter('Bilal', { reducedMotion: 'reduce' });
	const dialog = page.getByRole('dialog');
	await page.goto(`${PLAN}/advocacy`);
	await page.getByRole('button', { name: 'New dossier' }).click();
	await writeFor(page, 'International Relations', /International Relations Service/);
	await dialog.getByLabel('Title').fill('A metropolitan tier in cohesion policy');
	await dialog.getByLabel('Deadline').fill('1/3/2024');
	await choose(page, 'Networks that carry it', 'EMA', 'European Metropolitan Authorities');
	await dialog.getByRole('button', { name: 'Create' }).click();
	const steps = page.getByRole('region', { name: 'How it stands' });
	await expect(steps).toContainText('Deadline passed, no position');
	expect(await faultsOf(page)).toEqual([]);
	await steps.getByRole('button', { name: 'The position was taken today' }).click();
	await expect(steps).toContainText(/days after the deadline/);
	await steps.getByRole('button', { name: 'Record the outcome' }).click();
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(dialog.getByText('Choose an outcome.')).toBeVisible();
	await dialog.getByRole('combobox', { name: 'Outcome' }).selectOption({ label: 'Partly adopted' });
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(steps).toContainText('Partly adopted');

	await page.goto(`${PLAN}/advocacy`);
	await expect(
		page.locator('section').filter({ has: page.getByRole('heading', { name: 'Outcome known' }) }),
	).toContainText('A metropolitan tier in cohesion policy');
	expect(await faultsOf(page)).toEqual([]);
	await page.setViewportSize({ width: 390, height: 844 });
	expect(await isWiderThanScreen(page)).toBe(false);
	expect(await faultsOf(page)).toEqual([]);
	expect(await faultsInTheDark(page)).toEqual([]);
});
