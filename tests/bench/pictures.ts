// How long each picture takes to be drawn once its script is there, and how long the screen stands still when an entry comes while it
// is looked at: in a real browser, with fifty organisations and 50,000 entries. The entry comes from another tab of the same device.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import { CHROMIUM, CHROMIUM_FLAGS } from '../../playwright.config.ts';
import { bundlePage } from './client/bundle.ts';
import { withPage } from './client/engineRun.ts';
import { serveApp } from './client/server.ts';
import { describeMachine } from './machine.ts';
import { median } from './statistics.ts';

const PLAN = 'amb-2021-2025';
const BUILD = path.join(import.meta.dirname, '../../build');
const PICTURES = ['', 'matrix', 'time', 'world', 'councils', 'network', 'funds', 'goals'];
/** The budgets: milliseconds until a picture is drawn, and frames of 16.7 ms that an edit may take. */
const DRAWN = 300;
const FRAMES = 2;

const { values } = parseArgs({
	options: {
		entries: { type: 'string', default: '50000' },
		repeat: { type: 'string', default: '5' },
		build: { type: 'string', default: BUILD },
		json: { type: 'boolean', default: false },
	},
});

/** Goes to a picture as a click on its tab does. @returns milliseconds until the frame in which it is drawn has passed */
function draw(page: Page, href: string): Promise<number> {
	return page.evaluate(async (wanted) => {
		const link = document.querySelector<HTMLAnchorElement>(`main a[href="${wanted}"]`);
		if (!link) throw new Error(`there is no tab that leads to ${wanted}`);
		// Marks, or the words that stand where there is nothing to draw.
		const isDrawn = () =>
			location.pathname === wanted &&
			document.querySelector('main figure svg :is([tabindex], a), main figure h3');
		const begun = performance.now();
		link.click();
		while (!isDrawn()) {
			if (performance.now() - begun > 30_000) return NaN;
			await new Promise(requestAnimationFrame);
		}
		await new Promise(requestAnimationFrame);
		await new Promise((done) => setTimeout(done));
		return performance.now() - begun;
	}, href);
}

/** Begins to note how long each frame takes; the page says what it noted when asked again. */
async function watchFrames(page: Page): Promise<() => Promise<number[]>> {
	await page.evaluate(() => {
		const frames: number[] = [];
		(window as unknown as { frames: number[] }).frames = frames;
		let before = performance.now();
		const note = (at: number) => {
			frames.push(at - before);
			before = at;
			if ((window as unknown as { frames: number[] }).frames === frames) requestAnimationFrame(note);
		};
		requestAnimationFrame((at) => {
			before = at;
			requestAnimationFrame(note);
		});
	});
	return () =>
		page.evaluate(() => {
			const holder = window as unknown as { frames: number[] };
			const { frames } = holder;
			holder.frames = [];
			return frames;
		});
}

/** Writes one entry down in a tab of its own, as a person does. */
async function writeEntry(page: Page, at: number): Promise<void> {
	const writesFor = page.getByRole('combobox', { name: 'You write for' });
	// It is remembered after the first.
	if (at === 0) {
		await writesFor.pressSequentially('badalona');
		await page
			.getByRole('option', { name: /Badalona/ })
			.first()
			.click();
	}
	await page
		.getByRole('textbox', { name: 'What happened' })
		.pressSequentially(`Meeting ${at} with Lyon about LE1.EU.1`);
	for (const suggested of ['Add Meeting', /^Add LE1\.EU\.1/])
		await page.getByRole('button', { name: suggested }).click();
	await page.locator('#main').getByRole('button', { name: 'Save', exact: true }).click();
	await page.getByRole('heading', { name: 'Entry saved' }).waitFor();
}

if (!existsSync(path.join(values.build, '200.html')))
	throw new Error('There is no built app: run `npm run build` first.');
const profile = mkdtempSync(path.join(tmpdir(), 'rumb-pictures-'));
const server = await serveApp(values.build, await bundlePage());
const context = await chromium.launchPersistentContext(profile, {
	executablePath: CHROMIUM,
	args: CHROMIUM_FLAGS,
	locale: 'en-GB',
	viewport: { width: 1440, height: 900 },
	reducedMotion: 'reduce',
});
try {
	const entries = Number(values.entries);
	const place = { context, url: server.url, plan: PLAN, slowed: 1 };
	await withPage(place, (page) =>
		page.evaluate(([plan, count]) => window.bench.fillPlan(plan, count), [PLAN, entries] as const),
	);
	const page = await context.newPage();
	const hrefOf = (picture: string) => `/w/${PLAN}/pictures${picture && `/${picture}`}`;
	const drawn = new Map<string, number[]>();
	const stood = new Map<string, number>();
	await page.goto(server.url + hrefOf('goals'));
	await page.locator('main figure svg').first().waitFor({ timeout: 120_000 });
	await page.waitForTimeout(3000);
	// The first round brings the scripts; it does not count.
	for (let round = 0; round <= Number(values.repeat); round++)
		for (const picture of PICTURES) {
			const took = await draw(page, hrefOf(picture));
			if (round > 0) drawn.set(picture, [...(drawn.get(picture) ?? []), took]);
		}
	const writer = await context.newPage();
	for (const [at, picture] of PICTURES.entries()) {
		await draw(page, hrefOf(picture));
		await writer.goto(`${server.url}/w/${PLAN}/log/new`);
		await writer.getByRole('heading', { level: 1 }).waitFor();
		const frames = await watchFrames(page);
		await writeEntry(writer, at);
		await page.waitForTimeout(2500);
		stood.set(picture, Math.max(...(await frames())));
	}
	const results = PICTURES.map((picture) => ({
		picture: picture || 'overview',
		drawnMs: median(drawn.get(picture)!),
		slowestMs: Math.max(...drawn.get(picture)!),
		longestFrameMs: stood.get(picture)!,
	}));
	if (values.json) console.log(JSON.stringify({ machine: describeMachine(), entries, results }, null, '\t'));
	else {
		console.log(
			`${entries} entries; at most ${DRAWN} ms until drawn, ${Math.round(FRAMES * 16.7)} ms a frame\n`,
		);
		for (const { picture, drawnMs, slowestMs, longestFrameMs } of results)
			console.log(
				`${picture.padEnd(10)} drawn ${drawnMs.toFixed(0)} ms (slowest ${slowestMs.toFixed(0)}), longest frame ${longestFrameMs.toFixed(0)} ms`,
			);
	}
} finally {
	await context.close();
	server.stop();
	rmSync(profile, { recursive: true, force: true });
}
