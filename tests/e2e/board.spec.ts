import type { CDPSession, Locator, Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { heading, untilSafe } from './people.ts';
import { expect, PLAN, type Room, test } from './room.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Prepares a session whose board has the four quadrants of a SWOT. @returns the path of its board */
async function prepare(page: Page): Promise<string> {
	await page.goto(`${PLAN}/workshops/new`);
	await page.getByLabel('Title').fill('Where we stand');
	await page.getByRole('radio', { name: /SWOT/ }).check();
	await page.getByRole('button', { name: 'Prepare it' }).click();
	await page.waitForURL(/\/workshops\/[0-9a-z]{26}$/);
	await expect(heading(page)).toHaveText('Where we stand');
	await untilSafe(page);
	return `${new URL(page.url()).pathname}/board`;
}

async function openBoard(room: Room, name: string, path: string, options = {}): Promise<Page> {
	const page = await room.enter(name, options);
	await page.goto(path);
	await expect(column(page, 'Strengths')).toBeVisible();
	return page;
}

const column = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true });
const card = (page: Page, text: string): Locator => page.locator('[data-handle]', { hasText: text });

async function add(page: Page, title: string, ...texts: string[]): Promise<void> {
	const box = page.getByRole('textbox', { name: `New card in “${title}”` });
	await box.click();
	for (const text of texts) {
		await page.keyboard.type(text);
		await page.keyboard.press('Enter');
	}
	await expect(box).toBeFocused();
	for (const text of texts) await expect(column(page, title)).toContainText(text);
}

/** The columns in which a card is shown. */
const columnsOf = (page: Page, text: string): Promise<string[]> =>
	page
		.locator('[data-column]')
		.filter({ has: page.locator('[data-item]', { hasText: text }) })
		.getByRole('heading', { level: 2 })
		.allInnerTexts();

/** Takes a card with the mouse and carries it over a column, without letting go. */
async function carry(page: Page, text: string, title: string): Promise<void> {
	const from = (await card(page, text).boundingBox())!;
	const to = (await column(page, title).boundingBox())!;
	await page.mouse.move(from.x + 20, from.y + 12);
	await page.mouse.down();
	await page.mouse.move(from.x + 40, from.y + 24);
	await page.mouse.move(to.x + 80, to.y + 60, { steps: 5 });
}

test('[I3] three people drag one card at once, and it ends in one place for all', async ({ room }) => {
	const anna = await room.enter('Anna');
	const path = await prepare(anna);
	await anna.goto(path);
	await add(anna, 'Strengths', 'Good trains', 'Many councils', 'A port');
	const bilal = await openBoard(room, 'Bilal', path);
	const carla = await openBoard(room, 'Carla', path);
	const everybody = [anna, bilal, carla];
	for (const page of everybody) await expect(card(page, 'Good trains')).toBeVisible();

	await carry(anna, 'Good trains', 'Weaknesses');
	await carry(bilal, 'Good trains', 'Opportunities');
	await carry(carla, 'Good trains', 'Threats');
	// Bilal lets go: in his own hand each of the others has it still.
	await bilal.mouse.up();
	await expect.poll(() => columnsOf(bilal, 'Good trains')).toEqual(['Opportunities']);
	await expect(anna.locator('[data-item].opacity-50')).toContainText('Good trains');
	await expect.poll(() => columnsOf(anna, 'Good trains')).toEqual(['Strengths']);
	await Promise.all([anna.mouse.up(), carla.mouse.up()]);
	await Promise.all(everybody.map(untilSafe));
	await expect
		.poll(async () => {
			const seen = await Promise.all(everybody.map((page) => columnsOf(page, 'Good trains')));
			return new Set(seen.map((columns) => JSON.stringify(columns))).size === 1 ? seen[0] : seen;
		})
		.toEqual([expect.stringMatching(/^(Weaknesses|Threats)$/)]);
	// Nobody is asked to decide: there is nothing to be decided on.
	for (const page of everybody) await expect(page.getByText(/to decide/)).toHaveCount(0);
});

