import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, type Page, test as base } from '@playwright/test';
import { spawnRelay, type SpawnedRelay } from '../support/relay.ts';

export { expect } from '@playwright/test';

export const PLAN = '/w/amb-2021-2025';

/** A relay that serves the built app, and the people who come to it, each with a browser profile of their own. */
export class Room {
	relay!: SpawnedRelay;
	readonly #browser: Browser;
	readonly #data = mkdtempSync(path.join(tmpdir(), 'rumb-e2e-'));
	readonly #contexts: BrowserContext[] = [];
	readonly #open: boolean;
	/** The link with which the first administrator comes, of a relay that is not open. */
	administrator = '';
	#running = false;

	constructor(browser: Browser, open: boolean) {
		this.#browser = browser;
		this.#open = open;
	}

	async start(): Promise<void> {
		// The same port again, so that the people who are here find it.
		this.relay = await spawnRelay({
			data: this.#data,
			port: this.relay?.port ?? 0,
			open: this.#open,
			// The name under which a test comes over plain http.
			args: ['--origin', 'http://rumb.lan'],
		});
		this.administrator = this.relay.administrator ?? this.administrator;
		this.#running = true;
	}

	async kill(): Promise<void> {
		await this.relay.kill();
		this.#running = false;
	}

	/** The relay's disk is lost. */
	async wipe(): Promise<void> {
		await this.kill();
		for (const entry of readdirSync(this.#data)) rmSync(path.join(this.#data, entry), { recursive: true });
	}

	/** Somebody follows an invite's link in a browser of their own, and joins. */
	async join(name: string, link: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
		const page = await this.newPage(options);
		await page.goto(link);
		await page.getByLabel('Your name').fill(name);
		await page.getByRole('button', { name: 'Join' }).click();
		await page.waitForURL((url) => url.pathname !== '/join');
		return page;
	}

	/** A page in a browser of its own. */
	async newPage(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
		const context = await this.#browser.newContext({ baseURL: this.relay.url, locale: 'en-GB', ...options });
		this.#contexts.push(context);
		return context.newPage();
	}

	/** Somebody opens a browser of their own; `locale` chooses the language. */
	async enter(name: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
		const page = await this.newPage(options);
		await page.goto('/');
		await page.getByRole('textbox').first().fill(name);
		await page.keyboard.press('Enter');
		// The name is on the device's disk: who leaves the page sooner has none.
		await page.waitForFunction(isKept, name);
		return page;
	}

	async leave(): Promise<void> {
		for (const context of this.#contexts) await context.close();
		if (this.#running) await this.relay.terminate();
		for (const directory of [this.#data, `${this.#data}-keys`])
			rmSync(directory, { recursive: true, force: true });
	}
}

/** In the page: whether a name stands among the device's settings. */
function isKept(name: string): Promise<boolean> {
	return new Promise((resolve) => {
		const request = indexedDB.open('rumb-device');
		request.onupgradeneeded = () => request.transaction?.abort();
		request.onerror = () => resolve(false);
		request.onsuccess = () => {
			const settings = request.result.transaction('settings').objectStore('settings').getAll();
			settings.onsuccess = () => {
				request.result.close();
				resolve(JSON.stringify(settings.result).includes(JSON.stringify(name)));
			};
		};
	});
}

/** `open`: whether whoever comes is let in, as most tests want it. */
export const test = base.extend<{ open: boolean; room: Room }>({
	open: [true, { option: true }],
	room: async ({ browser, open }, use) => {
		const room = new Room(browser, open);
		await room.start();
		await use(room);
		await room.leave();
	},
});
