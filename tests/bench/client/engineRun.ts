// Drives the page of the benchmark: what each thing takes by the clock, and how much of that is the processor's own work.
import type { BrowserContext, CDPSession, Page } from 'playwright';
import type { Figures } from '../bench.ts';
import { quantile } from '../statistics.ts';
import type { Measured } from './engine.ts';
import { slowDown } from './starts.ts';

const MEASURED: readonly Measured[] = ['filter', 'searchReady', 'key', 'openEdit', 'closedEdit'];

export interface Place {
	context: BrowserContext;
	url: string;
	plan: string;
	slowed: number;
}

export async function withPage<T>(
	place: Place,
	work: (page: Page, session: CDPSession) => Promise<T>,
): Promise<T> {
	const page = await place.context.newPage();
	try {
		const session = await place.context.newCDPSession(page);
		await page.goto(`${place.url}/bench/page.html`);
		await slowDown(page, place.slowed);
		return await work(page, session);
	} finally {
		await page.close();
	}
}

/** Milliseconds of the processor that the page's main thread has had: others at work on the machine do not count. */
export async function startThreadClock(session: CDPSession): Promise<() => Promise<number>> {
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	return async () => {
		const { metrics } = await session.send('Performance.getMetrics');
		return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
	};
}

export function measureEngine(place: Place): Promise<Figures> {
	return withPage(place, async (page, session) => {
		const clock = await startThreadClock(session);
		await page.evaluate((plan) => window.bench.openForMeasuring(plan), place.plan);
		const figures: Figures = {};
		for (const what of MEASURED) {
			const rounds = await page.evaluate((measured) => window.bench.prepare(measured), what);
			const before = await clock();
			const times = await page.evaluate(() => window.bench.run());
			figures[`${what}Ms`] = quantile(times, 0.5);
			figures[`${what}P95Ms`] = quantile(times, 0.95);
			figures[`${what}CpuMs`] = ((await clock()) - before) / rounds;
		}
		return figures;
	});
}

/** Megabytes with the rows, the search and six open documents, after what is not needed has been collected. */
export function measureMemory(place: Place): Promise<Figures> {
	return withPage(place, async (page, session) => {
		await page.evaluate((plan) => window.bench.holdForMemory(plan), place.plan);
		await session.send('HeapProfiler.collectGarbage');
		await page.waitForTimeout(2000);
		await session.send('HeapProfiler.collectGarbage');
		const usage = (await session.send('Runtime.getHeapUsage')) as Record<string, number>;
		const bytes = usage.usedSize! + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
		return { memoryMB: bytes / 1e6 };
	});
}

export function measurePeer(place: Place): Promise<Figures> {
	return withPage(place, (page) => page.evaluate(() => window.bench.measurePeer()));
}
