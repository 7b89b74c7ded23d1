import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { done, edit, field, untilSafe, untilWaiting } from './people.ts';
import { expect, PLAN, type Room, test } from './room.ts';

test.use({ open: false, serviceWorkers: 'allow' });

const PERIOD = 'Trial period';
const COOPERATION = 'International Cooperation Service';
const AGENCY = 'AMB Agency for Economic Development';
const RELATIONS = 'International Relations Service';

/** The administrator invites a member of an organisation. @returns the link */
async function invite(administrator: Page, organisation: string): Promise<string> {
	await administrator.goto(`${PLAN}/people`);
	await administrator.getByRole('button', { name: 'Invite' }).first().click();
	const dialog = administrator.getByRole('dialog');
	await dialog.getByRole('radio', { name: 'Member of an organisation' }).check();
	await dialog.getByRole('combobox').first().fill(organisation);
	await administrator.getByRole('option', { name: organisation }).first().click();
	await dialog.getByRole('button', { name: 'Make the link' }).click();
	const link = await administrator.getByRole('textbox', { name: 'Link of the invitation' }).inputValue();
	await administrator.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
	return link;
}

/** An editor adds a period that is open whenever this runs. */
async function addPeriod(editor: Page): Promise<void> {
	await editor.goto(`${PLAN}/periods`);
	await editor.getByRole('button', { name: 'Add a period' }).first().click();
	const dialog = editor.getByRole('dialog');
	await dialog.getByLabel('Title').fill(PERIOD);
	await dialog.getByLabel('First day').fill('2021-01-01');
	await dialog.getByLabel('Last day').fill('2099-06-30');
	await dialog.getByLabel('Due date').fill('2099-12-31');
	await dialog.getByRole('button', { name: 'Add a period' }).click();
	await expect(editor.getByRole('heading', { level: 1, name: PERIOD })).toBeVisible();
	await expect(editor.getByText('Open until 31 Dec 2099').first()).toBeVisible();
}

/** Somebody who was invited comes, sees what their organisation owes, and loses the network. */
async function comeAndGoOffline(room: Room, name: string, link: string): Promise<Page> {
	const page = await room.join(name, link);
	await page.goto(`${PLAN}/owed`);
	// The whole plan comes first.
	await expect(page.getByRole('region', { name: 'To report' })).toContainText(PERIOD, { timeout: 40_000 });
	await untilSafe(page);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.context().setOffline(true);
	return page;
}

async function choose(page: Page, name: string, label: string): Promise<void> {
	const frame = await edit(page, name);
	await frame.getByRole('combobox').selectOption({ label });
	await done(page, name);
}

async function write(page: Page, name: string, words: string): Promise<void> {
	const frame = await edit(page, name);
	await frame.locator('[contenteditable="true"]').click();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(words);
	await expect(frame).toContainText(words.trim());
	await done(page, name);
}

