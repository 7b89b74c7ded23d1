import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { heading, untilSafe } from './people.ts';
import { expect, PLAN, type Room, test } from './room.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Of the whole screen, or of the part of it that this is about. */
const isAccessible = async (page: Page, part = 'body') =>
	expect(await findViolations(page, part)).toEqual([]);
const WRITING = 'section[aria-label="Write privately"]';

async function takeSeat(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Take a seat' }).click();
	await page.locator('form').getByRole('button', { name: 'Take a seat' }).click();
	await expect(page.getByRole('button', { name: 'Take a seat' })).toHaveCount(0);
}

/** Ada prepares a session and leads it; Gus comes with a phone. */
async function gather(room: Room): Promise<{ ada: Page; gus: Page; path: string }> {
	const ada = await room.enter('Ada');
	await ada.goto(`${PLAN}/workshops/new`);
	await ada.getByLabel('Title').fill('Lines and zones');
	await ada.getByRole('radio', { name: /Prioritising/ }).check();
	await ada.getByRole('button', { name: 'Prepare it' }).click();
	await ada.waitForURL(/\/workshops\/[0-9a-z]{26}$/);
	await expect(heading(ada)).toHaveText('Lines and zones');
	await ada.getByRole('button', { name: 'Facilitate' }).click();
	await takeSeat(ada);
	await untilSafe(ada);
	const path = new URL(ada.url()).pathname;
	const gus = await room.enter('Gus', PHONE);
	await gus.goto(path);
	await takeSeat(gus);
	return { ada, gus, path };
}

test('a phone votes by tapping dots, the keyboard puts options in order, and results are shown when they are revealed', async ({
	room,
}) => {
	const { ada, gus, path } = await gather(room);
	await ada.goto(`${path}/votes`);
	await gus.goto(`${path}/votes`);
	await expect(gus.getByRole('heading', { name: 'No votes yet' })).toBeVisible();
	await isAccessible(ada);

	await ada.getByRole('button', { name: 'New vote' }).click();
	await ada.getByLabel('Question').fill('What first?');
	await ada.getByRole('radio', { name: 'Options that I write' }).check();
	await ada.getByLabel('Options', { exact: true }).fill('Harbours\nRivers\nRoofs');
	await ada.getByLabel('Dots of each seat').fill('3');
	await ada.getByLabel('At most on one option').fill('2');
	await isAccessible(ada);
	await ada.getByRole('button', { name: 'Open now' }).click();

	const vote = gus.getByRole('article', { name: 'What first?' });
	await expect(gus.getByText('This relay lets everybody in')).toBeVisible();
	await expect(vote.getByText('3 dots left')).toBeVisible();
	const harbours = vote.getByRole('button', { name: 'Add a dot: Harbours' });
	await harbours.tap();
	await harbours.tap();
	await harbours.tap();
	await expect(vote.getByText('This option has all the dots that you may give it.')).toBeVisible();
	await vote.getByRole('button', { name: 'Add a dot: Roofs' }).tap();
	await expect(vote.getByText('0 dots left')).toBeVisible();
	await isAccessible(gus);

	const led = ada.getByRole('article', { name: 'What first?' });
	await expect(led.getByText('1 of 2 seats have voted')).toBeVisible();
	await expect(led.getByText('2 dots')).toHaveCount(0);
	await untilSafe(gus);
	await led.getByRole('button', { name: 'Close the vote' }).click();
	await expect(vote.getByText('The vote is closed, and your seat has voted.')).toBeVisible();
	await led.getByRole('button', { name: 'Count and reveal' }).click();
	await expect(vote.getByText('1 of 2 seats (50%)')).toBeVisible();
	await expect(vote.getByRole('listitem').first()).toContainText('Harbours');
	await expect(vote.getByRole('listitem').first()).toContainText('2 dots');
	await isAccessible(gus);
	await isAccessible(ada);

	// Ranked choice, by keyboard alone.
	await ada.getByRole('button', { name: 'New vote' }).click();
	await ada.getByLabel('Question').fill('In which order?');
	await ada.getByRole('radio', { name: /Ranked choice/ }).check();
	await ada.getByRole('radio', { name: 'Options that I write' }).check();
	await ada.getByLabel('Options', { exact: true }).fill('Harbours\nRivers\nRoofs');
	await ada.getByRole('button', { name: 'Open now' }).click();
	const order = ada.getByRole('article', { name: 'In which order?' });
	await order.getByRole('button', { name: 'Put at place 1: Rivers' }).focus();
	await ada.keyboard.press('Enter');
	await expect(order.getByRole('button', { name: 'Put at place 2: Roofs' })).toBeFocused();
	await ada.keyboard.press('Enter');
	await order.getByRole('button', { name: 'Move up: Roofs' }).focus();
	await ada.keyboard.press('Enter');
	await expect(order.getByRole('button', { name: 'Move down: Roofs' })).toBeFocused();
	await isAccessible(ada);
	await order.getByRole('button', { name: 'Close the vote' }).click();
	await order.getByRole('button', { name: 'Count and reveal' }).click();
	await expect(order.getByRole('listitem').first()).toContainText('Roofs');
	await expect(order.getByRole('listitem').first()).toContainText('3 points');
});

test('what is written privately is on nobody’s board before the reveal, survives a reload, and comes there without a name', async ({
	room,
}) => {
	const { ada, gus, path } = await gather(room);
	await ada.goto(`${path}/board`);
	await ada.getByRole('radio', { name: 'Think' }).check({ force: true });
	await ada.getByRole('radio', { name: 'No name' }).check({ force: true });
	await gus.goto(`${path}/board`);
	await expect(gus.getByText('Not private here')).toBeVisible();
	await expect(gus.getByText('On the board it will not say who wrote it')).toBeVisible();
	await gus.getByLabel('Your idea').fill('Learn from Marseille');
	await gus.reload();
	await expect(gus.getByLabel('Your idea')).toHaveValue('Learn from Marseille');
	await gus.getByRole('button', { name: 'Keep it' }).tap();
	await expect(gus.getByText('1 card of yours is waiting to be revealed')).toBeVisible();
	await isAccessible(gus, WRITING);

	await expect(ada.getByText('1 card is waiting')).toBeVisible();
	await expect(ada.getByText('So few seats have written')).toBeVisible();
	await expect(ada.getByText('Learn from Marseille')).toHaveCount(0);
	await isAccessible(ada, WRITING);
	await ada.getByRole('button', { name: 'Put them on the board' }).click();
	await expect(ada.getByText('Learn from Marseille').first()).toBeVisible();
	await expect(gus.getByText('is waiting to be revealed')).toHaveCount(0);
	await expect(gus.getByText('Learn from Marseille').first()).toBeVisible();
});
