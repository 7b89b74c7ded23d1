import type { BrowserContext, Locator, Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

test.use({ actionTimeout: 30_000, serviceWorkers: 'allow' });

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const FAIR = 'Smart cities fair LE1.EU.4';

const stop = (page: Page, title: string): Locator =>
	page.locator('[data-stop]').filter({ has: page.getByRole('link', { name: title, exact: true }) });
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

/** Writes for a council, where that is not known yet. */
async function writeFor(page: Page, council: string): Promise<void> {
	await page.getByRole('combobox', { name: 'You write for' }).fill(council);
	await page
		.getByRole('option', { name: new RegExp(council) })
		.first()
		.click();
}

/** The entry that is the fair; resolves to its address. */
async function writeEntry(page: Page): Promise<string> {
	await page.goto(`${PLAN}/log/new`);
	await writeFor(page, 'Badalona');
	await page.getByRole('textbox', { name: 'What happened' }).fill(FAIR);
	await page.getByRole('combobox', { name: 'Type' }).selectOption({ label: 'Fair' });
	await page.getByRole('button', { name: /^Add LE1\.EU\.4/ }).click();
	await page.getByLabel('Date').fill('2024-11-05');
	await save(page);
	await page.getByRole('link', { name: 'Open it' }).click();
	await page.getByRole('link', { name: 'Open the itinerary' }).click();
	// The entry is called the same: only the address tells that it was left.
	await page.waitForURL(/\/itinerary$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(FAIR);
	return new URL(page.url()).pathname;
}

async function addMeeting(page: Page, title: string, day: string, from: string, to = ''): Promise<void> {
	const form = page.getByRole('form', { name: 'New meeting' });
	if (!(await form.isVisible())) await page.getByRole('button', { name: 'Add a meeting' }).click();
	await form.getByRole('textbox', { name: 'Meeting' }).fill(title);
	await form.getByLabel('Day').fill(day);
	await form.getByLabel('From').fill(from);
	if (to) await form.getByLabel('To', { exact: true }).fill(to);
	await save(page);
	await expect(stop(page, title)).toHaveCount(1);
}

/** One tap to the notes, words, and back. */
async function note(page: Page, title: string, words: string): Promise<void> {
	await stop(page, title).getByRole('link', { name: /notes/ }).click();
	await page.locator('#notes [contenteditable="true"]').click();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(words);
	await page.getByRole('button', { name: 'Done', exact: true }).click();
	await expect(page.locator('#notes')).toContainText(words.trim());
}

async function followUp(page: Page, words: string): Promise<void> {
	await page.getByRole('button', { name: 'Add a follow-up' }).click();
	await page.getByRole('textbox', { name: 'What is to be done' }).fill(words);
	await page.getByRole('button', { name: 'In two weeks' }).click();
	await save(page);
	await expect(page.getByRole('checkbox', { name: `Done: ${words}` })).toBeVisible();
}

async function addContact(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name: 'Add a contact' }).click();
	await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
	await save(page);
	await expect(page.locator('[data-contact]').filter({ hasText: name })).toHaveCount(1);
}

/** A picture that nobody else has, as a camera would give it. */
async function photograph(page: Page, colour: string): Promise<void> {
	const data = await page.evaluate((fill) => {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [320, 240];
		const context = canvas.getContext('2d')!;
		context.fillStyle = fill;
		context.fillRect(0, 0, 320, 240);
		return canvas.toDataURL('image/jpeg');
	}, colour);
	await page.locator('[data-photographs]').setInputFiles({
		name: `${colour}.jpg`,
		mimeType: 'image/jpeg',
		buffer: Buffer.from(data.split(',')[1]!, 'base64'),
	});
	await expect(page.locator('figure')).toHaveCount(1);
}

const at = (context: BrowserContext, moment: string) => context.clock.setSystemTime(new Date(moment));
const times = (text: string, words: string) => text.split(words).length - 1;

