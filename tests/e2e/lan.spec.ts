import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { CHROMIUM, CHROMIUM_FLAGS } from '../../playwright.config.ts';
import { readListening } from '../../sync-server/sockets/lanAddresses.ts';
import { runRelay, spawnRelay, type SpawnedRelay } from '../support/relay.ts';
import { untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

const WORKSPACE = 'amb-2021-2025';
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'en-GB' };
const LAN = readListening({ host: '0.0.0.0', port: 0 }).addresses;

test.use({ open: false, serviceWorkers: 'allow' });

/** The laptop's relay: with the data that was pulled, and keys of its own. */
class Laptop {
	readonly data = mkdtempSync(path.join(tmpdir(), 'rumb-trip-'));
	relay!: SpawnedRelay;
	/** Browsers that know the laptop by a name that is not its own machine's: over plain http they withhold what they can. */
	browser!: Browser;

	async start(): Promise<void> {
		this.relay = await spawnRelay({ data: this.data, open: false, args: ['--host', '0.0.0.0'] });
		this.browser = await chromium.launch({
			executablePath: CHROMIUM,
			args: [...CHROMIUM_FLAGS, '--host-resolver-rules=MAP rumb.lan 127.0.0.1'],
		});
	}

	async phone(): Promise<Page> {
		const baseURL = `http://rumb.lan:${this.relay.port}`;
		return (await this.browser.newContext({ ...PHONE, baseURL })).newPage();
	}

	async leave(): Promise<void> {
		await this.browser?.close();
		await this.relay?.terminate();
		for (const directory of [this.data, `${this.data}-keys`])
			rmSync(directory, { recursive: true, force: true });
	}
}

/** Somebody gives a name, as whoever comes in must. */
async function comeIn(page: Page, address: string, name: string): Promise<void> {
	await page.goto(address);
	await page.getByLabel('Your name').fill(name);
	await page.getByRole('button', { name: /^(Join|Come in)$/ }).click();
	await page.waitForURL((url) => url.pathname !== '/join');
}

const cardBox = (page: Page) => page.getByRole('textbox', { name: /^New card in/ }).first();