test('by keyboard alone a card is written, moved, put back and opened, and every step is said', async ({
	room,
}) => {
	const anna = await room.enter('Anna');
	await anna.goto(await prepare(anna));
	await add(anna, 'Strengths', 'First', 'Second');
	const said = anna.locator('p[aria-live]');
	await card(anna, 'First').focus();
	await anna.keyboard.press('ArrowDown');
	await expect(card(anna, 'Second')).toBeFocused();
	await anna.keyboard.press('Space');
	await expect(said).toContainText('Picked up: Strengths, 2 of 2');
	await anna.keyboard.press('ArrowRight');
	await expect(said).toContainText('Weaknesses, 1 of 1');
	await anna.keyboard.press('Escape');
	await expect(said).toContainText('Put back');
	await expect(card(anna, 'Second')).toBeFocused();
	expect(await columnsOf(anna, 'Second')).toEqual(['Strengths']);
	for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'Space']) await anna.keyboard.press(key);
	await expect(said).toContainText('Put down: Opportunities, 1 of 1');
	expect(await columnsOf(anna, 'Second')).toEqual(['Opportunities']);
	await expect(card(anna, 'Second')).toBeFocused();
	await anna.keyboard.press('Enter');
	await expect(anna.getByRole('dialog')).toBeVisible();
	await anna.getByRole('combobox', { name: 'Tags' }).fill('#ports');
	await anna.keyboard.press('Enter');
	await anna.keyboard.press('Escape');
	await expect(card(anna, '#ports')).toBeFocused();
});

test('the outline is read and edited without dragging', async ({ room }) => {
	const anna = await room.enter('Anna');
	const path = await prepare(anna);
	await anna.goto(`${path}?view=outline`);
	await add(anna, 'Strengths', 'Good trains');
	await anna.getByRole('button', { name: 'Move “Good trains” to…' }).press('Enter');
	await anna.getByRole('menuitem', { name: 'Threats' }).press('Enter');
	await expect(column(anna, 'Threats')).toContainText('Good trains');
	expect(await findViolations(anna)).toEqual([]);
});

/** A finger comes down, moves and goes up. */
async function touch(cdp: CDPSession, type: string, points: { x: number; y: number }[]): Promise<void> {
	await cdp.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints: points });
}

test('on a phone an idea is added, and a long press moves it', async ({ room }) => {
	const anna = await room.enter('Anna');
	const path = await prepare(anna);
	const phone = await openBoard(room, 'Bilal', path, PHONE);
	const box = phone.getByRole('textbox', { name: 'New card in “Strengths”' });
	for (const text of ['From the back row', 'Another']) {
		await box.fill(text);
		await box.press('Enter');
		await expect(card(phone, text)).toBeVisible();
	}
	expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
	expect(await findViolations(phone)).toEqual([]);

	const cdp = await phone.context().newCDPSession(phone);
	const from = (await card(phone, 'From the back row').boundingBox())!;
	const below = (await card(phone, 'Another').boundingBox())!;
	const start = { x: from.x + 40, y: from.y + 20 };
	await touch(cdp, 'touchStart', [start]);
	await expect(phone.locator('[data-item].opacity-50')).toBeVisible();
	for (let step = 1; step <= 6; step++)
		await touch(cdp, 'touchMove', [
			{ x: start.x, y: start.y + ((below.y + below.height - start.y) * step) / 6 },
		]);
	await touch(cdp, 'touchEnd', []);
	await expect(phone.locator('[data-handle]')).toHaveText([/Another/, /From the back row/]);
	await expect(phone.getByRole('dialog')).toHaveCount(0);
	await untilSafe(phone);
});

test.describe('whoever leads', () => {
	test.use({ open: false });

	test('a facilitator puts the board back to a minute ago in two taps, and what was written since stays', async ({
		room,
	}) => {
		const anna = await room.join('Anna', room.administrator);
		const path = await prepare(anna);
		await anna.goto(path);
		await anna.getByRole('button', { name: 'Facilitate' }).click();
		await add(anna, 'Strengths', 'Good trains', 'Many councils');
		await untilSafe(anna);
		// It remembers from when the board is opened.
		await anna.reload();
		await expect(card(anna, 'Good trains')).toBeVisible();
		await carry(anna, 'Good trains', 'Threats');
		await anna.mouse.up();
		await expect.poll(() => columnsOf(anna, 'Good trains')).toEqual(['Threats']);
		await add(anna, 'Threats', 'Written since');
		await anna.getByRole('button', { name: 'Put back' }).click();
		await anna.getByRole('button', { name: /1 minute ago/ }).click();
		await expect.poll(() => columnsOf(anna, 'Good trains')).toEqual(['Strengths']);
		expect(await columnsOf(anna, 'Written since')).toEqual(['Threats']);
	});
});
