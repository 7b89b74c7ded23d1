import { expect, PLAN, test } from './room.ts';

const template = (change: object = {}) =>
	JSON.stringify({
		format: 'rumb-plan',
		version: 1,
		id: 'harbour-plan',
		title: { en: 'Harbour plan' },
		records: { plan: [{ id: 'harbour', title: { en: 'Harbour plan' }, periodStart: 2026, periodEnd: 2029 }] },
		...change,
	});
const file = (text: string) => ({
	name: 'plan.json',
	mimeType: 'application/json',
	buffer: Buffer.from(text),
});

test.describe('without a network', () => {
	test.use({ serviceWorkers: 'allow' });

	test('[O1] a blank plan is begun with no network, and reaches the relay and somebody else later', async ({
		room,
	}) => {
		const ada = await room.enter('Ada');
		await ada.waitForFunction(() => navigator.serviceWorker.controller);
		await room.kill();
		await ada.reload();
		await ada.getByRole('button', { name: 'Create a blank plan' }).click();
		const dialog = ada.getByRole('dialog');
		await dialog.getByRole('button', { name: 'Create the plan' }).click();
		await expect(dialog.getByText('Write a title to continue.')).toBeVisible();
		await dialog.getByLabel('Title of the plan').first().fill('Plan of a train journey');
		await dialog.getByLabel('Whose plan it is').fill('Harbour Metropolis');
		await dialog.getByRole('button', { name: 'Create the plan' }).click();
		await expect(ada.getByRole('heading', { level: 1, name: 'Plan of a train journey' })).toBeVisible();
		const address = new URL(ada.url()).pathname;
		const grace = await (async () => {
			await room.start();
			return room.enter('Grace');
		})();
		await expect(ada.getByRole('link', { name: /Safely on the relay/ })).toBeVisible();
		await grace.goto(address);
		await expect(grace.getByRole('heading', { level: 1, name: 'Plan of a train journey' })).toBeVisible();
	});
});

test('a plan that has not reached this device says so, and appears by itself when it does', async ({
	room,
}) => {
	const ada = await room.enter('Ada');
	await ada.route('**/plans/index.json', (route) => route.abort());
	await ada.goto(PLAN);
	await expect(ada.getByText('This plan has not reached this device yet')).toBeVisible();
	const grace = await room.enter('Grace');
	await grace.goto(PLAN);
	await expect(
		ada.getByRole('heading', { level: 1, name: 'AMB Internationalisation Plan 2021-2025' }),
	).toBeVisible();
});

test('a broken template is refused with every place and reason; a mended one shows what it will create', async ({
	room,
}) => {
	const page = await room.enter('Ada');
	await page.getByRole('button', { name: 'Import a template' }).click();
	const dialog = page.getByRole('dialog');
	const input = page.locator('input[type=file]');
	await input.setInputFiles(file('{\n"format": "rumb-plan"\n"version": 1}'));
	await expect(dialog.getByText('there is an error at line 3, column 1')).toBeVisible();
	await input.setInputFiles(
		file(template({ records: { plan: [{ id: 'harbour', title: { en: '' } }], boat: [] } })),
	);
	await expect(dialog.getByText('records.plan[0] (harbour).title.en')).toBeVisible();
	await expect(dialog.getByText('No kind of record is called “boat”.')).toBeVisible();
	await expect(dialog.getByRole('button', { name: 'Create this plan' })).toHaveCount(0);
	await input.setInputFiles(file(template()));
	await expect(dialog.getByText('2026-2029')).toBeVisible();
	await dialog.getByRole('button', { name: 'Create this plan' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Harbour plan' })).toBeVisible();
});

test('forgetting a plan counts what would be lost, and leaves nothing behind', async ({ room }) => {
	const page = await room.enter('Ada');
	await page.goto(PLAN);
	await expect(page.getByRole('link', { name: /Safely on the relay/ })).toBeVisible();
	await page.goto('/');
	const forget = page.getByRole('button', { name: /^Forget “AMB/ });
	await forget.click();
	await expect(
		page.getByRole('dialog').getByText('Every change made here has reached the relay.'),
	).toBeVisible();
	await page.getByRole('dialog').getByRole('button', { name: 'Forget on this device' }).click();
	await expect(forget).toHaveCount(0);
	const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
	// The device's own: its settings, and where files would be kept.
	expect(left.filter((name) => name !== 'rumb-device-files')).toEqual(['rumb-device']);
});

test('[P9] the search opens from the keyboard, forgives, and Back closes it or leads back to it', async ({
	room,
}) => {
	const page = await room.enter('Ada');
	await page.goto(`${PLAN}/actions`);
	await page.getByRole('button', { name: 'Search the plan' }).waitFor();
	await page.keyboard.press('/');
	const field = page.getByRole('combobox', { name: 'Search the plan' });
	await field.fill('millan');
	await expect(page.getByRole('listbox', { name: 'Results' }).getByRole('option').first()).toContainText(
		'Milan',
	);
	await page.goBack();
	await expect(field).toBeHidden();
	await page.keyboard.press('Control+k');
	await expect(field).toHaveValue('millan');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Milan');
	await expect(page.locator('#main')).toBeFocused();
	await page.goBack();
	await expect(field).toBeVisible();
});
