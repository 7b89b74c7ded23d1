import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { ACTION, setTitle, untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

const faults = (page: Page) => findViolations(page);
const comments = (page: Page) => page.getByRole('region', { name: /^Comments/ });
/** The navigation's link, with what waits there. */
const activityLink = (page: Page) =>
	page
		.getByRole('navigation', { name: 'Main navigation' })
		.getByRole('link', { name: /^Activity(?! reports)/ });

/** Begins a comment; from the keyboard alone. */
async function begin(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Write a comment' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
}

async function writeFor(page: Page, organisation: string): Promise<void> {
	await page.getByRole('combobox', { name: 'You write for' }).fill(organisation);
	await page.getByRole('option').first().click();
}

test.describe('without a network', () => {
	test.use({ serviceWorkers: 'allow' });

	test('comments with mentions, written offline, are read, answered and seen by the other, and told once', async ({
		room,
	}) => {
		// Many reloads, and four times every rule of axe.
		test.slow();
		const bilal = await room.enter('Bilal');
		await bilal.goto(ACTION);
		// Whoever has written something can be mentioned by those who are not here with them.
		await begin(bilal);
		await bilal.keyboard.type('Who follows this? See https://www.amb.cat.');
		await writeFor(bilal, 'gavà');
		await bilal.getByRole('button', { name: 'Send' }).click();
		await expect(comments(bilal).getByRole('link', { name: 'https://www.amb.cat' })).toBeVisible();
		await untilSafe(bilal);
		await bilal.goto(`${PLAN}/activity`);
		await expect(bilal.getByRole('heading', { name: 'Nothing new' })).toBeVisible();

		const anna = await room.enter('Anna');
		await anna.goto(ACTION);
		await expect(comments(anna).getByText('Who follows this?')).toBeVisible();
		await expect(anna.getByRole('link', { name: /1 comment/ })).toBeVisible();
		await untilSafe(anna);
		await anna.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await anna.context().setOffline(true);

		await comments(anna).getByRole('button', { name: 'Reply' }).focus();
		await anna.keyboard.press('Enter');
		await expect(anna.getByRole('textbox', { name: 'Reply' })).toBeFocused();
		await anna.keyboard.type('We do. @bil');
		await expect(anna.getByRole('option', { name: /^Bilal/ })).toBeVisible();
		expect(await faults(anna)).toEqual([]);
		await anna.keyboard.press('Enter');
		await anna.keyboard.type('and @gav');
		await anna.keyboard.press('Tab');
		const words = 'We do. @Bilal and @Gavà Municipal Council ';
		await expect(anna.getByRole('textbox', { name: 'Reply' })).toHaveValue(words);

		// What is begun survives a reload.
		await anna.reload();
		await expect(anna.getByRole('textbox', { name: 'Reply' })).toHaveValue(words);
		await writeFor(anna, 'badalona');
		await anna.getByRole('textbox', { name: 'Reply' }).focus();
		await anna.keyboard.press('Control+Enter');
		await expect(comments(anna).getByText('@Gavà Municipal Council')).toBeVisible();
		await setTitle(anna, 'Monitoring of EU policies');
		await anna.context().setOffline(false);
		await untilSafe(anna);

		// Bilal was away meanwhile and comes back.
		await bilal.goto(ACTION);
		await expect(activityLink(bilal)).toHaveText(/1\s*$/);
		await activityLink(bilal).click();
		const mentions = bilal.getByRole('region', { name: /^Mentions/ });
		await expect(mentions.getByText('New')).toBeVisible();
		await expect(mentions.getByText('Anna')).toBeVisible();
		const answered = bilal.getByText('Anna (Badalona Municipal Council) answered a comment');
		await expect(answered).toBeVisible();
		await expect(bilal.getByText('Anna changed: title')).toBeVisible();
		await expect(bilal.getByText(/Bilal \(you\)/)).toHaveCount(0);
		expect(await faults(bilal)).toEqual([]);

		await mentions.getByRole('link').click();
		const answer = bilal.getByRole('article').filter({ hasText: 'We do.' });
		await expect(answer).toBeFocused();
		await answer.getByRole('button', { name: 'I have seen this' }).focus();
		await bilal.keyboard.press('Enter');
		await expect(answer.getByText('Seen by Bilal (you)')).toBeVisible();
		await expect(activityLink(bilal)).toHaveText(/^\s*Activity\s*$/);
		await expect(comments(anna).getByText('Seen by Bilal')).toBeVisible();
		expect(await faults(bilal)).toEqual([]);

		// It was told once; looking back further tells it again.
		await activityLink(bilal).click();
		await expect(bilal.getByRole('heading', { name: 'Nothing new' })).toBeVisible();
		await bilal.getByText('7 days', { exact: true }).click();
		await expect(answered).toBeVisible();
	});
});

test('whoever began a thread settles it and opens it again, and the other sees it', async ({ room }) => {
	const bilal = await room.enter('Bilal');
	await bilal.goto(ACTION);
	await begin(bilal);
	await bilal.keyboard.type('Who follows this?');
	await writeFor(bilal, 'gavà');
	await bilal.getByRole('button', { name: 'Send' }).click();
	const anna = await room.enter('Anna');
	await anna.goto(ACTION);
	await expect(comments(anna).getByText('Who follows this?')).toBeVisible();
	await comments(bilal).getByRole('button', { name: 'Settle' }).click();
	await expect(comments(anna).getByText('1 settled thread')).toBeVisible();
	await comments(bilal).getByText('1 settled thread').click();
	await expect(comments(bilal).getByText(/Settled by Bilal/)).toBeVisible();
	await comments(bilal).getByRole('button', { name: 'Reopen' }).click();
	await expect(comments(anna).getByText('1 settled thread')).toHaveCount(0);
	await expect(comments(anna).getByText('Who follows this?')).toBeVisible();
});

test('by touch: somebody is mentioned with a button; what was written is edited, and retracted with a reason', async ({
	room,
}) => {
	const phone = await room.enter('Anna', { viewport: { width: 390, height: 844 }, hasTouch: true });
	await phone.goto(ACTION);
	await phone.getByRole('button', { name: 'Write a comment' }).tap();
	await phone.getByRole('button', { name: 'Send' }).tap();
	await expect(phone.getByText('Write something first.')).toBeVisible();
	await phone.getByRole('textbox', { name: 'Comment' }).fill('For');
	await phone.getByRole('button', { name: 'Mention somebody' }).tap();
	await phone.getByRole('textbox', { name: 'Comment' }).pressSequentially('gav');
	await phone.getByRole('option', { name: /Gavà/ }).tap();
	await expect(phone.getByRole('textbox', { name: 'Comment' })).toHaveValue('For @Gavà Municipal Council ');
	await phone.getByRole('button', { name: 'Send' }).tap();
	await expect(phone.getByText('Choose the organisation for which you write.')).toBeVisible();
	await writeFor(phone, 'badalona');
	await phone.getByRole('button', { name: 'Send' }).tap();
	await expect(comments(phone).getByRole('article')).toHaveCount(1);

	await comments(phone).getByRole('button', { name: 'Edit' }).tap();
	await phone.getByRole('textbox', { name: 'Comment' }).fill('For everybody');
	await comments(phone).getByRole('button', { name: 'Save', exact: true }).tap();
	await expect(comments(phone).getByText('For everybody')).toBeVisible();
	await expect(comments(phone).getByText(/^edited/)).toBeVisible();

	await comments(phone).getByRole('button', { name: 'Retract' }).tap();
	const dialog = phone.getByRole('dialog');
	await dialog.getByLabel('Reason').fill('wrong place');
	await dialog.getByRole('button', { name: 'Retract' }).tap();
	await expect(comments(phone).getByRole('article')).toHaveCount(0);
	await expect(comments(phone).getByText('Nobody has commented on this yet.')).toBeVisible();
});

test.describe('where an invite is asked for', () => {
	test.use({ open: false });

	test('[I7] a reader reads comments, and is told whom to ask', async ({ room }) => {
		const ada = await room.join('Ada', room.administrator);
		await ada.goto(ACTION);
		await begin(ada);
		await ada.keyboard.type('Everybody reads this');
		await writeFor(ada, 'badalona');
		await ada.getByRole('button', { name: 'Send' }).click();
		await expect(comments(ada).getByRole('article')).toContainText('Everybody reads this');
		await untilSafe(ada);
		await ada.goto(`${PLAN}/people`);
		await ada.getByRole('button', { name: 'Invite' }).first().click();
		const dialog = ada.getByRole('dialog');
		await dialog.getByRole('radio', { name: 'Reader' }).check();
		await dialog.getByLabel('Note').fill('Reader');
		await dialog.getByRole('button', { name: 'Make the link' }).click();
		const link = await ada.getByRole('textbox', { name: 'Link of the invitation' }).inputValue();

		const reader = await room.join('Rosa', link);
		await reader.goto(ACTION);
		await expect(comments(reader).getByText('Everybody reads this')).toBeVisible();
		await expect(comments(reader).getByText('You are here to read.')).toBeVisible();
		await expect(comments(reader).getByRole('button')).toHaveCount(0);
	});
});
