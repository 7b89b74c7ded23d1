import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

test.use({ serviceWorkers: 'allow' });

const YEAR = 'Annual activity report 2023';

async function logEntry(page: Page, words: string, date: string): Promise<void> {
	await page.goto(`${PLAN}/log/new`);
	const writesFor = page.getByRole('combobox', { name: 'You write for' });
	const text = page.getByRole('textbox', { name: 'What happened' });
	await expect(text).toBeVisible();
	if (await writesFor.isVisible()) {
		await writesFor.pressSequentially('badalona');
		await page
			.getByRole('option', { name: /Badalona/ })
			.first()
			.click();
	}
	await text.fill(words);
	await page.getByLabel('Date').fill(date);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Entry saved' })).toBeVisible();
}

async function openYear(page: Page): Promise<void> {
	await page.goto(`${PLAN}/periods`);
	await page.getByRole('link', { name: YEAR }).click();
	await expect(page.getByRole('heading', { level: 1, name: YEAR })).toBeVisible();
}

async function signFor(page: Page, organisation: string): Promise<void> {
	const writesFor = page.getByRole('combobox', { name: 'You write for' });
	if (!(await writesFor.isVisible())) return;
	await writesFor.pressSequentially(organisation);
	await page.getByRole('option').first().click();
}

const closingOf = (page: Page) => page.getByRole('region', { name: 'Closing', exact: true });
const hashOn = async (page: Page) =>
	(
		await closingOf(page)
			.locator('dd')
			.filter({ hasText: /^[0-9a-f]{64}$/ })
			.innerText()
	).trim();
const faultsOn = (page: Page) => findViolations(page);

