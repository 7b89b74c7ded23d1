import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { sha256 } from '../../src/lib/workspace/hash.ts';
import { readZip } from '../support/zip.ts';
import { findViolations } from './axe.ts';
import { heading, untilSafe } from './people.ts';
import { expect, PLAN, type Room, test } from './room.ts';

/** Ada prepares a SWOT session, leads it, takes a seat, and writes a card. @returns its path */
async function prepare(page: Page): Promise<string> {
	await page.goto(`${PLAN}/workshops/new`);
	await page.getByLabel('Title').fill('Where we stand');
	await page.getByRole('radio', { name: /SWOT/ }).check();
	await page.getByRole('button', { name: 'Prepare it' }).click();
	await page.waitForURL(/\/workshops\/[0-9a-z]{26}$/);
	await expect(heading(page)).toHaveText('Where we stand');
	await page.getByRole('button', { name: 'Facilitate' }).click();
	await page.getByRole('button', { name: 'Take a seat' }).click();
	await page.locator('form').getByRole('button', { name: 'Take a seat' }).click();
	const path = new URL(page.url()).pathname;
	await page.goto(`${path}/board`);
	await page.getByRole('textbox', { name: 'New card in “Strengths”' }).click();
	await page.keyboard.type('The councils know each other');
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-handle]', { hasText: 'The councils' })).toBeVisible();
	await untilSafe(page);
	return path;
}

async function openMinutes(room: Room, name: string, path: string): Promise<Page> {
	const page = await room.enter(name);
	await page.goto(`${path}/minutes`);
	await expect(text(page)).toBeVisible();
	return page;
}

const text = (page: Page) => page.getByRole('textbox', { name: /^Text of the minutes/ });

async function type(page: Page, words: string): Promise<void> {
	await text(page).click();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(words);
}

async function download(page: Page, button: string): Promise<{ bytes: Uint8Array; name: string }> {
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: button }).click();
	const file: Download = await coming;
	return { bytes: readFileSync(await file.path()), name: file.suggestedFilename() };
}

const isAccessible = async (page: Page) => expect(await findViolations(page)).toEqual([]);

test('[I10] two people write the minutes, one freezes them, both can verify them, and they are corrected beside', async ({
	room,
}) => {
	const ada = await room.enter('Ada');
	const path = await prepare(ada);
	await ada.goto(`${path}/minutes`);
	const biel = await openMinutes(room, 'Biel', path);

	await type(ada, 'Ada opens the meeting.');
	await expect(text(biel)).toContainText('Ada opens the meeting.');
	await type(biel, ' Biel agrees.');
	await expect(text(ada)).toContainText('Biel agrees.');
	await expect(ada.locator('.co-caret[data-name="Biel"]')).toBeVisible();

	await ada.getByRole('button', { name: 'Add a decision' }).click();
	await ada.getByRole('textbox', { name: 'What is decided' }).fill('Meet again in March');
	await ada.getByLabel('By when').fill('2026-03-02');
	await ada.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(biel.getByText('Meet again in March')).toBeVisible();

	await ada.getByRole('button', { name: 'Fill in…' }).click();
	await ada.getByRole('button', { name: 'Add to the minutes' }).click();
	for (const page of [ada, biel]) {
		await expect(text(page).getByRole('heading', { name: 'Attendance' })).toBeVisible();
		await expect(text(page)).toContainText(/Meet again in March – by Monday,? 2 March 2026/);
		await expect(text(page)).toContainText('Ada opens the meeting. Biel agrees.');
	}
	// What is there already is not offered again.
	await ada.getByRole('button', { name: 'Fill in…' }).click();
	await expect(ada.getByRole('checkbox', { name: /Agenda/ })).not.toBeChecked();
	await ada.keyboard.press('Escape');
	await isAccessible(ada);

	await expect(biel.getByRole('button', { name: 'Freeze…' })).toHaveCount(0);
	await ada.getByRole('button', { name: 'Freeze…' }).click();
	await ada.getByRole('dialog').getByRole('button', { name: 'Freeze the minutes' }).click();
	for (const page of [ada, biel]) {
		await expect(page.getByRole('heading', { name: /^Frozen on .* by Ada$/ })).toBeVisible();
		await expect(page.getByText('Verified', { exact: true })).toBeVisible();
		await expect(text(page)).toHaveCount(0);
	}
	const { bytes, name } = await download(biel, 'Save the file');
	await biel.getByText('Verify it without Rumb').click();
	await expect(biel.getByLabel('Command')).toHaveValue(
		`echo "${await sha256(bytes)}  ${name}" | sha256sum --check`,
	);

	await biel.getByRole('button', { name: 'Propose a correction' }).click();
	await biel.getByRole('textbox', { name: 'What the minutes say' }).fill('Biel agrees.');
	await biel.getByRole('textbox', { name: 'What they should say' }).fill('Biel agrees in part.');
	await biel.locator('form').getByRole('button', { name: 'Propose a correction' }).click();
	await expect(biel.getByRole('button', { name: 'Decide…' })).toHaveCount(0);
	await ada.getByRole('button', { name: 'Decide…' }).click();
	await ada.getByRole('button', { name: 'Accept', exact: true }).click();
	await expect(biel.getByText(/^Accepted by Ada/)).toBeVisible();
	await expect(biel.getByText('Verified', { exact: true })).toBeVisible();
	await isAccessible(biel);
});

test('the report of a session is shown and written in another language, with the board as a picture', async ({
	room,
}) => {
	const ada = await room.enter('Ada');
	const path = await prepare(ada);
	await ada.goto(`${path}/report`);
	await expect(heading(ada)).toHaveText('Where we stand');
	await ada.getByLabel('Language of the report').selectOption('fr');
	await expect(ada.getByRole('heading', { name: 'Ordre du jour' })).toBeVisible();
	const picture = ada.getByRole('img', { name: /Plénière.*1 carte\./ });
	await expect(picture).toBeVisible();
	await expect
		.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
		.toBeGreaterThan(200);
	await isAccessible(ada);

	const { bytes, name } = await download(ada, 'Save as DOCX');
	expect(name).toMatch(/^rumb-report-.*-fr\.docx$/);
	const parts = readZip(bytes);
	const body = new TextDecoder().decode(parts.get('word/document.xml'));
	expect(body).toContain('Where we stand');
	expect(body).toContain('Ordre du jour');
	expect([...parts.keys()].filter((part) => part.startsWith('word/media/'))).toHaveLength(1);

	await ada.emulateMedia({ media: 'print' });
	await expect(heading(ada)).toBeVisible();
	await expect(ada.getByRole('button', { name: 'Save as DOCX' })).toBeHidden();
});
