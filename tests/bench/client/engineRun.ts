// Drives the page of the benchmark: what each thing takes by the clock, and how much of that is the processor's own work.
import type { CDPSession, Page } from 'playwright';
import type { Figures } from '../bench.ts';
import { quantile } from '../statistics.ts';
import type { Measured } from './engine.ts';
import { type Place, slowDown, startThreadClock } from './starts.ts';

const MEASURED: readonly Measured[] = ['filter', 'searchReady', 'key', 'openEdit', 'closedEdit'];

export async function withPage<T>(
	place: Place,
	work: (page: Page, session: CDPSession) => Promise<T>,
): Promise<T> {
	const page = await place.context.newPage();
	try {
		await page.goto(`${place.url}/bench/page.html`);
		const session = await slowDown(page, place.slowed);
		return await work(page, session);
	} finally {
		await page.close();
	}
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
