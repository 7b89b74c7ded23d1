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
	#running = false;

	constructor(browser: Browser) {
		this.#browser = browser;
	}

	async start(): Promise<void> {
		// The same port again, so that the people who are here find it.
		this.relay = await spawnRelay({
			data: this.#data,
			port: this.relay?.port ?? 0,
			// The name under which a test comes over plain http.
			args: ['--origin', 'http://rumb.lan'],
		});
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

	/** Somebody opens a browser of their own; `locale` chooses the language. */
	async enter(name: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
		const context = await this.#browser.newContext({ baseURL: this.relay.url, locale: 'en-GB', ...options });
		this.#contexts.push(context);
		const page = await context.newPage();
		await page.goto('/');
		await page.getByRole('textbox').first().fill(name);
		await page.keyboard.press('Enter');
		return page;
	}

	async leave(): Promise<void> {
		for (const context of this.#contexts) await context.close();
		if (this.#running) await this.relay.terminate();
		rmSync(this.#data, { recursive: true, force: true });
	}
}

export const test = base.extend<{ room: Room }>({
	room: async ({ browser }, use) => {
		const room = new Room(browser);
		await room.start();
		await use(room);
		await room.leave();
	},
});
