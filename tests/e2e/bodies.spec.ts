import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { heading, untilSafe } from './people.ts';
import { expect, PLAN, type Room, test } from './room.ts';

test.use({ open: false });

const GROUP = `${PLAN}/bodies/working-group-international-affairs`;
const DECISION = 'Every council sends its data by January';

/** The administrator invites a member of a council on the screen, and the member joins. */
async function bring(
	room: Room,
	administrator: Page,
	name: string,
	council: string,
	writes: boolean,
): Promise<Page> {
	await administrator.goto(`${PLAN}/people`);
	await administrator.getByRole('button', { name: 'Invite' }).first().click();
	const dialog = administrator.getByRole('dialog');
	await dialog.getByRole('combobox', { name: 'Organisation' }).fill(council);
	await administrator.getByRole('option', { name: `${council} Municipal Council` }).click();
	const group = dialog.getByRole('checkbox', { name: 'International Affairs working group' });
	await expect(group).toBeChecked();
	if (!writes) await group.uncheck();
	await dialog.getByRole('button', { name: 'Make the link' }).click();
	const field = administrator.getByRole('textbox', { name: 'Link of the invitation' });
	await expect(field).toBeFocused();
	return room.join(name, await field.inputValue());
}

const minutes = (page: Page) => page.getByRole('textbox', { name: /^Minutes/ });

async function write(page: Page, words: string): Promise<void> {
	await minutes(page).click();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(words);
}

