// How long it takes somebody to write down what was done, on a phone: the keys and taps are done in a real browser on the built app,
// and each is given the time that it takes a person (the keystroke-level model of Card, Moran and Newell), beside the app's own.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Locator, type Page } from 'playwright';
import { CHROMIUM, CHROMIUM_FLAGS } from '../../playwright.config.ts';
import { serveApp } from './client/server.ts';
import { slowDown } from './client/starts.ts';
import { describeMachine } from './machine.ts';

const PLAN = '/w/amb-2021-2025';
const BUILD = path.join(import.meta.dirname, '../../build');
/** Seconds that each takes a person: a key by an average typist, a tap (pointing and touching), a choice (thinking of it). */
const PERSON = { key: 0.28, tap: 1.2, choice: 1.35 };
/** The budget, in seconds. */
const A_MINUTE = 60;

interface Captured {
	what: string;
	slowed: number;
	keys: number;
	taps: number;
	choices: number;
	/** At human speed, the app's own time included. */
	seconds: number;
	/** How long the app lets a person wait in all, and the longest time between a key or tap and the next picture. */
	waitingMs: number;
	slowestMs: number;
}

/** Does what a person does, and counts it. */
class Hand {
	readonly #page: Page;
	keys = 0;
	taps = 0;
	choices = 0;
	waitingMs = 0;
	slowestMs = 0;

	constructor(page: Page) {
		this.#page = page;
	}

	/** Something is thought of, then typed key by key. */
	async type(words: string): Promise<void> {
		this.choices++;
		for (const key of words) {
			this.keys++;
			// While the finger is on its way nobody waits.
			await this.#time(() => this.#page.keyboard.press(key === ' ' ? 'Space' : key), PERSON.key * 1000);
		}
	}

	async tap(target: Locator): Promise<void> {
		this.choices++;
		this.taps++;
		// What is to be touched must be on screen: until then one waits.
		const appeared = performance.now();
		await target.waitFor();
		this.waitingMs += performance.now() - appeared;
		await this.#time(() => target.tap(), 0);
	}

	get seconds(): number {
		const person = this.keys * PERSON.key + this.taps * PERSON.tap + this.choices * PERSON.choice;
		return person + this.waitingMs / 1000;
	}

	async #time(act: () => Promise<void>, unnoticed: number): Promise<void> {
		const before = performance.now();
		await act();
		await this.#page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
		const took = performance.now() - before;
		this.slowestMs = Math.max(this.slowestMs, took);
		this.waitingMs += Math.max(0, took - unnoticed);
	}
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

async function capture(page: Page, what: string, slowed: number, isFirst: boolean): Promise<Captured> {
	await page.getByRole('link', { name: 'Log what was done' }).waitFor();
	const hand = new Hand(page);
	await hand.tap(page.getByRole('link', { name: 'Log what was done' }));
	if (isFirst) {
		await hand.tap(page.getByRole('combobox', { name: 'You write for' }));
		await hand.type('badal');
		await hand.tap(page.getByRole('option', { name: /Badalona/ }).first());
		await hand.tap(page.getByRole('textbox', { name: 'What happened' }));
	} else await page.getByRole('textbox', { name: 'What happened' }).waitFor();
	await hand.type('Meeting with Lyon about LE1.EU.1');
	await hand.tap(button(page, 'Add Meeting'));
	await hand.tap(button(page, /^Add LE1\.EU\.1/));
	await hand.tap(button(page, 'Add Grand Lyon'));
	await hand.tap(page.locator('#main').getByRole('button', { name: 'Save', exact: true }));
	const saved = performance.now();
	await page.getByRole('heading', { name: 'Entry saved' }).waitFor();
	hand.waitingMs += performance.now() - saved;
	const { keys, taps, choices, seconds, waitingMs, slowestMs } = hand;
	return { what, slowed, keys, taps, choices, seconds, waitingMs, slowestMs };
}

async function measure(url: string, slowed: number): Promise<Captured[]> {
	const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
	try {
		const context = await browser.newContext({
			viewport: { width: 390, height: 844 },
			hasTouch: true,
			isMobile: true,
			locale: 'en-GB',
		});
		const page = await context.newPage();
		await page.goto(`${url}${PLAN}/log`);
		await page.getByRole('link', { name: 'Log what was done' }).waitFor();
		// From here on everything comes from this device.
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await context.setOffline(true);
		await page.reload();
		await page.getByRole('link', { name: 'Log what was done' }).waitFor();
		await slowDown(page, slowed);
		const first = await capture(page, 'the first entry on a device', slowed, true);
		await page.getByRole('link', { name: 'Go to the log' }).tap();
		return [first, await capture(page, 'every later entry', slowed, false)];
	} finally {
		await browser.close();
	}
}

const { values } = parseArgs({
	options: { json: { type: 'boolean', default: false }, build: { type: 'string', default: BUILD } },
});
if (!existsSync(path.join(values.build, '200.html')))
	throw new Error('There is no built app: run `npm run build` first.');
const served = await serveApp(values.build, '');
const captured: Captured[] = [];
for (const slowed of [1, 4]) captured.push(...(await measure(served.url, slowed)));
served.stop();
if (values.json)
	console.log(JSON.stringify({ machine: describeMachine(), person: PERSON, captured }, null, '\t'));
else {
	console.log(
		'| what | processor | keys | taps | seconds at human speed | of these the app | slowest answer |',
	);
	console.log('|---|---|---|---|---|---|---|');
	for (const { what, slowed, keys, taps, seconds, waitingMs, slowestMs } of captured)
		console.log(
			`| ${what} | ${slowed === 1 ? 'as it is' : `slowed ${slowed}×`} | ${keys} | ${taps} | ${seconds.toFixed(1)} | ${(waitingMs / 1000).toFixed(1)} | ${Math.round(slowestMs)} ms |`,
		);
}
if (captured.some(({ seconds }) => seconds > A_MINUTE)) {
	console.error('An entry takes more than a minute.');
	process.exitCode = 1;
}
