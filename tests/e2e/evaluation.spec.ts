import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { heading, untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

test.use({ open: false });

const EVALUATION = `${PLAN}/evaluations/interim-evaluation-2023`;
const CRITERIA = ['Relevance', 'Coherence', 'Effectiveness', 'Efficiency', 'Impact', 'Sustainability'];
const ADVICE = 'Review the priority zones with the councils';

const dialog = (page: Page) => page.getByRole('dialog');

/** The administrator makes an invite for somebody who evaluates. @returns its link */
async function inviteEvaluator(administrator: Page, note: string): Promise<string> {
	await administrator.goto(`${PLAN}/people`);
	await administrator.getByRole('button', { name: 'Invite' }).first().click();
	await dialog(administrator).getByRole('radio', { name: 'Evaluator' }).check();
	await dialog(administrator).getByLabel('Note').fill(note);
	await dialog(administrator).getByRole('button', { name: 'Make the link' }).click();
	const field = administrator.getByRole('textbox', { name: 'Link of the invitation' });
	await expect(field).toHaveValue(/http/);
	const link = await field.inputValue();
	await dialog(administrator).getByRole('button', { name: 'Close' }).first().click();
	return link;
}

/** Rates every criterion with one word, and finishes. */
async function rateAll(page: Page, word: string): Promise<void> {
	await page.goto(`${EVALUATION}/rating`);
	for (const criterion of CRITERIA)
		await page
			.getByRole('group', { name: `Rating of: ${criterion}` })
			.getByRole('radio', { name: word, exact: false })
			.first()
			.check();
	await expect(page.getByText('6 of 6 criteria rated')).toBeVisible();
	await page.getByRole('button', { name: 'I have finished rating' }).click();
	await expect(page.getByText('You finished rating on')).toBeVisible();
	await untilSafe(page);
}

test('[I7] two evaluators rate apart and then together; what is recommended is owed until it is done', async ({
	room,
}) => {
	const ada = await room.join('Ada', room.administrator);
	await ada.goto(`${PLAN}/evaluations`);
	await ada.getByRole('button', { name: /^Begin it\s?: Interim evaluation 2023/ }).click();
	await ada.waitForURL(`**${EVALUATION}`);
	await expect(ada.getByText('18 questions not answered')).toBeVisible();
	await untilSafe(ada);
	const eva = await room.join('Eva', await inviteEvaluator(ada, 'Eva, university'));
	const biel = await room.join('Biel', await inviteEvaluator(ada, 'Biel, university'));

	// Apart: nobody sees anything before all have brought theirs.
	await rateAll(eva, '4 Very satisfactory');
	await biel.goto(`${EVALUATION}/together`);
	await expect(biel.getByRole('listitem').filter({ hasText: 'Eva' }).getByText('Ready')).toBeVisible();
	await rateAll(biel, '2 Less than satisfactory');
	await biel.goto(`${EVALUATION}/together`);
	await biel.getByRole('button', { name: 'Bring my ratings' }).click();
	// Whoever brings first closes the round to others: those who take part are named before that.
	await expect(dialog(biel).getByText('These take part: Eva and Biel (you)')).toBeVisible();
	await dialog(biel).getByRole('button', { name: 'Bring my ratings' }).click();
	await expect(biel.getByText('Some ratings are still to be brought')).toBeVisible();
	await expect(biel.getByText('The ratings go from')).toHaveCount(0);
	await eva.goto(`${EVALUATION}/together`);
	await expect(eva.getByText('Some ratings are still to be brought')).toBeVisible();
	await eva.getByRole('button', { name: 'Bring my ratings' }).click();
	await expect(eva.getByText('The ratings go from 2 to 4').first()).toBeVisible();
	await expect(biel.getByText('The ratings go from 2 to 4')).toHaveCount(CRITERIA.length);
	await expect(biel.getByText('had sealed before they saw')).toBeVisible();
	await eva
		.getByRole('group', { name: 'Joint rating of: Relevance' })
		.getByRole('radio', { name: '3 Satisfactory' })
		.check();
	// Whoever edits the plan reads the ratings and writes nobody’s.
	await ada.goto(`${EVALUATION}/rating`);
	await expect(ada.getByText('Those who were invited as evaluators rate here')).toBeVisible();

	// A finding, and what shows it.
	await eva.goto(`${EVALUATION}/findings`);
	await eva.getByRole('button', { name: 'Add a finding' }).first().click();
	await dialog(eva).getByLabel('Finding').fill('Monitoring notes are late');
	await dialog(eva).getByRole('button', { name: 'Create' }).click();
	await dialog(eva).getByRole('searchbox').fill('monitoring notes');
	await dialog(eva)
		.getByRole('button', { name: /EU policy monitoring notes/ })
		.first()
		.click();
	await expect(dialog(eva).getByRole('button', { pressed: true })).toHaveCount(1);
	await dialog(eva).getByRole('button', { name: 'Done', exact: true }).click();
	await expect(eva.getByText('Baseline')).toBeVisible();
	expect(await findViolations(eva)).toEqual([]);
	await eva.goto(EVALUATION);
	await expect(eva.getByText('Satisfactory (3 of 4)')).toBeVisible();
	// One click to the finding, another to its evidence.
	await eva.getByRole('link', { name: /Do the objectives and actions meet the needs/ }).click();
	await eva.getByRole('link', { name: 'EU policy monitoring notes' }).click();
	await expect(heading(eva)).toHaveText('EU policy monitoring notes');

	// What is recommended, to whom.
	await eva.goto(`${EVALUATION}/recommendations`);
	await eva.getByRole('button', { name: 'Add a recommendation' }).click();
	await dialog(eva).getByLabel('Recommendation').fill(ADVICE);
	await dialog(eva).getByRole('combobox', { name: 'Addressed to' }).fill('badalona');
	await eva
		.getByRole('option', { name: /Badalona/ })
		.first()
		.click();
	await dialog(eva).getByRole('button', { name: 'Create' }).click();
	await expect(eva.getByText('To be answered')).toBeVisible();
	await untilSafe(eva);

	await ada.goto(`${PLAN}/owed`);
	await ada.getByRole('combobox', { name: 'You write for' }).fill('badalona');
	await ada
		.getByRole('option', { name: /Badalona/ })
		.first()
		.click();
	await ada
		.getByRole('button', { name: /^Answer/ })
		.first()
		.click();
	await dialog(ada).getByRole('radio', { name: 'Partly accepted' }).check();
	await dialog(ada).getByRole('button', { name: 'Save the answer' }).click();
	await expect(dialog(ada).getByText('Write the reason: everybody will read it.')).toBeVisible();
	await dialog(ada).getByLabel('What will be done').fill('One session a zone');
	await dialog(ada).getByLabel('Reason').fill('There are no means for more');
	await dialog(ada).getByLabel('Deadline').fill('31/12/2099');
	await dialog(ada).getByRole('button', { name: 'Save the answer' }).click();
	await expect(ada.getByText('Being followed up')).toBeVisible();
	await expect(eva.getByText('One session a zone')).toBeVisible();
	await ada.getByRole('button', { name: 'Mark as done' }).click();
	await expect(ada.getByText(ADVICE)).toHaveCount(0);
	await expect(eva.getByText('Done on')).toBeVisible();
});
