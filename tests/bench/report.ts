// How long the annual report takes with fifty organisations and 50,000 entries: from opening it to its figures, to another part, to the
// whole of it in words, and to its DOCX; and how long the page stands still meanwhile. In a real browser.
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
/** Milliseconds that the page may stand still at once. */
const STILL = 100;

const { values } = parseArgs({
	options: {
		entries: { type: 'string', default: '50000' },
		repeat: { type: 'string', default: '5' },
		build: { type: 'string', default: path.join(import.meta.dirname, '../../build') },
		json: { type: 'boolean', default: false },
	},
});

/** Notes the tasks that keep the page from answering, and gives the longest since it was last asked. */
const watchTasks = (page: Page) =>
	page.addInitScript(() => {
		const held = window as unknown as { longest: number };
		held.longest = 0;
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) held.longest = Math.max(held.longest, duration);
		}).observe({ entryTypes: ['longtask'] });
	});

const longestTask = async (page: Page): Promise<number> => {
	// What has just ended is told a little later.
	await page.waitForTimeout(300);
	return page.evaluate(() => {
		const held = window as unknown as { longest: number };
		const { longest } = held;
		held.longest = 0;
		return longest;
	});
};

interface Figure {
	took: number[];
	still: number[];
}
const figures = new Map<string, Figure>();

async function measure(page: Page, name: string, work: () => Promise<unknown>): Promise<void> {
	await longestTask(page);
	const begun = performance.now();
	await work();
	const took = performance.now() - begun;
	const figure = figures.get(name) ?? { took: [], still: [] };
	figure.took.push(took);
	figure.still.push(await longestTask(page));
	figures.set(name, figure);
}

if (!existsSync(path.join(values.build, '200.html')))
	throw new Error('There is no built app: run `npm run build` first.');
const profile = mkdtempSync(path.join(tmpdir(), 'rumb-report-'));
const server = await serveApp(values.build, await bundlePage());
const context = await chromium.launchPersistentContext(profile, {
	executablePath: CHROMIUM,
	args: CHROMIUM_FLAGS,
	locale: 'en-GB',
	viewport: { width: 1440, height: 900 },
	reducedMotion: 'reduce',
	acceptDownloads: true,
});
try {
	const place = { context, url: server.url, plan: PLAN, slowed: 1 };
	await withPage(place, (page) =>
		page.evaluate(([plan, count]) => window.bench.fillPlan(plan, count), [
			PLAN,
			Number(values.entries),
		] as const),
	);
	const page = await context.newPage();
	page.setDefaultTimeout(120_000);
	await watchTasks(page);
	const reports = `/w/${PLAN}/reports`;
	const shown = () => page.getByRole('row', { name: /^Facts noted in the log/ }).waitFor();
	await page.goto(server.url + reports);
	await page.getByRole('button', { name: 'Create a report' }).click();
	await page.getByLabel('Year').selectOption('2023');
	await page.getByRole('button', { name: 'Create', exact: true }).click();
	await shown();
	const address = page.url();
	for (let round = 0; round < Number(values.repeat); round++) {
		await measure(page, 'opened cold, to its figures', async () => {
			await page.goto(address);
			await shown();
		});
		await page.goto(server.url + reports);
		const link = page.getByRole('link', { name: /2023/ }).first();
		await link.waitFor();
		// Until everything that a start brings has come.
		await page.waitForTimeout(3000);
		await measure(page, 'opened from the list, to its figures', async () => {
			await link.click();
			await shown();
		});
		await measure(page, 'to another part', async () => {
			await page
				.getByRole('navigation', { name: 'Parts of the report' })
				.getByRole('link', { name: 'Actions', exact: true })
				.first()
				.click();
			await page
				.getByRole('row', { name: /LE1\.EU\.1/ })
				.first()
				.waitFor();
		});
		await measure(page, 'to the whole report in words', async () => {
			await page.getByRole('link', { name: 'Read, print and save' }).click();
			await page.getByRole('heading', { level: 2, name: 'Outlook' }).waitFor();
		});
		await measure(page, 'to its DOCX', async () => {
			const coming = page.waitForEvent('download');
			await page.getByRole('button', { name: /DOCX/ }).click();
			await coming;
		});
	}
	const entries = Number(values.entries);
	const results = [...figures].map(([step, { took, still }]) => ({
		step,
		tookMs: median(took),
		slowestMs: Math.max(...took),
		longestStillMs: Math.max(...still),
	}));
	if (values.json) console.log(JSON.stringify({ machine: describeMachine(), entries, results }, null, '\t'));
	else {
		console.log(`${entries} entries; the page may stand still for ${STILL} ms at most\n`);
		for (const { step, tookMs, slowestMs, longestStillMs } of results)
			console.log(
				`${step.padEnd(38)} ${tookMs.toFixed(0)} ms (slowest ${slowestMs.toFixed(0)}), stands still ${longestStillMs.toFixed(0)} ms`,
			);
	}
} finally {
	await context.close();
	server.stop();
	rmSync(profile, { recursive: true, force: true });
}
