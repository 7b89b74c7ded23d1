import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { ACTION, field, heading, setTitle, untilSafe } from './people.ts';
import { expect, PLAN, type Room, test } from './room.ts';

test.use({ open: false });

const RELATIONS = 'International Relations Service';
const faults = (page: Page) => findViolations(page);

/** The administrator invites a member of an organisation, who comes. */
async function bring(room: Room, administrator: Page, name: string, organisation: string): Promise<Page> {
	await administrator.goto(`${PLAN}/people`);
	await administrator.getByRole('button', { name: 'Invite' }).first().click();
	const dialog = administrator.getByRole('dialog');
	await dialog.getByRole('radio', { name: 'Member of an organisation' }).check();
	await dialog.getByRole('combobox').first().fill(organisation);
	await administrator.getByRole('option', { name: organisation }).first().click();
	await dialog.getByRole('button', { name: 'Make the link' }).click();
	const link = await administrator.getByRole('textbox', { name: 'Link of the invitation' }).inputValue();
	await administrator.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
	return room.join(name, link);
}

/** Proposes other words for a field, from where it stands. @returns the address of the amendment */
async function propose(
	page: Page,
	name: { field: string; label: string },
	words: string,
	why: string,
): Promise<string> {
	await page.goto(ACTION);
	await field(page, name.field)
		.getByRole('button', { name: `Propose a change: ${name.label}` })
		.click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Is to stand there').fill(words);
	await dialog.getByLabel('Why').fill(why);
	await dialog.getByRole('button', { name: 'Propose it' }).click();
	await page.waitForURL(/\/amendments\/[^/]+$/);
	await expect(page.getByText('Proposed', { exact: true }).first()).toBeVisible();
	await untilSafe(page);
	return new URL(page.url()).pathname;
}

/** An editor says once for whom they decide; the device remembers it. */
async function signFor(editor: Page, organisation: string): Promise<void> {
	await editor.getByRole('combobox', { name: 'You write for' }).fill(organisation);
	await editor.getByRole('option', { name: organisation }).first().click();
	await expect(editor.getByRole('combobox', { name: 'You write for' })).toHaveCount(0);
}

const decision = (page: Page) => page.getByRole('region', { name: 'Decide' });
const trail = (page: Page) => page.getByRole('region', { name: 'What became of it' });

test('[P6] [I7] members propose and support; an editor accepts with the field changed meanwhile, and rejects with a reason', async ({
	room,
}) => {
	test.setTimeout(300_000);
	const ada = await room.join('Ada', room.administrator);
	const bilal = await bring(room, ada, 'Bilal', 'Gavà Municipal Council');
	const carla = await bring(room, ada, 'Carla', 'Badalona Municipal Council');
	await bilal.goto(ACTION);
	await expect(field(bilal, 'title')).toBeVisible();
	// Whoever may not edit the plan is offered to propose instead.
	await expect(field(bilal, 'title').locator('[data-edit]')).toHaveCount(0);

	const first = await propose(
		bilal,
		{ field: 'title', label: 'Title' },
		'Watching EU policies together',
		'Councils watch them too.',
	);
	await expect(bilal.getByText('Editors of the plan decide on it.')).toBeVisible();
	expect(await faults(bilal)).toEqual([]);

	await test.step('another organisation supports it by its own word', async () => {
		await carla.goto(first);
		await carla.getByRole('button', { name: 'We support this too' }).click();
		const support = bilal.getByRole('region', { name: /^Support/ });
		await expect(support.getByText('Say so themselves')).toBeVisible();
		await expect(support.getByText('Badalona Municipal Council')).toBeVisible();
	});

	await test.step('what stands there changes meanwhile; the editor sees it, and accepts', async () => {
		await ada.goto(ACTION);
		await setTitle(ada, 'Monitoring of EU policies');
		await ada.getByRole('link', { name: 'Title (English)' }).click();
		await expect(ada.getByText('What stands there has changed since this was proposed')).toBeVisible();
		await expect(ada.getByText('Monitoring of').first()).toBeVisible();
		expect(await faults(ada)).toEqual([]);
		await decision(ada).getByLabel('Reason').fill('It says it better.');
		await signFor(ada, RELATIONS);
		await decision(ada).getByRole('button', { name: 'Accept and write it' }).click();
		await expect(trail(ada).getByText(/^Ada \(you\) accepted it for International/)).toBeVisible();
		await expect(heading(ada)).toHaveText(/Watching EU policies together/);
		await expect(trail(bilal).getByText('“It says it better.”')).toBeVisible();
		await bilal.goto(ACTION);
		await expect(heading(bilal)).toHaveText('Watching EU policies together');
	});

	await test.step('one undo takes back what was written; the decision stays and says so', async () => {
		await ada.getByRole('button', { name: 'Undo' }).first().click();
		await expect(heading(ada)).toHaveText(/Monitoring of EU policies/);
		await expect(ada.getByText('What stands there now is no longer what was accepted').first()).toBeVisible();
		await ada.getByRole('button', { name: 'Write it there again' }).click();
		await expect(heading(ada)).toHaveText(/Watching EU policies together/);
	});

	await test.step('a text that is written together is rejected, with a reason, and stays as it was', async () => {
		const second = await propose(
			bilal,
			{ field: 'description', label: 'Description' },
			'Nothing any more.',
			'It is too long.',
		);
		await ada.goto(`${PLAN}/amendments`);
		await ada.getByRole('link', { name: /Watching EU policies together/ }).click();
		await ada.waitForURL((url) => url.pathname === second);
		await decision(ada).getByRole('button', { name: 'Reject' }).click();
		await expect(decision(ada).getByText('Say in a sentence why it is rejected.')).toBeVisible();
		await decision(ada).getByLabel('Reason').fill('The councils need this text.');
		await decision(ada).getByRole('button', { name: 'Reject' }).click();
		await expect(trail(bilal).getByText('“The councils need this text.”')).toBeVisible();
		await bilal.goto(ACTION);
		await expect(field(bilal, 'description')).not.toContainText('Nothing any more.');
		await bilal.getByText('2 amendments decided').click();
		await expect(bilal.getByText('Rejected', { exact: true })).toBeVisible();
	});

	await test.step('an accepted text stands in the text that all write', async () => {
		const third = await propose(
			bilal,
			{ field: 'description', label: 'Description' },
			'First paragraph.\nSecond paragraph.',
			'Shorter.',
		);
		await ada.goto(third);
		await decision(ada).getByRole('button', { name: 'Accept and write it' }).click();
		await expect(trail(bilal).getByText(/^Ada accepted it for International/)).toBeVisible();
		await bilal.goto(ACTION);
		await expect(field(bilal, 'description')).toContainText('Second paragraph.');
		await ada.getByRole('button', { name: 'Undo' }).first().click();
		await expect(field(bilal, 'description')).not.toContainText('Second paragraph.');
	});
});