test('[I2] [I7] a room without internet: guests on phones write and vote on a laptop, and all of it comes home once', async ({
	room,
}) => {
	test.skip(LAN.length === 0, 'This machine is on no network: no phone could reach it.');
	test.setTimeout(300_000);
	const laptop = new Laptop();
	try {
		// At the office: the session is prepared, and the laptop takes everything along.
		const ada = await room.join('Ada', room.administrator);
		await ada.goto(`${PLAN}/workshops/new`);
		await ada.getByLabel('Title').first().fill('Needs and ideas');
		await ada.getByRole('button', { name: 'Prepare it' }).click();
		await ada.waitForURL(/\/workshops\/(?!new)[^/]+$/);
		const session = new URL(ada.url()).pathname;
		await untilSafe(ada);
		await ada.goto(`${session}/room`);
		await ada.getByRole('button', { name: 'Make the link for the trip' }).click();
		const trip = await ada.getByRole('textbox', { name: 'Link for the trip' }).inputValue();
		const pulled = await runRelay(
			...['pull', '--link', trip, '--workspace', WORKSPACE, '--data', laptop.data],
		);
		expect(pulled).toMatchObject({ code: 0, stderr: '' });

		// In the room.
		await laptop.start();
		const lena = await room.newPage({ baseURL: laptop.relay.url });
		const secret = new URL(laptop.relay.administrator ?? '').hash;
		await comeIn(lena, `/join${secret}`, 'Lena');
		await lena.goto(session);
		await lena.getByRole('button', { name: 'Facilitate' }).click();
		await expect(lena.getByRole('region', { name: 'Lead the workshop' })).toBeVisible();
		await lena.goto(`${session}/room`);
		await expect(lena.getByText(/^This is not the usual relay: it is a copy of/)).toBeVisible();
		await lena.getByRole('button', { name: 'Make the guests’ link' }).click();
		const guests = lena.getByRole('textbox', { name: 'Guests’ link' }).first();
		await expect(guests).toHaveValue(/\/join#/);
		const link = new URL(await guests.inputValue());
		expect(LAN.map(({ url }) => new URL(url).hostname)).toContain(link.hostname);

		const phones = [await laptop.phone(), await laptop.phone()] as const;
		for (const [index, phone] of phones.entries()) {
			await comeIn(phone, `/join${link.hash}`, `Guest ${index + 1}`);
			expect(new URL(phone.url()).pathname).toBe(session);
			expect(await phone.evaluate(() => [isSecureContext, 'subtle' in crypto, 'locks' in navigator])).toEqual(
				[false, false, false],
			);
			await phone.goto(`${session}/board`);
			await cardBox(phone).fill(`Idea of guest ${index + 1}`);
			await phone.keyboard.press('Enter');
			await expect(phone.getByText(`Idea of guest ${index + 1}`).first()).toBeVisible();
		}
		await lena.goto(`${session}/board`);
		for (const number of [1, 2]) await expect(lena.getByText(`Idea of guest ${number}`)).toBeVisible();

		await lena.goto(`${session}/votes`);
		await lena.getByRole('button', { name: 'New vote' }).click();
		const dialog = lena.getByRole('dialog');
		await dialog.getByLabel('Question').fill('Which one first?');
		await dialog.getByRole('button', { name: 'Open now' }).click();
		for (const phone of phones) {
			await phone.goto(`${session}/votes`);
			await phone.getByRole('button', { name: 'Add a dot: Idea of guest 1' }).click();
			await expect(phone.getByText('Your vote is saved.', { exact: false })).toBeVisible();
		}
		await expect(lena.getByText('2 of 2 seats have voted')).toBeVisible();
		await lena.getByRole('button', { name: 'Close the vote' }).click();
		await expect(lena.getByRole('button', { name: 'Count and reveal' })).toBeVisible();
		await expect(lena.getByText(/not here yet|has not all reached/)).toHaveCount(0);
		await lena.getByRole('button', { name: 'Count and reveal' }).click();
		await expect(lena.getByText('2 dots').first()).toBeVisible();

		// Nobody leaves before everything has arrived.
		await lena.getByRole('button', { name: 'More for facilitators' }).click();
		await lena.getByRole('menuitem', { name: 'End the workshop' }).click();
		await lena.getByRole('dialog').getByRole('button', { name: 'End the workshop' }).click();
		await expect(lena.getByText('2 handed over').first()).toBeVisible();
		for (const phone of phones) await phone.context().close();

		// Back home: what would be brought, then it is, then there is nothing left.
		await lena.goto(`${session}/room`);
		await lena.getByLabel(/^Link for the trip, or an administrator/).fill(trip);
		await lena.getByRole('button', { name: 'See what would be brought' }).click();
		await expect(lena.getByRole('row', { name: /^Guests’ seats, with their ballots/ })).toBeVisible();
		await lena.getByRole('button', { name: /^Bring it to / }).click();
		await expect(lena.getByText(/disk: it is safe/)).toBeVisible();
		await lena.getByRole('button', { name: 'Do it again' }).click();
		await expect(lena.getByText(/^Nothing is lacking/)).toBeVisible();
		await laptop.relay.terminate();
		const merged = await runRelay(
			...['merge', '--from', laptop.data, '--link', trip, '--workspace', WORKSPACE],
		);
		expect(merged).toMatchObject({ code: 0, stderr: '' });
		expect(merged.stdout).toMatch(/^0 sent and acknowledged/);

		// At the usual relay everything is there, once.
		await ada.goto(`${session}/board`);
		for (const number of [1, 2]) await expect(ada.getByText(`Idea of guest ${number}`)).toHaveCount(1);
		await ada.goto(`${session}/votes`);
		await expect(ada.getByRole('heading', { name: 'Which one first?' })).toHaveCount(1);
		await expect(ada.getByText('2 dots').first()).toBeVisible();
		await ada.goto(`${session}/people`);
		for (const number of [1, 2]) await expect(ada.getByText(`Guest ${number}`).first()).toBeVisible();
	} finally {
		await laptop.leave();
	}
});
