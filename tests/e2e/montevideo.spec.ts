import type { Locator, Page } from '@playwright/test';
import { done, edit, field, heading, untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

const VISIT = 'Delegation from Montevideo on neighbourhood markets';
const LESSON = 'Stallholders set the rules themselves.';
const TRANSFER = 'Markets that feed the neighbourhood';
const BID = 'Markets together';

/** Whoever writes, and all that was written: nothing is ever written a second time. */
class Writer {
	readonly page: Page;
	readonly #written: string[] = [];

	constructor(page: Page) {
		this.page = page;
	}

	get dialog(): Locator {
		return this.page.getByRole('dialog');
	}

	#once(words: string): string {
		expect(this.#written).not.toContain(words);
		this.#written.push(words);
		return words;
	}

	async fill(control: Locator, words: string) {
		await control.fill(this.#once(words));
	}

	async type(words: string) {
		await this.page.keyboard.type(this.#once(words));
	}

	/** What is suggested is taken with one click. */
	async take(suggestion: RegExp) {
		this.#once(suggestion.source);
		await this.page.getByRole('button', { name: suggestion }).click();
	}

	/** Adds one to those that stand there already. */
	async add(label: string, member: string) {
		await this.dialog.getByRole('combobox', { name: label, exact: true }).fill(this.#once(member));
		await this.page.getByRole('option', { name: member }).click();
		// The list closes, not the dialog.
		await this.page.keyboard.press('Tab');
	}

	async create(title: string) {
		await this.dialog.getByRole('button', { name: 'Create' }).click();
		await expect(heading(this.page)).toHaveText(title);
	}

	/** A stage asks for what it needs; the rest waits. */
	async bringTo(stage: string, asked: Record<string, string>) {
		await this.page.getByRole('button', { name: `Move to: ${stage}` }).click();
		for (const [label, words] of Object.entries(asked)) await this.fill(this.dialog.getByLabel(label), words);
		await this.dialog.locator('form button[type="submit"]').click();
		await expect(this.dialog).toBeHidden();
	}
}

/** From the plan's overview to a screen, in two clicks. */
async function inTwoClicks(page: Page, section: string, record: string | RegExp) {
	await page.goto(`${PLAN}/`);
	await page.getByRole('navigation').getByRole('link', { name: section, exact: true }).click();
	await page.getByRole('main').getByRole('link', { name: record }).first().click();
	await expect(heading(page)).toHaveText(record);
}

const linkTo = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name }).first();
const indicatorOf = (page: Page, name: string) =>
	page.getByRole('region', { name: 'Indicators' }).getByRole('listitem').filter({ hasText: name });

test('[K4] [R2] [R7] [F2] from a delegation to an award nothing is written twice, and it is seen from everywhere in two clicks', async ({
	room,
}) => {
	const office = await room.enter('Bilal');
	await inTwoClicks(office, 'Strategic lines', /Raising European and international funds/);
	await expect(indicatorOf(office, 'Bids for non-EU funds')).toContainText('No data');

	const page = await room.enter('Anna');
	const anna = new Writer(page);
	// A delegation comes …
	await page.goto(`${PLAN}/log/new`);
	await anna.fill(page.getByRole('combobox', { name: 'You write for' }), 'Gavà');
	await page.getByRole('option', { name: /Gavà/ }).click();
	await anna.fill(page.getByRole('textbox', { name: 'What happened' }), VISIT);
	await anna.take(/^Add Delegation/);
	await anna.take(/^Add Montevideo/);
	await anna.take(/^Add LE3\.5/);
	await anna.fill(page.getByRole('textbox', { name: 'Date' }), '12/3/2025');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await page.getByRole('link', { name: 'Open it' }).click();
	await expect(heading(page)).toHaveText(VISIT);
	// … something is learnt from it …
	await (await edit(page, 'lessons')).locator('[contenteditable="true"]').click();
	await anna.type(LESSON);
	await done(page, 'lessons');
	await expect(field(page, 'lessons')).toContainText(LESSON);

	// … a transfer is made of it, which knows where it comes from, where it goes and what was learnt …
	await page.getByRole('link', { name: 'Make of it: transfer' }).click();
	await anna.fill(anna.dialog.getByLabel('Title'), TRANSFER);
	await expect(anna.dialog.getByRole('combobox', { name: 'Metropolis of origin' })).toHaveValue('Montevideo');
	await expect(anna.dialog.getByLabel('Description')).toHaveValue(LESSON);
	await anna.add('Actions', 'LE3.2');
	await anna.fill(anna.dialog.getByLabel('Begun'), '2/4/2025');
	await anna.create(TRANSFER);
	await page.getByRole('button', { name: 'Move on to “Being explored”' }).click();
	await expect(page.locator('[aria-current="step"]')).toContainText('Being explored');

	// … and of the transfer a joint bid, which is handed in and awarded.
	await page.getByRole('link', { name: 'Make of it: project' }).click();
	await anna.fill(anna.dialog.getByLabel('Title'), BID);
	await anna.dialog
		.getByRole('combobox', { name: 'Kind of fund' })
		.selectOption({ label: 'Funds from outside the European Union' });
	await anna.add('Actions', 'LE2.3');
	await anna.create(BID);
	await expect(field(page, 'metropolises')).toContainText('Montevideo');
	await anna.bringTo('Submitted', { 'Submitted on': '30/5/2025' });
	await anna.bringTo('Awarded', { 'Decided on': '15/9/2025', 'Grant awarded': '400000' });
	await untilSafe(page);

	// Whoever wrote it finds it on the own organisation's page, everybody else where they look for it.
	await page.goto(`${PLAN}/`);
	await page.getByRole('navigation').getByRole('link', { name: 'My organisation' }).click();
	await expect(linkTo(page, BID)).toBeVisible();
	for (const [section, record] of [
		['Metropolises', /^Montevideo/],
		['Organisations', /^Gavà/],
	] as const) {
		await inTwoClicks(office, section, record);
		for (const title of [VISIT, TRANSFER, BID]) await expect(linkTo(office, title)).toBeVisible();
	}
	await inTwoClicks(office, 'Strategic lines', /Raising European and international funds/);
	await expect(indicatorOf(office, 'Bids for non-EU funds')).toContainText('1 in 2025');
	await expect(indicatorOf(office, 'Bids awarded')).toContainText('100% (1 of 1)');
	await expect(indicatorOf(office, 'European and international funds obtained')).toContainText('€400,000');
	await inTwoClicks(office, 'Strategic lines', /Innovation and knowledge management/);
	await expect(indicatorOf(office, 'Delegations and visits hosted')).toContainText('1 in 2025');
	await expect(indicatorOf(office, 'Innovation bridges started')).toContainText('1 in 2025');
	// Nobody had to say that the visit was followed up.
	await expect(indicatorOf(office, 'Delegations leading to later contact')).toContainText('100% (1 of 1)');
	// The figure opens the very record that it counted.
	await indicatorOf(office, 'Innovation bridges started').getByRole('link').click();
	await linkTo(office, TRANSFER).click();
	await expect(heading(office)).toHaveText(TRANSFER);
	await expect(field(office, 'description')).toContainText(LESSON);
});
