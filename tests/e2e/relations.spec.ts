import { expect, type Page } from '@playwright/test';
import { untilSafe } from './people.ts';
import { PLAN, type Room, test } from './room.ts';

test.use({ open: false });

const FILE = `${PLAN}/metropolises/montevideo`;
/** Surnames that stand nowhere else, one written before a device comes and one while it is here. */
const BEFORE = 'Etcheverrigaray';
const WHILE = 'Quintanavides';

/** Everything that comes to a page: frames of its sockets, and answers to its requests. */
function record(page: Page): { received: Buffer[]; has: (words: string) => boolean } {
	const received: Buffer[] = [];
	page.on('websocket', (socket) =>
		socket.on('framereceived', ({ payload }) => received.push(Buffer.from(payload))),
	);
	page.on('response', (response) => {
		if (!['fetch', 'xhr'].includes(response.request().resourceType())) return;
		response.body().then(
			(body) => received.push(body),
			() => {},
		);
	});
	return { received, has: (words) => received.some((bytes) => bytes.includes(words)) };
}

/** Somebody joins in a browser of their own, of which everything is recorded from the first byte on. */
async function join(room: Room, name: string, link: string) {
	const page = await room.newPage();
	const recording = record(page);
	await page.goto(link);
	await page.getByLabel('Your name').fill(name);
	await page.getByRole('button', { name: 'Join' }).click();
	await page.waitForURL((url) => url.pathname !== '/join');
	await page.goto(FILE);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Montevideo');
	return { page, ...recording };
}

async function invite(ada: Page, role: string): Promise<string> {
	await ada.goto(`${PLAN}/people`);
	await ada.getByRole('button', { name: 'Invite' }).first().click();
	const dialog = ada.getByRole('dialog');
	await dialog.getByRole('radio', { name: role }).check();
	await dialog.getByRole('button', { name: 'Make the link' }).click();
	return ada.getByRole('textbox', { name: 'Link of the invitation' }).inputValue();
}

async function addContact(ada: Page, name: string): Promise<void> {
	await ada.getByRole('button', { name: 'Add a contact' }).click();
	await ada.locator('form').getByLabel('Name', { exact: false }).first().fill(name);
	await ada.locator('form').getByRole('button', { name: 'Save' }).click();
	await expect(ada.locator('[data-contact]').filter({ hasText: name })).toBeVisible();
}

/** Of these words, those that stand anywhere in what a page's device keeps: every record of every database, read whole. */
function keptOf(page: Page, words: string[]): Promise<string[]> {
	return page.evaluate(async (wanted) => {
		const found = new Set<string>();
		const look = (text: string) =>
			wanted.filter((one) => text.includes(one)).forEach((one) => found.add(one));
		const search = async (value: unknown): Promise<void> => {
			if (typeof value === 'string') look(value);
			else if (value instanceof Blob) look(await value.text());
			else if (value instanceof ArrayBuffer) look(new TextDecoder().decode(value));
			else if (ArrayBuffer.isView(value)) look(new TextDecoder().decode(value));
			else if (value && typeof value === 'object')
				for (const [key, part] of value instanceof Map ? value : Object.entries(value)) {
					await search(key);
					await search(part);
				}
		};
		const answer = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error as Error);
			});
		for (const { name } of await indexedDB.databases()) {
			const database = await answer(indexedDB.open(name!));
			for (const store of database.objectStoreNames) {
				const all = database.transaction(store).objectStore(store);
				const [keys, values] = await Promise.all([answer(all.getAllKeys()), answer(all.getAll())]);
				await search(keys);
				await search(values);
			}
			database.close();
		}
		await search({ ...localStorage });
		await search({ ...sessionStorage });
		return [...found].sort();
	}, words);
}

