import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { heading, untilSafe } from './people.ts';
import { expect, PLAN, type Room, test } from './room.ts';

test.use({ open: false, actionTimeout: 30_000 });

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
/** Guests, beside the facilitator: all but two come with a phone. */
const GUESTS = ['Aina', 'Biel', 'Carla', 'Dídac', 'Emma', 'Ferran', 'Gemma', 'Hug', 'Iris', 'Jordi', 'Laia'];
/** Where pictures of the session are to go, for the page that tells of it. */
const PICTURES = process.env.PICTURES;

async function picture(page: Page, name: string): Promise<void> {
	if (!PICTURES) return;
	mkdirSync(PICTURES, { recursive: true });
	await page.screenshot({ path: path.join(PICTURES, `workshop-${name}.png`), animations: 'disabled' });
}

/** What a device received of everybody's cards and ballots, as its own disk has it. */
function storedBytes(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const read = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('not read'));
			});
		let found = '';
		for (const { name } of await indexedDB.databases()) {
			if (!name?.startsWith('rumb/')) continue;
			const db = await read(indexedDB.open(name));
			for (const update of await read(db.transaction('updates').objectStore('updates').getAll()))
				found += new TextDecoder('latin1').decode(update as Uint8Array);
			db.close();
		}
		return found;
	});
}

async function comeIn(room: Room, link: string, name: string, options = {}): Promise<Page> {
	const page = await room.newPage(options);
	await page.goto(link);
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('Organisation').fill('Ajuntament de Badalona');
	await page.getByRole('button', { name: 'Come in' }).click();
	await expect(heading(page)).toContainText('Where we stand');
	return page;
}

const tab = (page: Page, name: string) =>
	page.getByRole('navigation', { name: 'Screens of the workshop' }).getByRole('link', { name });
const cards = (page: Page) => page.locator('[data-handle]');