test('[I3] [I11] two phones, two days without network, come home with one itinerary, and it becomes the entry', async ({
	room,
}) => {
	test.slow();
	const anna = await room.enter('Anna', PHONE);
	const itinerary = await writeEntry(anna);
	await addMeeting(anna, 'Opening', '2024-11-05', '09:00', '10:00');
	await untilSafe(anna);

	let bilal = await room.enter('Bilal', PHONE);
	await bilal.goto(itinerary);
	await writeFor(bilal, 'Badalona');
	await expect(stop(bilal, 'Opening')).toHaveCount(1);
	await untilSafe(bilal);

	for (const page of [anna, bilal]) {
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await page.context().setOffline(true);
		await at(page.context(), '2024-11-05T09:10:00');
		await page.reload();
		await expect(page.locator('[data-as-of]')).toContainText('No network.');
		await expect(page.locator('[data-as-of]')).toContainText('As of');
	}

	// The first day: whom to meet is suggested by the plan; both take notes at the same opening.
	await expect(anna.getByRole('heading', { name: /^Today: Tuesday,? 5 November/ })).toBeVisible();
	await expect(stop(anna, 'Opening')).toContainText('Now');
	await anna.getByRole('button', { name: 'Arrange a meeting Eurocities' }).click();
	await expect(anna.getByRole('textbox', { name: 'Meeting' })).toHaveValue('Eurocities');
	await addMeeting(anna, 'Eurocities', '2024-11-05', '11:30');
	await expect(stop(anna, 'Eurocities')).toContainText('Next');
	await note(anna, 'Opening', 'Anna heard the mayor. ');
	await photograph(anna, 'teal');
	await anna.goto(itinerary);
	await note(anna, 'Eurocities', 'They invite us to the mobility group.');
	await followUp(anna, 'Answer Eurocities');
	await addContact(anna, 'Maria Sample');

	await note(bilal, 'Opening', 'Bilal heard the minister. ');
	await followUp(bilal, 'Send the minutes');

	// A reload in the midst of writing, and a browser that was closed for the night.
	await anna.goto(itinerary);
	await anna.getByRole('button', { name: 'Add a meeting' }).click();
	await anna.getByRole('textbox', { name: 'Meeting' }).fill('Begun on the tram');
	await anna.reload();
	await anna.getByRole('button', { name: 'Add a meeting' }).click();
	await expect(anna.getByRole('textbox', { name: 'Meeting' })).toHaveValue('Begun on the tram');
	await anna.getByRole('button', { name: 'Cancel' }).click();
	const phone = bilal.context();
	await bilal.close();

	// The second day, as the clocks show it there.
	for (const context of [anna.context(), phone]) await at(context, '2024-11-06T08:00:00');
	bilal = await phone.newPage();
	await bilal.goto(itinerary);
	await addMeeting(bilal, 'Porto', '2024-11-06', '08:30', '09:15');
	await note(bilal, 'Porto', 'A visit in May.');
	await addContact(bilal, 'João Sample');
	await photograph(bilal, 'maroon');
	await anna.reload();
	await expect(anna.getByRole('heading', { name: /^Today: Wednesday,? 6 November/ })).toHaveCount(0);
	await expect(stop(anna, 'Opening')).not.toContainText('Now');
	await addMeeting(anna, 'Closing', '2024-11-06', '17:00');
	await expect(anna.getByRole('heading', { name: /^Today: Wednesday,? 6 November/ })).toBeVisible();

	// Back in the network: of both, once.
	for (const page of [anna, bilal]) await page.context().setOffline(false);
	for (const page of [anna, bilal]) {
		await page.goto(itinerary);
		await untilSafe(page);
		await expect(page.locator('[data-as-of]')).toContainText('on the relay');
		await page.getByText('1 earlier day').click();
		for (const title of ['Opening', 'Eurocities', 'Porto', 'Closing'])
			await expect(stop(page, title)).toHaveCount(1);
		await expect(page.locator('[data-stop]')).toHaveCount(4);
		await expect(page.locator('[data-contact]')).toHaveCount(2);
		const followUps = page.getByRole('region', { name: 'Follow-ups' });
		for (const words of ['Answer Eurocities', 'Send the minutes'])
			await expect(followUps.getByText(words)).toHaveCount(1);
	}
	await stop(anna, 'Opening').getByRole('link', { name: 'Opening', exact: true }).click();
	for (const words of ['Anna heard the mayor.', 'Bilal heard the minister.'])
		await expect.poll(async () => times(await anna.locator('#notes').innerText(), words)).toBe(1);
	await bilal.goto(new URL(anna.url()).pathname);
	await expect(bilal.locator('figure img')).toHaveCount(1);

	// It becomes the entry, with nothing typed again.
	await anna.goto(itinerary);
	await anna.getByRole('link', { name: 'Complete the entry' }).click();
	await expect(anna.getByRole('checkbox', { name: 'Eurocities' })).toBeChecked();
	await expect(anna.getByRole('checkbox', { name: 'Contacts made: 2' })).toBeChecked();
	await expect(anna.getByLabel('From the notes')).toHaveValue(/A visit in May\./);
	expect(await findViolations(anna)).toEqual([]);
	await anna.getByRole('button', { name: 'Write it into the entry' }).click();
	await expect(anna.getByRole('heading', { level: 1 })).toHaveText(FAIR);
	await expect(anna.locator('[data-field="networks"]')).toContainText('Eurocities');
	await expect(anna.locator('[data-field="contacts"]')).toContainText('2');
	const written = anna.locator('[data-field="description"]');
	for (const words of ['A visit in May.', 'They invite us to the mobility group.'])
		await expect.poll(async () => times(await written.innerText(), words)).toBe(1);
	await anna.goto(`${itinerary}/complete`);
	await expect(anna.getByRole('heading', { name: 'Nothing to complete' })).toBeVisible();
	await untilSafe(anna);
	await anna.goto(`${PLAN}/tasks`);
	await expect(anna.getByRole('checkbox', { name: 'Done: Answer Eurocities' })).toHaveCount(1);
	await anna.getByRole('checkbox', { name: 'Done: Answer Eurocities' }).click();
	await expect(anna.getByText('“Answer Eurocities” is done.')).toBeVisible();
	expect(await findViolations(anna)).toEqual([]);

	// Another council attaches its own meeting: shown with whose it is, and written in its own document.
	const clara = await room.enter('Clara');
	await clara.goto(itinerary);
	await writeFor(clara, 'Gavà');
	await expect(clara.getByText('Your meetings are attached to it and stay yours.')).toBeVisible();
	await addMeeting(clara, 'Gavà and Porto', '2024-11-06', '10:00');
	expect(await findViolations(clara)).toEqual([]);
	await bilal.goto(itinerary);
	await expect(stop(bilal, 'Gavà and Porto')).toContainText('Gavà');
	await expect(stop(bilal, 'Gavà and Porto').getByRole('link', { name: /notes/ })).toHaveCount(1);
});