test('[I7] a working group meets: agenda, minutes typed together, a decision, a task; whoever may not write its minutes brings something too', async ({
	room,
}) => {
	const ada = await room.join('Ada', room.administrator);
	await ada.goto(GROUP);
	await expect(heading(ada)).toHaveText('International Affairs working group');
	await ada.getByRole('button', { name: 'New meeting' }).click();
	const asked = ada.getByRole('dialog');
	await asked.getByLabel('Title').fill('Autumn meeting');
	await asked.getByLabel('Date').fill('2099-11-12');
	await asked.getByLabel('Starts').fill('09:30');
	await asked.getByRole('button', { name: 'Create' }).click();
	await expect(heading(ada)).toHaveText('Autumn meeting');
	const path = new URL(ada.url()).pathname;

	for (const [point, length] of [
		['Annual report', '30'],
		['European projects', '45'],
	] as const) {
		await ada.getByLabel('New point').fill(point);
		await ada.getByLabel('Minutes', { exact: true }).and(ada.locator('input')).fill(length);
		await ada.getByRole('button', { name: 'Add the point' }).click();
		await expect(ada.locator('[data-point]', { hasText: point })).toBeVisible();
	}
	await ada.getByRole('button', { name: 'Move “European projects” up' }).click();
	await expect(ada.locator('[data-point]').first()).toContainText('European projects');
	await expect(ada.getByText('At these times it ends at 10:45.')).toBeVisible();
	await untilSafe(ada);

	const marta = await bring(room, ada, 'Marta', 'Gavà', true);
	const pau = await bring(room, ada, 'Pau', 'Tiana', false);
	for (const page of [ada, marta]) {
		await page.goto(path);
		await expect(minutes(page)).toBeVisible();
	}
	await write(ada, 'Ada opens the meeting.');
	await expect(minutes(marta)).toContainText('Ada opens the meeting.');
	await write(marta, ' Gavà presents its plan.');
	for (const page of [ada, marta])
		await expect(minutes(page)).toHaveText(/^Ada opens the meeting\. Gavà presents its plan\.$/);
	await expect(ada.locator('.co-caret[data-name="Marta"]')).toBeVisible();

	await ada.getByRole('button', { name: 'Put the agenda in' }).click();
	await expect(minutes(marta).getByRole('heading')).toHaveText(['1. European projects', '2. Annual report']);
	await expect(ada.getByRole('button', { name: 'Put the agenda in' })).toHaveCount(0);

	await marta.getByRole('button', { name: 'Add a decision' }).click();
	const decided = marta.getByRole('form', { name: 'Add a decision' });
	await decided.getByLabel('What is decided').fill(DECISION);
	await decided.getByRole('combobox').fill('Gavà');
	await marta.getByRole('option', { name: 'Gavà Municipal Council' }).click();
	await decided.getByRole('button', { name: 'Save' }).click();
	await expect(ada.locator('[data-decision]', { hasText: DECISION })).toBeVisible();
	await ada.getByRole('button', { name: `Make “${DECISION}” a task` }).click();
	await ada.locator('[data-decision] form').getByRole('button', { name: 'Save' }).click();
	await expect(marta.locator('[data-task]', { hasText: DECISION })).toContainText('Gavà Municipal Council');
	await expect(marta.getByText('It is among the tasks')).toBeVisible();
	expect(await findViolations(ada)).toEqual([]);

	// Who may not write the body's document reads it, and brings something in their council's own.
	await pau.goto(path);
	const read = pau.getByRole('region', { name: 'Minutes' });
	for (const words of ['Gavà presents its plan.', '1. European projects', '2. Annual report'])
		await expect(read).toContainText(words);
	await expect(minutes(pau)).toHaveCount(0);
	await expect(pau.getByRole('button', { name: 'Add a decision' })).toHaveCount(0);
	await pau.goto(GROUP);
	await pau.getByRole('button', { name: 'Bring something' }).click();
	const brought = pau.getByRole('dialog');
	await expect(brought.getByRole('combobox', { name: 'Who brings it' })).toHaveValue(
		'Tiana Municipal Council',
	);
	await brought.getByLabel('What is brought').fill('A forest shared by five towns');
	await brought.getByRole('button', { name: 'Create' }).click();
	await expect(pau.getByRole('region', { name: 'What each has brought' })).toContainText(
		'A forest shared by five towns',
	);
	await untilSafe(pau);

	// Wherever it is begun, it is for nobody else that somebody may bring something.
	await pau.goto(`${PLAN}/bodies/brought`);
	await pau.getByRole('button', { name: 'Bring something' }).click();
	await brought.getByRole('combobox', { name: 'Body' }).fill('International Affairs');
	await pau.getByRole('option', { name: 'International Affairs working group', exact: true }).click();
	const whose = brought.getByRole('combobox', { name: 'Who brings it' });
	await expect(whose).toHaveValue('Tiana Municipal Council');
	await whose.fill('Municipal Council');
	await expect(pau.locator('[role=option]')).toHaveText(['Tiana Municipal Council']);

	await ada.goto(GROUP);
	const shown = ada.getByRole('region', { name: 'What each has brought' });
	await expect(
		shown.getByRole('listitem').filter({ hasText: 'Tiana Municipal Council' }).first(),
	).toContainText('A forest shared by five towns');
	await expect(shown.getByText('35 members have brought nothing yet')).toBeVisible();
	await expect(ada.locator('[data-task]', { hasText: DECISION })).toBeVisible();
	expect(await findViolations(ada)).toEqual([]);
});

test('the actor map opens the very actions, by keyboard too', async ({ room }) => {
	const ada = await room.join('Ada', room.administrator);
	await ada.goto(`${PLAN}/actors`);
	const cell = ada.getByRole('button', {
		name: /^International Cooperation Service, LE5: responsible for 1 action$/,
	});
	await cell.focus();
	await ada.keyboard.press('Enter');
	await expect(ada.getByRole('dialog').getByRole('link')).toHaveCount(1);
	await ada.keyboard.press('Escape');
	await expect(cell).toBeFocused();
	await ada.getByLabel('Columns').selectOption({ label: 'LE5 International cooperation' });
	await expect(ada.getByRole('columnheader', { name: /^LE5\.1/ })).toBeVisible();
	expect(await findViolations(ada)).toEqual([]);
});
