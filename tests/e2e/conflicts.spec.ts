import type { Locator, Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import {
	ACTION,
	done,
	edit,
	field,
	heading,
	openAction,
	setTitle,
	untilSafe,
	untilWaiting,
} from './people.ts';
import { expect, PLAN, type Room, test } from './room.ts';

test.use({ serviceWorkers: 'allow' });

const badge = (page: Page): Locator => page.locator('header a[href$="#conflicts"]');
const notice = (page: Page): Locator => field(page, 'title').getByText('wrote here at the same time as you');

/** What somebody wrote and what stands instead, on both of their screens. */
interface Loss {
	/** Whose value lost. */
	loser: Page;
	winner: Page;
	mine: string;
	theirs: string;
	before: string;
}

/**
 * Two people set the same title while they are offline, one of them three times; then they are online again. Which of them wins
 * is arbitrary.
 */
async function loseTitle(room: Room): Promise<Loss> {
	const people = [
		{ page: await openAction(room, 'Anna'), title: 'Following Europe, as Anna puts it' },
		{ page: await openAction(room, 'Bilal'), title: 'Following Europe, as Bilal puts it' },
	] as const;
	const before = await heading(people[0].page).innerText();
	for (const { page } of people) {
		await untilSafe(page);
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await page.context().setOffline(true);
	}
	for (const { page, title } of people) {
		for (const version of ['Draft 1', 'Draft 2', title]) await setTitle(page, version);
		await untilWaiting(page);
	}
	// A week may pass, and the app be closed: what waits is on the disk.
	await people[0].page.reload();
	await expect(heading(people[0].page)).toContainText(people[0].title);
	for (const { page } of people) await page.context().setOffline(false);
	for (const { page } of people) await untilSafe(page);
	await expect
		.poll(
			async () => (await heading(people[0].page).innerText()) === (await heading(people[1].page).innerText()),
		)
		.toBe(true);
	const annaLost = (await heading(people[0].page).innerText()).includes(people[1].title);
	const [lost, won] = annaLost ? people : [people[1], people[0]];
	return { loser: lost.page, winner: won.page, mine: lost.title, theirs: won.title, before };
}

const compare = async (page: Page): Promise<void> => {
	await field(page, 'title').getByText('Compare and decide').click();
};
const side = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });
/** Faults that axe finds, in a line each. */
async function faultsOf(page: Page): Promise<string[]> {
	const violations = await findViolations(page);
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
}

test('[I6] the loser alone is told, in place: before, both values, who and when; restores theirs, and undoes it', async ({
	room,
}) => {
	const { loser, winner, mine, theirs, before } = await loseTitle(room);
	await expect(badge(loser)).toHaveText('1');
	await expect(notice(loser)).toBeVisible();
	await expect(badge(winner)).toHaveCount(0);
	await expect(notice(winner)).toHaveCount(0);

	await loser.reload();
	await compare(loser);
	await expect(side(loser, 'Before')).toContainText(before);
	await expect(side(loser, 'Yours')).toContainText(mine);
	await expect(side(loser, 'Yours')).toContainText(/You, .*\d{2}:\d{2}/);
	await expect(side(loser, 'Theirs')).toContainText(theirs);
	await expect(side(loser, 'Theirs')).toContainText(/(Anna|Bilal), .*\d{2}:\d{2}/);
	expect(await faultsOf(loser)).toEqual([]);

	await field(loser, 'title').getByRole('button', { name: 'Restore mine' }).click();
	await expect(heading(loser)).toContainText(mine);
	await expect(heading(winner)).toContainText(mine);
	await expect(badge(loser)).toHaveCount(0);
	await loser.getByRole('button', { name: 'Undo' }).first().click();
	await expect(heading(loser)).toContainText(theirs);
	await expect(badge(loser)).toHaveText('1');
	await loser.getByRole('button', { name: 'Redo' }).first().click();
	await expect(badge(loser)).toHaveCount(0);
	await loser.reload();
	await expect(heading(loser)).toContainText(mine);
	await expect(badge(loser)).toHaveCount(0);
	await expect(badge(winner)).toHaveCount(0);
});

test('[I6] the bar leads to the list of all, by keyboard; leaving theirs settles it in every tab', async ({
	room,
}) => {
	const { loser, theirs } = await loseTitle(room);
	const tab = await loser.context().newPage();
	await tab.goto(ACTION);
	await expect(badge(tab)).toHaveText('1');
	await badge(loser).focus();
	await loser.keyboard.press('Enter');
	await expect(loser.getByRole('heading', { name: 'Waiting for your decision' })).toBeVisible();
	expect(await faultsOf(loser)).toEqual([]);
	await loser.getByRole('button', { name: 'Leave theirs' }).press('Enter');
	await expect(loser.getByRole('heading', { name: 'Waiting for your decision' })).toHaveCount(0);
	await expect(badge(loser)).toHaveCount(0);
	await expect(badge(tab)).toHaveCount(0);
	await expect(heading(tab)).toContainText(theirs);
	await tab.reload();
	await expect(heading(tab)).toContainText(theirs);
	await expect(badge(tab)).toHaveCount(0);
});

test('[I6] writes a third in place, which stands for both', async ({ room }) => {
	const { loser, winner } = await loseTitle(room);
	await compare(loser);
	const frame = field(loser, 'title');
	await frame.getByRole('button', { name: 'Write something else' }).click();
	await frame.getByRole('textbox').fill('Following Europe together');
	await frame.getByRole('button', { name: 'Done' }).click();
	await expect(badge(loser)).toHaveCount(0);
	for (const page of [loser, winner]) await expect(heading(page)).toContainText('Following Europe together');
});

test('[I6] a record retracted while somebody else edits it is told to both, and comes back', async ({
	room,
}) => {
	const anna = await openAction(room, 'Anna');
	const bilal = await openAction(room, 'Bilal');
	for (const page of [anna, bilal]) {
		await untilSafe(page);
		await page.context().setOffline(true);
	}
	await anna.getByRole('button', { name: 'Retract' }).click();
	await anna.getByRole('dialog').getByRole('textbox').fill('It is there twice');
	await anna.getByRole('dialog').getByRole('button', { name: 'Retract' }).click();
	const frame = await edit(bilal, 'code');
	await frame.getByRole('textbox').fill('LE1.EU.1b');
	await done(bilal, 'code');
	await untilWaiting(bilal);
	for (const page of [anna, bilal]) await page.context().setOffline(false);
	await expect(bilal.getByText('This record was retracted while you were editing it.')).toBeVisible();
	await expect(bilal.getByText('You had changed: Code')).toBeVisible();
	await expect(anna.getByText('without having seen what others changed in it')).toBeVisible();
	expect(await faultsOf(bilal)).toEqual([]);
	await bilal.getByRole('button', { name: 'Restore the record' }).click();
	for (const page of [anna, bilal]) await expect(page.getByText('It is there twice')).toHaveCount(0);
	await anna.getByRole('button', { name: 'Leave it standing' }).click();
	for (const page of [anna, bilal]) await expect(badge(page)).toHaveCount(0);
	await bilal.goto(`${PLAN}/status`);
	await expect(bilal.getByRole('heading', { name: 'Waiting for your decision' })).toHaveCount(0);
});
