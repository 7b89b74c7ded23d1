import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { ACTION, untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

const WORDS = 'Meeting with Lyon about LE1.EU.1';

/** Everything that a technician types and taps; the keys one by one, as a thumb would. */
async function capture(page: Page): Promise<void> {
	await page.getByRole('combobox', { name: 'You write for' }).pressSequentially('badalona');
	await page
		.getByRole('option', { name: /Badalona/ })
		.first()
		.click();
	await page.getByRole('textbox', { name: 'What happened' }).pressSequentially(WORDS);
	await page.getByRole('button', { name: 'Add Meeting' }).click();
	await page.getByRole('button', { name: /^Add LE1\.EU\.1/ }).click();
	await page.getByRole('button', { name: 'Add Grand Lyon' }).click();
}

test.describe('without a network', () => {
	test.use({ serviceWorkers: 'allow' });

	test('[L8] captured offline on a phone in under a minute, it survives reloads and comes once to the others', async ({
		room,
	}) => {
		const phone = await room.enter('Anna', { viewport: { width: 390, height: 844 }, hasTouch: true });
		await phone.goto(`${PLAN}/log`);
		await expect(phone.getByRole('heading', { name: 'Nothing has been logged yet' })).toBeVisible();
		await untilSafe(phone);
		await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await phone.context().setOffline(true);
		await phone.reload();

		const started = Date.now();
		await phone.getByRole('link', { name: 'Log what was done' }).click();
		await capture(phone);
		expect(Date.now() - started).toBeLessThan(60_000);

		// What is begun survives a reload, and a change of type.
		await phone.reload();
		await expect(phone.getByText('Here is what you had begun.')).toBeVisible();
		await phone.getByRole('combobox', { name: 'Type' }).selectOption({ label: 'Delegation' });
		await expect(phone.getByRole('textbox', { name: 'What happened' })).toHaveValue(WORDS);
		await expect(phone.getByText('Grand Lyon').first()).toBeVisible();
		await phone.getByRole('combobox', { name: 'Type' }).selectOption({ label: 'Meeting' });
		await phone.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(phone.getByRole('heading', { name: 'Entry saved' })).toBeFocused();
		await expect(phone.getByText('On this device, waiting to be sent')).toBeVisible();

		await phone.goto(`${PLAN}/log`);
		await expect(phone.getByRole('link', { name: WORDS })).toHaveCount(1);
		await phone.context().setOffline(false);
		await untilSafe(phone);

		const office = await room.enter('Bilal');
		const faults = () => findViolations(office);
		await office.goto(`${PLAN}/log/new`);
		await expect(office.getByRole('textbox', { name: 'What happened' })).toBeFocused();
		expect(await faults()).toEqual([]);
		await office.goto(`${PLAN}/log?type=meeting`);
		await expect(office.getByRole('link', { name: WORDS })).toHaveCount(1);
		expect(await faults()).toEqual([]);
		await expect(office.getByRole('article').getByText('Badalona Municipal Council')).toBeVisible();
		await office.goto(ACTION);
		await expect(
			office.getByRole('region', { name: 'What has been done' }).getByRole('link', { name: WORDS }),
		).toHaveCount(1);
		await office.getByRole('link', { name: 'All entries (1)' }).click();
		await office.getByRole('link', { name: WORDS }).click();
		await expect(office.getByRole('heading', { level: 1 })).toHaveText(WORDS);
		expect(await faults()).toEqual([]);
		await office.goto(`${PLAN}/log?type=forum`);
		await expect(office.getByRole('heading', { name: 'No entry matches these filters' })).toBeVisible();
	});
});

test('[L1] what another organisation has logged too is pointed out while it is typed, and may be said not to be the same', async ({
	room,
}) => {
	const page = await room.enter('Anna');
	const write = async (organisation: RegExp, words: string) => {
		await page.goto(`${PLAN}/log/new`);
		const typed = page.getByRole('textbox', { name: 'What happened' });
		await typed.waitFor();
		const change = page.getByRole('button', { name: 'Change', exact: true });
		if (await change.isVisible()) await change.click();
		await page.getByRole('combobox', { name: 'You write for' }).fill(organisation.source);
		await page.getByRole('option', { name: organisation }).first().click();
		await typed.fill(words);
		await page.getByRole('button', { name: 'Add Grand Lyon' }).click();
	};
	const save = page.locator('#main').getByRole('button', { name: 'Save', exact: true });
	await write(/Badalona/, 'Visit to Lyon');
	// A day that is none is refused in one sentence, and nothing is lost.
	const day = page.getByRole('textbox', { name: 'Date' });
	await day.fill('31/2/2024');
	await save.click();
	await expect(page.getByText('Enter a day: 18/3/2024')).toBeVisible();
	await day.fill('18 March 2019');
	await expect(page.getByText('outside the years of the plan (2021-2025)')).toBeVisible();
	await day.fill('18/3/2024');
	await expect(page.getByText('Monday, 18 March 2024')).toBeVisible();
	await save.click();
	await expect(page.getByRole('heading', { name: 'Entry saved' })).toBeVisible();
	await expect(page.getByText(/^On the relay since \d/)).toBeVisible();

	await write(/Tiana/, 'Trip to Lyon');
	await day.fill('18 de març del 2024');
	await expect(page.getByRole('link', { name: 'Visit to Lyon' })).toBeVisible();
	await page.getByRole('button', { name: 'Not the same as “Visit to Lyon”' }).click();
	await expect(page.getByRole('link', { name: 'Visit to Lyon' })).toHaveCount(0);
	await save.click();
	await page.getByRole('link', { name: 'Open it' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trip to Lyon');
	await expect(page.getByText('On the same day, at the same place')).toHaveCount(0);
});

test.describe('where an invite is asked for', () => {
	test.use({ open: false });

	test('[I7] a member writes for its own organisation, a reader is told whom to ask', async ({ room }) => {
		const ada = await room.join('Ada', room.administrator);
		const link = async (role: string, organisation?: string) => {
			await ada.goto(`${PLAN}/people`);
			await ada.getByRole('button', { name: 'Invite' }).first().click();
			const dialog = ada.getByRole('dialog');
			await dialog.getByRole('radio', { name: role }).check();
			if (organisation) {
				await dialog.getByRole('combobox').first().fill(organisation);
				await ada.getByRole('option').first().click();
			}
			await dialog.getByLabel('Note').fill(role);
			await dialog.getByRole('button', { name: 'Make the link' }).click();
			return ada.getByRole('textbox', { name: 'Link of the invitation' }).inputValue();
		};

		const member = await room.join('Mireia', await link('Member', 'Badalona Municipal Council'));
		await member.goto(`${PLAN}/log/new`);
		await expect(member.getByText('Badalona Municipal Council')).toBeVisible();
		await expect(member.getByRole('button', { name: 'Change' })).toHaveCount(0);
		await member.getByRole('textbox', { name: 'What happened' }).fill('Visit of the member');
		await member.keyboard.press('Control+Enter');
		await expect(member.getByText(/^On the relay since \d/)).toBeVisible();

		const reader = await room.join('Rosa', await link('Reader'));
		await reader.goto(`${PLAN}/log`);
		await reader.getByRole('link', { name: 'Visit of the member' }).click();
		await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Visit of the member');
		await expect(reader.locator('[data-edit]')).toHaveCount(0);
		await reader.goto(`${PLAN}/log`);
		await expect(reader.getByRole('link', { name: 'Log what was done' })).toHaveCount(0);
		await reader.goto(`${PLAN}/log/new`);
		await expect(reader.getByRole('heading', { name: 'You cannot write entries here' })).toBeVisible();
	});
});