test('[I10] a closed year verifies in a shell, and nothing that comes late changes it', async ({ room }) => {
	test.slow();
	const folder = mkdtempSync(path.join(tmpdir(), 'rumb-closing-'));
	const office = await room.enter('Anna Puig');
	await office.goto(`${PLAN}/periods`);
	await office
		.getByRole('button', { name: /Lay out/ })
		.first()
		.click();
	await office
		.getByRole('dialog')
		.getByRole('button', { name: /Create/ })
		.click();
	await expect(office.getByRole('link', { name: YEAR })).toBeVisible();
	await untilSafe(office);

	const council = await room.enter('Bilal');
	await logEntry(council, 'Meeting with Lyon', '2023-05-12');
	await untilSafe(council);
	await expect(async () => {
		await office.goto(`${PLAN}/log`);
		await expect(office.getByRole('link', { name: 'Meeting with Lyon' })).toBeVisible();
	}).toPass();

	// The council goes away, and writes something that the year covers.
	await council.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await council.context().setOffline(true);
	await logEntry(council, 'Visit to Torino', '2023-11-20');

	// Whoever closes sees what is open, and says why it is closed all the same.
	await openYear(office);
	await office.getByRole('link', { name: 'Close the period' }).click();
	await expect(office.getByText(/\d+ updates missing/)).toBeVisible();
	expect(await faultsOn(office)).toEqual([]);
	await signFor(office, 'metropolitan area');
	await office.getByRole('button', { name: 'Close it as it stands' }).click();
	await expect(office.getByText('Say in a few words why it is closed')).toBeVisible();
	await office.getByRole('textbox', { name: 'Note' }).fill('Reminded twice.');
	await office.getByRole('button', { name: 'Close it as it stands' }).click();
	await expect(closingOf(office).getByText('Verified', { exact: true })).toBeVisible();
	await expect(closingOf(office).getByText('Reminded twice.').first()).toBeVisible();
	expect(await faultsOn(office)).toEqual([]);
	// What is closed is reopened first: nothing offers to change it, nor asks for what would not count.
	for (const name of [/^Edit the period/, /^Retract/, /^Copy a reminder/])
		await expect(office.getByRole('button', { name })).toHaveCount(0);
	const hash = await hashOn(office);

	// The shell says the same, by the very command that the screen shows.
	const downloading = office.waitForEvent('download');
	await office.getByRole('button', { name: 'Save the file' }).click();
	const download = await downloading;
	const file = path.join(folder, download.suggestedFilename());
	await download.saveAs(file);
	await office.getByText('Verify it without Rumb').click();
	const command = await office.getByLabel('Command').inputValue();
	expect(execFileSync('sha256sum', [file]).toString().split(' ')[0]).toBe(hash);
	expect(execFileSync('sh', ['-c', command], { cwd: folder }).toString()).toBe(
		`${path.basename(file)}: OK\n`,
	);
	expect(readFileSync(file, 'utf8')).toContain('Meeting with Lyon');

	// A file that was changed is told from it, in the app and in the shell.
	writeFileSync(file, readFileSync(file, 'utf8').replace('Meeting with Lyon', 'Meeting with Paris'));
	await office.getByLabel('Check a file that you have').setInputFiles(file);
	await expect(office.getByText('is not the file that was signed')).toBeVisible();
	expect(() => execFileSync('sh', ['-c', command], { cwd: folder, stdio: 'pipe' })).toThrow();

	// What comes late is listed, and changes nothing.
	await untilSafe(office);
	await council.context().setOffline(false);
	await untilSafe(council);
	const late = office.getByRole('region', { name: 'Since it was closed' });
	await expect(late.getByRole('link', { name: 'Visit to Torino' })).toBeVisible();
	await expect(late.getByText('Written after the closing')).toBeVisible();
	await office.reload();
	await expect(closingOf(office).getByText('Verified', { exact: true })).toBeVisible();
	expect(await hashOn(office)).toBe(hash);
	await closingOf(office).getByRole('link', { name: 'Read the snapshot' }).first().click();
	await expect(office.getByText('Meeting with Lyon')).toBeVisible();
	await expect(office.getByText('Visit to Torino')).toHaveCount(0);
	expect(await faultsOn(office)).toEqual([]);

	await council.goto(`${PLAN}/log`);
	await council.getByRole('link', { name: 'Visit to Torino' }).click();
	await expect(council.getByText('Belongs to a closed period:')).toBeVisible();

	// It becomes an erratum, and the council reads it.
	await openYear(office);
	await late.getByRole('button', { name: /^Decide on/ }).click();
	await office.getByRole('radio', { name: /erratum/ }).check();
	await office.getByRole('textbox', { name: 'Note' }).fill('Sent in after the closing.');
	await office.getByRole('button', { name: 'Decide', exact: true }).click();
	await expect(late.getByText('Nothing is waiting for a decision.')).toBeVisible();
	await untilSafe(office);
	await openYear(council);
	const decided = council.getByRole('region', { name: 'Late, and decided' });
	await expect(decided.getByText('Sent in after the closing.')).toBeVisible();
	await expect(closingOf(council).getByText('Verified', { exact: true })).toBeVisible();
	expect(await hashOn(council)).toBe(hash);

	// A relay that gives something else is found out.
	const guest = await room.enter('Carla');
	await guest.route(`**/files/**/${hash}**`, async (route) => {
		const answer = await route.fetch();
		const body = (await answer.text()).replace('Meeting with Lyon', 'Meeting with Paris');
		await route.fulfill({ response: answer, body });
	});
	await openYear(guest);
	await expect(closingOf(guest).getByText('Tampered with', { exact: true })).toBeVisible();

	// Opened again and closed again: both stay.
	await office.getByRole('button', { name: 'Reopen…' }).click();
	await office.getByRole('textbox', { name: 'Reason' }).fill('A council was missing.');
	await office.getByRole('button', { name: 'Reopen', exact: true }).click();
	await expect(closingOf(office).getByText('The period was reopened')).toBeVisible();
	await expect(office.getByText('A council was missing.').first()).toBeVisible();
	await closingOf(office).getByRole('link', { name: 'Close the period' }).click();
	await office.getByRole('textbox', { name: 'Note' }).fill('Now with the visit.');
	await office.getByRole('button', { name: 'Close it as it stands' }).click();
	await expect(closingOf(office).getByText('Verified', { exact: true })).toBeVisible();
	expect(await hashOn(office)).not.toBe(hash);
	const trace = office.getByRole('region', { name: 'What was done' });
	await expect(trace.getByRole('listitem')).toHaveCount(3);
	await expect(trace.getByText(hash.slice(0, 16))).toBeVisible();
	await trace.getByRole('link', { name: 'Read the snapshot' }).first().click();
	await expect(office.getByText('Another snapshot of this period counts.')).toBeVisible();
	await expect(office.getByText('Verified', { exact: true })).toBeVisible();
	await expect(office.getByText(hash)).toBeVisible();
	rmSync(folder, { recursive: true });
});
