// Measures the client in a real browser, with fifty organisations: how long a start takes until the log can be read and narrowed,
// and what a filter, a key in the search, a peer's edit and the memory cost; beside a plain Dexie table in the same run.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { CHROMIUM, CHROMIUM_FLAGS } from '../../playwright.config.ts';
import type { Figures } from './bench.ts';
import { type BySlowness, judgeClient, SIZES, SLOWED } from './client/budgets.ts';
import { bundlePage } from './client/bundle.ts';
import { measureEngine, measureMemory, measurePeer, withPage } from './client/engineRun.ts';
import { serveApp } from './client/server.ts';
import { measureStart, type Place } from './client/starts.ts';
import { formatClient } from './client/table.ts';
import { describeMachine } from './machine.ts';
import { median } from './statistics.ts';

const PLAN = 'amb-2021-2025';
/** Repetitions below which nothing is claimed. */
const ENOUGH = 5;
const BUILD = path.join(import.meta.dirname, '../../build');

export interface ClientResults {
	machine: ReturnType<typeof describeMachine>;
	repetitions: number;
	loadAverageAfter: number;
	/** Medians, the lowest and the highest, by size and slowness. */
	measured: {
		entries: number;
		slowed: number;
		median: Figures;
		spread: Record<string, [number, number]>;
		peer: Figures;
	}[];
	verdicts: ReturnType<typeof judgeClient>;
}

function readOptions() {
	const { values } = parseArgs({
		options: {
			json: { type: 'boolean', default: false },
			quick: { type: 'boolean', default: false },
			repeat: { type: 'string' },
			build: { type: 'string', default: BUILD },
		},
	});
	if (!existsSync(path.join(values.build, '200.html')))
		throw new Error('There is no built app: run `npm run build` first.');
	const repetitions = Number(values.repeat ?? (values.quick ? 1 : ENOUGH));
	if (!Number.isInteger(repetitions) || repetitions < 1)
		throw new Error('Give --repeat a whole number from 1 upwards.');
	return { ...values, repetitions };
}

/** Everything of one size, in a browser of its own. */
async function measureSize(
	entries: number,
	{ build, repetitions }: { build: string; repetitions: number },
	script: string,
): Promise<Map<number, { runs: Figures[]; peer: Figures }>> {
	const profile = mkdtempSync(path.join(tmpdir(), 'rumb-bench-'));
	const server = await serveApp(build, script);
	const context = await chromium.launchPersistentContext(profile, {
		executablePath: CHROMIUM,
		args: CHROMIUM_FLAGS,
		locale: 'en-GB',
		viewport: { width: 1440, height: 900 },
	});
	try {
		const place: Place = { context, url: server.url, plan: PLAN, slowed: 1 };
		console.error(`${entries} entries: filling`);
		await withPage(place, async (page) => {
			await page.evaluate(([plan, count]) => window.bench.fillPlan(plan, count), [PLAN, entries] as const);
			await page.goto(`${server.url}/w/${PLAN}/log`);
			await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
			await page.waitForSelector('[data-whole=true]');
		});
		await withPage(place, (page) => page.evaluate((plan) => window.bench.fillPeer(plan), PLAN));
		const measured = new Map<number, { runs: Figures[]; peer: Figures }>();
		for (const slowed of SLOWED) measured.set(slowed, { runs: [], peer: {} });
		for (let repetition = 0; repetition < repetitions; repetition++)
			for (const slowed of SLOWED) {
				console.error(`${entries} entries, slowed ${slowed}×: ${repetition + 1}/${repetitions}`);
				const here = { ...place, slowed };
				const figures = {
					...(await measureStart(here, entries)),
					...(await measureEngine(here)),
					...(slowed === 1 ? await measureMemory(here) : {}),
				};
				const of = measured.get(slowed)!;
				of.runs.push(figures);
				if (repetition === 0) of.peer = await measurePeer(here);
			}
		return measured;
	} finally {
		await context.close();
		server.stop();
		rmSync(profile, { recursive: true, force: true });
	}
}

const valuesOf = (runs: readonly Figures[], figure: string) => runs.map((run) => run[figure] ?? NaN);

try {
	const options = readOptions();
	const machine = describeMachine();
	const script = await bundlePage();
	const results: ClientResults['measured'] = [];
	const medians = new Map<number, BySlowness>();
	for (const entries of SIZES) {
		const bySlowness = new Map<number, Figures>();
		for (const [slowed, { runs, peer }] of await measureSize(entries, options, script)) {
			const figures = Object.keys(runs[0] ?? {});
			const middle = Object.fromEntries(figures.map((figure) => [figure, median(valuesOf(runs, figure))]));
			const spread = Object.fromEntries(
				figures.map((figure): [string, [number, number]] => {
					const values = valuesOf(runs, figure);
					return [figure, [Math.min(...values), Math.max(...values)]];
				}),
			);
			bySlowness.set(slowed, middle);
			results.push({ entries, slowed, median: middle, spread, peer });
		}
		medians.set(entries, bySlowness);
	}
	const verdicts = judgeClient(medians, !options.quick && options.repetitions >= ENOUGH);
	const all: ClientResults = {
		machine,
		repetitions: options.repetitions,
		loadAverageAfter: loadavg()[0] ?? NaN,
		measured: results,
		verdicts,
	};
	console.log(options.json ? JSON.stringify(all, null, '\t') : formatClient(all));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
