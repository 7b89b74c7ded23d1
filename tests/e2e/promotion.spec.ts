import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { heading, untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

const IDEA = 'Meet the councils twice a year';
const faults = (page: Page) => findViolations(page);
/** The card, above which what is made of it is written. */
const cardDialog = (page: Page) => page.getByRole('dialog', { name: 'Card' });
const made = (page: Page, name: string) => page.getByRole('dialog', { name });

/** Ada prepares a session and writes a card on its board. @returns the path of the session */
async function prepare(page: Page): Promise<string> {
	await page.goto(`${PLAN}/workshops/new`);
	await page.getByLabel('Title').fill('Where we stand');
	await page.getByRole('radio', { name: /SWOT/ }).check();
	await page.getByRole('button', { name: 'Prepare it' }).click();
	await page.waitForURL(/\/workshops\/[0-9a-z]{26}$/);
	await expect(heading(page)).toHaveText('Where we stand');
	const path = new URL(page.url()).pathname;
	await page.goto(`${path}/board`);
	await page.getByRole('textbox', { name: 'New card in “Strengths”' }).click();
	await page.keyboard.type(IDEA);
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-handle]', { hasText: IDEA })).toBeVisible();
	return path;
}

async function openCard(page: Page): Promise<void> {
	await page.locator('[data-handle]', { hasText: IDEA }).click();
	await expect(cardDialog(page).getByText('Make of it')).toBeVisible();
}

test('[W5] [W6] a card becomes a task, an entry, an action and an amendment in two clicks each, and says so for ever', async ({
	room,
}) => {
	test.setTimeout(240_000);
	const ada = await room.enter('Ada');
	const path = await prepare(ada);
	await openCard(ada);

	await test.step('a task, once the device knows for whom it writes', async () => {
		await cardDialog(ada).getByRole('button', { name: 'Task', exact: true }).click();
		await made(ada, 'A task').getByRole('combobox', { name: 'You write for' }).fill('badalona');
		await ada.locator('[role=option]').first().click();
		await expect(made(ada, 'A task').getByRole('textbox', { name: 'What is to be done' })).toHaveValue(IDEA);
		await made(ada, 'A task').getByRole('button', { name: 'Save' }).click();
		await expect(cardDialog(ada).getByRole('link', { name: IDEA })).toHaveCount(1);
	});

	await test.step('an entry and an action', async () => {
		await cardDialog(ada).getByRole('button', { name: 'Entry', exact: true }).click();
		await made(ada, 'An entry in the log').getByRole('button', { name: 'Save' }).click();
		await expect(cardDialog(ada).getByRole('link', { name: IDEA })).toHaveCount(2);
		await cardDialog(ada).getByRole('button', { name: 'New action' }).click();
		const action = made(ada, 'A new action of the plan');
		await action.getByRole('button', { name: 'Save' }).click();
		await expect(action.getByText('Choose the line to which the action belongs.')).toBeVisible();
		await action.getByRole('combobox', { name: 'Strategic line' }).selectOption({ index: 1 });
		await action.getByRole('button', { name: 'Save' }).click();
		await expect(cardDialog(ada).getByRole('link', { name: IDEA })).toHaveCount(3);
		expect(await faults(ada)).toEqual([]);
	});

	await test.step('an amendment, with the card as its reason', async () => {
		await cardDialog(ada).getByRole('button', { name: 'Amendment' }).click();
		const amendment = made(ada, 'An amendment to the plan');
		await expect(amendment.getByLabel('Why')).toHaveValue(IDEA);
		await amendment.getByRole('combobox', { name: 'What is to be changed' }).fill('LE1.EU.1');
		await ada.locator('[role=option]').first().click();
		await amendment.getByLabel('Is to stand there').fill('Follow them with the councils.');
		await expect(amendment.getByRole('region', { name: 'What changes' })).toBeVisible();
		expect(await faults(ada)).toEqual([]);
		await amendment.getByRole('button', { name: 'Propose it' }).click();
		await expect(cardDialog(ada).getByText('Proposed', { exact: true })).toBeVisible();
		await untilSafe(ada);
	});

	await test.step('the card and the record know of each other on another device', async () => {
		const bilal = await room.enter('Bilal');
		await bilal.goto(`${path}/board`);
		await openCard(bilal);
		await expect(cardDialog(bilal).getByRole('link', { name: IDEA })).toHaveCount(3);
		await cardDialog(bilal)
			.getByRole('link', { name: /^LE1\.EU\.1/ })
			.click();
		await expect(
			bilal.getByRole('link', { name: /From a card of the session “Where we stand”/ }),
		).toBeVisible();
		await expect(bilal.getByText(IDEA).first()).toBeVisible();
	});
});