test('[I3] [I7] twelve browsers hold a session: ideas written privately, votes, a decision, minutes and a report', async ({
	room,
}) => {
	test.setTimeout(480_000);
	const ada = await room.join('Ada', room.administrator);
	await ada.goto(`${PLAN}/workshops/new`);
	await ada.getByLabel('Title').first().fill('Where we stand');
	await ada.getByRole('radio', { name: /SWOT/ }).check();
	await picture(ada, '1-prepare');
	await ada.getByRole('button', { name: 'Prepare it' }).click();
	await expect(heading(ada)).toContainText('Where we stand');
	const home = new URL(ada.url()).pathname;
	await ada.getByRole('button', { name: 'Facilitate' }).click();
	await expect(ada.getByRole('button', { name: 'Lock the board' })).toBeVisible();
	await ada.getByRole('button', { name: 'Take a seat' }).click();
	await ada.locator('form').getByRole('button', { name: 'Take a seat' }).click();
	await expect(ada.getByRole('button', { name: 'Take a seat' })).toHaveCount(0);
	await picture(ada, '2-agenda');
	await ada.getByRole('button', { name: 'Invite' }).first().click();
	const dialog = ada.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Make the link' }).click();
	const link = await dialog.locator('input[value*="/join#"], input[readonly]').first().inputValue();
	await picture(ada, '3-invite');
	await ada.keyboard.press('Escape');
	await untilSafe(ada);

	const guests: Page[] = [];
	for (const [index, name] of GUESTS.entries())
		guests.push(await comeIn(room, link, name, index < GUESTS.length - 2 ? PHONE : {}));
	const [aina, biel] = guests as [Page, Page];

	// Everybody writes for themselves; nobody receives what another has written.
	await tab(ada, 'Board').click();
	await ada.getByRole('radio', { name: 'Think' }).check({ force: true });
	await ada.getByRole('radio', { name: 'No name' }).check({ force: true });
	await ada.getByRole('button', { name: 'Call everyone here' }).click();
	for (const [index, guest] of guests.entries()) {
		await guest.waitForURL(/\/board/);
		await guest.getByRole('textbox', { name: 'Your idea' }).fill(`Idea number ${index + 1}, privately`);
		if (index === 0) await picture(guest, '4-write-privately');
		await guest.getByRole('button', { name: 'Keep it' }).click();
		await expect(guest.getByText('Kept. Only your seat shows it.')).toBeVisible();
	}
	await expect(ada.getByText('11 cards are waiting')).toBeVisible();
	const received = await storedBytes(aina);
	expect(received).toContain('Idea number 1, privately');
	expect(received).not.toContain('Idea number 2, privately');
	await ada.getByRole('button', { name: 'Put them on the board' }).click();
	await ada.getByRole('radio', { name: 'Share' }).check({ force: true });
	for (const page of [ada, ...guests]) await expect(cards(page)).toHaveCount(GUESTS.length);
	// From now on everybody writes on the board itself.
	await ada.getByRole('radio', { name: 'With name' }).click({ force: true });
	await expect(ada.getByRole('radio', { name: 'With name' })).toHaveCount(0);
	await picture(ada, '5-board');
	await picture(biel, '6-board-phone');

	// Two guests and the facilitator write on the board at once.
	const laptop = guests.at(-1)!;
	for (const [page, words] of [
		[laptop, 'From a laptop'],
		[ada, 'From the front'],
	] as const) {
		await page
			.getByRole('textbox', { name: /^New card in/ })
			.first()
			.click();
		await page.keyboard.type(words);
		await page.keyboard.press('Enter');
	}
	for (const page of [ada, ...guests]) await expect(cards(page)).toHaveCount(GUESTS.length + 2);

	await tab(ada, 'Votes').click();
	await ada.getByRole('button', { name: 'New vote' }).click();
	await ada.getByRole('dialog').getByLabel('Question').fill('What comes first?');
	await ada.getByRole('dialog').getByRole('button', { name: 'Open now' }).click();
	await ada.getByRole('button', { name: 'Call everyone here' }).click();
	for (const [index, guest] of guests.entries()) {
		await guest.waitForURL(/\/votes/);
		const idea = index < 8 ? 'Idea number 1, privately' : 'Idea number 2, privately';
		await guest.getByRole('button', { name: `Add a dot: ${idea}` }).click();
		await expect(guest.getByText('Your vote is saved.', { exact: false })).toBeVisible();
		if (index === 0) await picture(guest, '7-vote');
	}
	await expect(ada.getByText('11 of 12 seats have voted')).toBeVisible();
	await ada.getByRole('button', { name: 'Close the vote' }).click();
	await ada.getByRole('button', { name: 'Count and reveal' }).click();
	for (const page of [ada, aina, biel, laptop]) {
		const first = page.getByRole('listitem').filter({ hasText: 'Idea number 1, privately' }).last();
		await expect(first).toContainText('8 dots');
		await expect(first).toContainText('Place 1');
	}
	await picture(ada, '8-results');

	// What is decided has somebody who sees to it, and is in the minutes.
	await tab(ada, 'Minutes').click();
	await ada.getByRole('button', { name: 'Add a decision' }).click();
	await ada.getByRole('textbox', { name: 'What is decided' }).fill('Begin with idea number 1');
	await ada.getByRole('button', { name: 'Save', exact: true }).click();
	await ada.getByRole('button', { name: 'Fill in…' }).click();
	await ada.getByRole('button', { name: 'Add to the minutes' }).click();
	await expect(ada.getByRole('textbox', { name: /^Text of the minutes/ })).toContainText(
		'Begin with idea number 1',
	);
	await picture(ada, '9-minutes');
	await ada.getByRole('button', { name: 'Freeze…' }).click();
	await ada.getByRole('dialog').getByRole('button', { name: 'Freeze the minutes' }).click();
	await expect(ada.getByText('Verified', { exact: true })).toBeVisible();

	await ada.getByRole('button', { name: 'More for facilitators' }).click();
	await ada.getByRole('menuitem', { name: 'End the workshop' }).click();
	await ada.getByRole('dialog').getByRole('button', { name: 'End the workshop' }).click();
	await expect(ada.getByText(/^1[12] handed over/).first()).toBeVisible();
	await ada.goto(`${home}/report`);
	await expect(ada.getByRole('img', { name: /13 cards/ }).first()).toBeVisible();
	await picture(ada, '10-report');
	await untilSafe(ada);
});