test('[I11] contacts reach whoever may read them, and a reader’s device neither by the relay nor on its disk; an agreement about to end is told in the metropolis’s file', async ({
	room,
}) => {
	const ada = await room.join('Ada', room.administrator);
	const asReader = await invite(ada, 'Reader');
	await ada.keyboard.press('Escape');
	const asEditor = await invite(ada, 'Editor');
	await ada.goto(FILE);
	await ada.getByRole('combobox', { name: 'You write for' }).first().fill('Barcelona Metropolitan Area');
	await ada.getByRole('option', { name: 'Barcelona Metropolitan Area' }).first().click();
	await addContact(ada, `Lucía ${BEFORE}`);
	await untilSafe(ada);

	const reader = await join(room, 'A reader', asReader);
	const editor = await join(room, 'Núria', asEditor);
	await expect(editor.page.getByText(BEFORE)).toBeVisible();
	await addContact(ada, `Martín ${WHILE}`);
	await expect(editor.page.getByText(WHILE)).toBeVisible();

	// What is public arrives, so that whatever was sent before has arrived too.
	await ada.getByRole('button', { name: 'New: Agreement' }).click();
	const dialog = ada.getByRole('dialog');
	await dialog.getByLabel('Title').fill('Exchange of technicians');
	await dialog.getByLabel('Type').selectOption({ label: 'Cooperation agreement' });
	await dialog.getByLabel('Standing').selectOption({ label: 'In force' });
	const soon = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
	await dialog.getByLabel('Expires').fill(soon);
	await dialog.getByRole('button', { name: 'Create' }).click();
	await expect(ada.getByRole('heading', { level: 1 })).toHaveText('Exchange of technicians');
	await expect(ada.getByText('Ending soon').first()).toBeVisible();
	for (const { page } of [reader, editor]) {
		await expect(page.getByRole('link', { name: 'Exchange of technicians' }).first()).toBeVisible();
		await expect(page.getByText('1 ending soon')).toBeVisible();
	}

	// Whoever may read them has them, by both ways of looking: a search that finds nothing could find something.
	await expect.poll(() => keptOf(editor.page, [BEFORE, WHILE])).toEqual([BEFORE, WHILE]);
	expect([editor.has(BEFORE), editor.has(WHILE)]).toEqual([true, true]);

	await expect(reader.page.getByRole('heading', { name: 'Contacts' })).toHaveCount(0);
	for (const screen of ['/metropolises', '/log', '/tasks', '/organisations/amb', '/records/contact']) {
		await reader.page.goto(PLAN + screen);
		await expect(reader.page.getByRole('heading', { level: 1 })).toBeVisible();
	}
	await expect(reader.page.getByText('Safely on the relay').first()).toBeVisible();
	expect(reader.received.length).toBeGreaterThan(3);
	expect(await keptOf(reader.page, ['Exchange of technicians', BEFORE, WHILE])).toEqual([
		'Exchange of technicians',
	]);
	expect([reader.has('Exchange of technicians'), reader.has(BEFORE), reader.has(WHILE)]).toEqual([
		true,
		false,
		false,
	]);
});

test('a membership is written down beside its network and reviewed at once; the tier of a relation keeps its history, and one undo takes a change back', async ({
	room,
}) => {
	const ada = await room.join('Ada', room.administrator);
	await ada.goto(`${PLAN}/networks`);
	await ada.getByRole('link', { name: /Write down the membership.*MedCities/ }).click();
	const dialog = ada.getByRole('dialog');
	await dialog.getByRole('combobox', { name: 'You write for' }).fill('Barcelona Metropolitan Area');
	await ada.getByRole('option', { name: 'Barcelona Metropolitan Area' }).first().click();
	await dialog.getByLabel('Standing').selectOption({ label: 'Member' });
	await dialog.getByRole('button', { name: 'Create' }).click();
	await expect(ada.getByRole('heading', { level: 1 })).toHaveText('MedCities');

	const year = String(new Date().getFullYear() - 1);
	await ada.getByRole('button', { name: `Review ${year}` }).click();
	await dialog.getByLabel('Recommendation').selectOption({ label: 'Keep' });
	await dialog.getByRole('button', { name: 'Create' }).click();
	await expect(ada.getByRole('heading', { level: 3, name: year })).toBeVisible();
	await expect(ada.getByRole('link', { name: `MedCities, ${year}` }).first()).toBeVisible();
	await ada.goto(`${PLAN}/networks`);
	await expect(ada.getByRole('row').filter({ hasText: 'MedCities' })).toContainText(`Reviewed up to ${year}`);

	await ada.goto(FILE);
	const tier = ada.getByRole('region', { name: 'Tier of the relation' });
	await expect(tier.getByRole('listitem')).toHaveCount(1);
	await tier.getByRole('button', { name: 'Change the tier' }).click();
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(dialog.getByText('Choose the new tier.')).toBeVisible();
	await dialog.getByLabel('Tier of the relation').selectOption({ label: 'To be intensified' });
	await dialog.getByLabel('Reason').fill('Work has paused.');
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(tier.getByRole('listitem')).toHaveText([/To be intensified.*Work has paused/s, /Priority/]);
	await ada.getByRole('button', { name: 'Undo' }).first().click();
	await expect(tier.getByRole('listitem')).toHaveText([/Priority/]);
});
