import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { heading, untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

const CALL = 'Green corridors 2026';
const LOST = 'Shade along school routes';
const WON = 'Repair cafés in six councils';

const dialog = (page: Page) => page.getByRole('dialog');
const faults = async (page: Page) =>
	(await findViolations(page)).map(({ id, nodes }) => [id, nodes[0]?.html]);

/** A day so many days from today, as people write it. */
function day(fromToday: number): string {
	const date = new Date(Date.now() + fromToday * 86_400_000);
	return `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`;
}

async function prepareBid(page: Page, title: string, amounts: Record<string, string>): Promise<void> {
	await page.goto(`${PLAN}/funds/calls`);
	await page.getByRole('link', { name: CALL }).click();
	await page.getByRole('button', { name: 'Prepare a bid' }).click();
	await dialog(page).getByLabel('Title').fill(title);
	for (const [label, amount] of Object.entries(amounts)) await dialog(page).getByLabel(label).fill(amount);
	await dialog(page).getByRole('button', { name: 'Create' }).click();
	await expect(heading(page)).toHaveText(title);
}

/** Whatever the stage asks is filled in; what it asks and does not need stays empty. */
async function answer(page: Page, words: Record<string, string>): Promise<void> {
	for (const [label, text] of Object.entries(words)) await dialog(page).getByLabel(label).fill(text);
	await dialog(page).getByRole('button', { name: 'Move it' }).click();
	await expect(dialog(page)).toBeHidden();
}

test('[F1-F4] a call becomes two bids: one is rejected and keeps its reason, the other runs, closes and is asked what is left', async ({
	room,
}) => {
	const page = await room.enter('Anna');
	await page.goto(`${PLAN}/funds`);
	await expect(page.getByRole('heading', { name: 'No bid has been written down yet' })).toBeVisible();
	// What the plan starts from is context, with its source.
	await expect(page.getByText('€9,460,000')).toBeVisible();

	await page.goto(`${PLAN}/funds/calls`);
	await page.getByRole('button', { name: 'New call' }).click();
	await dialog(page).getByRole('combobox', { name: 'You write for' }).fill('badalona');
	await page
		.getByRole('option', { name: /Badalona/ })
		.first()
		.click();
	await dialog(page).getByLabel('Title').fill(CALL);
	await dialog(page).getByLabel('Closes').fill(day(40));
	await dialog(page).getByRole('combobox', { name: 'Actions' }).fill('LE2.2');
	await page.getByRole('option', { name: /LE2\.2/ }).click();
	await dialog(page).getByRole('button', { name: 'Create' }).click();
	await expect(heading(page)).toHaveText(CALL);
	await expect(page.getByText('Open', { exact: true })).toBeVisible();
	// The plan wants the councils involved in that action.
	await expect(page.getByRole('link', { name: 'Badalona Municipal Council' }).last()).toBeVisible();

	expect(await faults(page)).toEqual([]);

	await prepareBid(page, LOST, { 'Own budget (€)': '50000' });
	// What the call says is not typed again.
	await expect(page.getByRole('link', { name: /^LE2\.2/ })).toBeVisible();
	await prepareBid(page, WON, { 'Own budget (€)': '120000', 'Grant applied for (€)': '90000' });

	// The keyboard alone: an arrow key, the date that the stage needs, then the list of stages and the reason.
	await page.goto(`${PLAN}/funds`);
	const handle = (title: string) => page.getByRole('button', { name: `Move “${title}” to another stage` });
	const column = (stage: string) => page.locator(`[data-column="${stage}"]`);
	await handle(LOST).press('ArrowRight');
	await dialog(page).getByRole('button', { name: 'Move it' }).click();
	await expect(dialog(page).getByText('Fill in “Submitted on”.')).toBeVisible();
	await answer(page, { 'Submitted on': day(-1) });
	await expect(column('submitted').getByRole('link', { name: LOST })).toBeVisible();
	await expect(handle(LOST)).toBeFocused();
	await page.keyboard.press('Enter');
	await page.getByRole('menuitem', { name: 'Rejected' }).click();
	await answer(page, { 'Reason for the rejection': 'Too few partners from other countries' });
	await expect(column('rejected').getByText('Too few partners from other countries')).toBeVisible();

	// The mouse: what is dropped on a stage is asked what that stage needs.
	await column('preparing').getByRole('link', { name: WON }).hover();
	await page.mouse.down();
	await column('awarded').hover();
	await page.mouse.up();
	await answer(page, { 'Decided on': day(-900), 'Grant awarded (€)': '80000' });
	await expect(column('awarded').getByText('€80,000').last()).toBeVisible();
	expect(await faults(page)).toEqual([]);

	// What is known of how many is said; nobody has written down the own funds.
	const totals = page.getByRole('region', { name: 'What it amounts to' });
	await expect(totals.getByText('The amount is known of 1 of 1.').first()).toBeVisible();
	await expect(totals.getByText('Nobody has written down an amount.')).toBeVisible();

	await page.getByRole('link', { name: WON }).click();
	await page.getByRole('button', { name: 'Move to: Closed' }).click();
	await answer(page, { Starts: day(-880), Ends: day(-200) });
	const reviews = page.getByRole('region', { name: 'After the grant' });
	await expect(reviews.getByText(/^(Overdue since|Due soon|Due today)/).first()).toBeVisible();
	await expect(reviews.getByText(/^Due on/).first()).toBeVisible();
	expect(await faults(page)).toEqual([]);
	await reviews.getByRole('button', { name: 'Write the review' }).first().click();
	await dialog(page).getByLabel('Goes on').selectOption({ label: 'Goes on in part' });
	await dialog(page).getByLabel('Who pays').fill('Three of the six councils');
	await dialog(page).getByRole('button', { name: 'Create' }).click();
	await expect(reviews.getByText('Three of the six councils')).toBeVisible();
	await expect(reviews.getByText(/^Made on/)).toBeVisible();

	await page.goto(`${PLAN}/funds/continuity`);
	await expect(page.getByText('by their last review: 1 of 1 reviewed.')).toBeVisible();
	expect(await faults(page)).toEqual([]);
	await untilSafe(page);

	// Another person finds the reason where it was kept.
	const other = await room.enter('Bilal');
	await other.goto(`${PLAN}/funds/projects?stage=rejected`);
	await expect(other.getByRole('link', { name: WON })).toHaveCount(0);
	expect(await faults(other)).toEqual([]);
	await other.getByRole('link', { name: LOST }).click();
	await expect(other.getByText('Too few partners from other countries').first()).toBeVisible();
});