async function handIn(page: Page, button = 'Hand it in'): Promise<void> {
	await page.getByRole('button', { name: button, exact: true }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Hand it in' }).click();
	await expect(page.getByText('Handed in, waiting for a review')).toBeVisible();
}

/** What happened to the update on screen, a line a step. */
const trail = (page: Page) => page.getByRole('region', { name: 'What happened to this update' });

/** An editor says once for whom they decide; the device remembers it. */
async function signFor(editor: Page, organisation: string): Promise<void> {
	await editor.getByRole('combobox', { name: 'You write for' }).fill(organisation);
	await editor.getByRole('option', { name: organisation }).first().click();
	await expect(editor.getByRole('combobox', { name: 'You write for' })).toHaveCount(0);
}

async function decide(editor: Page, button: string, note = ''): Promise<void> {
	const review = editor.getByRole('region', { name: 'Review' });
	await review.getByLabel('Note').fill(note);
	await review.getByRole('button', { name: button }).click();
	await expect(review).toBeHidden();
}

test('[L5] the plan’s years become periods in one action that first shows what it will create', async ({
	room,
}) => {
	const ada = await room.join('Ada', room.administrator);
	await ada.goto(`${PLAN}/periods`);
	await expect(ada.getByRole('heading', { name: 'There are no periods yet' })).toBeVisible();
	await ada.getByRole('button', { name: 'Lay out the plan’s years' }).first().click();
	const dialog = ada.getByRole('dialog');
	await expect(dialog.getByRole('checkbox')).toHaveCount(7);
	await dialog.getByRole('checkbox', { name: 'Final evaluation' }).uncheck();
	await dialog.getByLabel('Due date').first().fill('2021-12-31');
	await expect(dialog.getByText('The due date cannot come before')).toBeVisible();
	await expect(dialog.getByRole('button', { name: 'Create 6 periods' })).toBeDisabled();
	await dialog.getByLabel('Due date').first().fill('2022-04-30');
	await dialog.getByRole('button', { name: 'Create 6 periods' }).click();
	await expect(ada.getByRole('article')).toHaveCount(6);
	await expect(ada.getByRole('article').last()).toContainText('30 Apr 2022');
	// What is there is not made twice.
	await ada.getByRole('button', { name: 'Lay out the plan’s years' }).click();
	await expect(dialog.getByRole('checkbox')).toHaveCount(1);
	await expect(dialog.getByText('Already there')).toHaveCount(6);
});

test('[L2] [I7] two units and AMB: written offline, submitted, returned, corrected, accepted; a late edit changes nothing', async ({
	room,
}) => {
	test.setTimeout(240_000);
	const ada = await room.join('Ada', room.administrator);
	await addPeriod(ada);
	const links = [await invite(ada, COOPERATION), await invite(ada, AGENCY)] as const;

	const anna = await comeAndGoOffline(room, 'Anna', links[0]);
	const bilal = await comeAndGoOffline(room, 'Bilal', links[1]);

	await test.step('offline, Anna logs what was done and reports on it', async () => {
		await anna.goto(`${PLAN}/log/new`);
		await anna.getByRole('textbox', { name: 'What happened' }).fill('Visit to the works, LE5.1');
		await anna.getByRole('button', { name: /^Add LE5\.1/ }).click();
		await anna.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(anna.getByRole('heading', { name: 'Entry saved' })).toBeVisible();

		await anna.goto(`${PLAN}/owed`);
		await anna.getByRole('button', { name: /^Begin the update on LE5\.1/ }).click();
		await expect(anna.getByText('A draft: not handed in yet')).toBeVisible();
		await choose(anna, 'lifecycle', 'Under way');
		await choose(anna, 'rating', 'On track');
		await write(anna, 'narrative', 'Two projects were carried out.');
		await anna.getByRole('button', { name: 'Add “Visit to the works, LE5.1”' }).click();
		await anna.reload();
		await expect(field(anna, 'narrative')).toContainText('Two projects were carried out.');
		await handIn(anna);
		await untilWaiting(anna);
	});

	await test.step('offline, Bilal reports without a rating: that is said, and is no zero', async () => {
		await bilal.getByRole('button', { name: /^Begin the update on LE4\.1/ }).click();
		await write(bilal, 'narrative', 'Talks went on.');
		await bilal.getByRole('button', { name: 'Hand it in', exact: true }).click();
		await expect(bilal.getByRole('dialog')).toContainText('Not said yet: lifecycle and delivery rating');
		await bilal.getByRole('dialog').getByRole('button', { name: 'Hand it in' }).click();
		await expect(bilal.getByText('Nobody has given a rating')).toBeVisible();
	});

	for (const page of [anna, bilal]) {
		await page.context().setOffline(false);
		await untilSafe(page);
	}

	await test.step('AMB accepts one and returns the other, with a note', async () => {
		await ada.goto(`${PLAN}/periods`);
		await ada.getByRole('link', { name: PERIOD }).click();
		const queue = ada.getByRole('region', { name: 'To review' });
		await expect(queue.getByRole('listitem')).toHaveCount(2);
		expect(await findViolations(ada)).toEqual([]);

		await queue.getByRole('link', { name: /^LE4\.1/ }).click();
		await signFor(ada, RELATIONS);
		await decide(ada, 'Accept it');
		await expect(ada.getByText(/^Accepted on .+ by Ada/)).toBeVisible();

		await ada.goBack();
		await queue.getByRole('link', { name: /^LE5\.1/ }).click();
		await expect(ada.getByRole('link', { name: 'Visit to the works, LE5.1' })).toBeVisible();
		expect(await findViolations(ada)).toEqual([]);
		await ada.getByRole('region', { name: 'Review' }).getByRole('button', { name: 'Return it' }).click();
		await expect(ada.getByText('To return it, say what is to be changed.')).toBeVisible();
		await decide(ada, 'Return it with the note', 'Name the two projects.');
	});

	await test.step('Anna reads the note, corrects it offline and hands it in again', async () => {
		await anna.goto(`${PLAN}/owed`);
		const returned = anna.getByRole('region', { name: 'Returned, to be corrected' });
		await expect(returned).toContainText('Name the two projects.');
		await anna.context().setOffline(true);
		await returned.getByRole('link', { name: 'Correct' }).click();
		await write(anna, 'narrative', ' They are Alba and Duna.');
		await handIn(anna, 'Hand it in again');
		await anna.context().setOffline(false);
		await untilSafe(anna);
	});

	await test.step('AMB sees what changed, and accepts', async () => {
		const review = ada.getByRole('region', { name: 'Review' });
		await expect(review.locator('ins')).toContainText(['They are Alba and Duna.']);
		await decide(ada, 'Accept it');
	});

	const update = new URL(ada.url()).pathname;
	await test.step('the steps read the same in every browser', async () => {
		for (const page of [ada, anna, bilal]) {
			await page.goto(update);
			await expect(trail(page).getByRole('listitem')).toContainText([
				/Begun by Anna/,
				new RegExp(`Submitted by Anna.* for ${COOPERATION}, `),
				new RegExp(`Returned by Ada.* for ${RELATIONS}, .+“Name the two projects.”`),
				new RegExp(`Submitted by Anna.* for ${COOPERATION}, `),
				new RegExp(`Accepted by Ada.* for ${RELATIONS}, `),
			]);
			await expect(page.locator('[data-edit]')).toHaveCount(0);
			await expect(page.getByRole('button', { name: 'Hand it in' })).toHaveCount(0);
		}
		// It is another organisation's: Bilal is not even offered to follow it.
		await expect(bilal.getByRole('button', { name: 'Write an update that follows it' })).toHaveCount(0);
	});

	await test.step('a late edit, past the screens of the cycle, changes nothing that was accepted, and is said', async () => {
		await anna.goto(update.replace('/updates/', '/records/update/'));
		await choose(anna, 'rating', 'Met');
		await untilSafe(anna);
		for (const page of [ada, bilal]) {
			await expect(page.getByText('The record was changed after it was accepted')).toBeVisible();
			const standing = page.getByRole('region', { name: 'Where it stands, and how it goes' });
			await expect(standing).toContainText('On track');
			await expect(standing).not.toContainText('Met');
			await page.goto(`${PLAN}/actions/le5-1`);
			const reported = page.getByRole('region', { name: 'Reported' });
			await expect(reported).toContainText('On track');
			await expect(reported).not.toContainText('Met');
		}
	});
});

test('[I7] a reader sees who has reported and is offered nothing to write', async ({ room }) => {
	const ada = await room.join('Ada', room.administrator);
	await addPeriod(ada);
	await ada.goto(`${PLAN}/people`);
	await ada.getByRole('button', { name: 'Invite' }).first().click();
	await ada.getByRole('dialog').getByRole('radio', { name: 'Reader' }).check();
	await ada.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click();
	const link = await ada.getByRole('textbox', { name: 'Link of the invitation' }).inputValue();
	const reader = await room.join('A reader', link);
	await reader.goto(`${PLAN}/owed`);
	await expect(reader.getByRole('heading', { name: 'You are here to read' })).toBeVisible();
	await reader.getByRole('link', { name: 'See the periods' }).click();
	await expect(reader.getByRole('button', { name: 'Add a period' })).toHaveCount(0);
	await reader.getByRole('link', { name: PERIOD }).click();
	await expect(reader.getByRole('region', { name: 'Who has reported, and who has not' })).toContainText(
		'Not begun',
	);
	for (const name of ['Copy a reminder', 'Edit the period', 'Retract', 'Close the period'])
		await expect(reader.getByRole('button', { name })).toHaveCount(0);
	await reader.goto(`${PLAN}/actions/le5-1`);
	const reported = reader.getByRole('region', { name: 'Reported' });
	await expect(reported).toContainText('Nobody has reported since 1 Jan 2021');
	await expect(reported.getByRole('button')).toHaveCount(0);
});
