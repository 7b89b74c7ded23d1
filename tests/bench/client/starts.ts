// Cold starts of the built app: a new page of a browser that has been here before.
import type { BrowserContext, CDPSession, Page } from 'playwright';
import type { Figures } from '../bench.ts';

/** A start that takes longer than this many milliseconds has gone wrong. */
const PATIENCE = 120_000;

interface Moments {
	/** The app first asks its database: from here on it is the data that costs. */
	asked?: number;
	heading?: number;
	list?: number;
	counts?: number;
	whole?: number;
}

export interface Place {
	context: BrowserContext;
	url: string;
	plan: string;
	/** How many times slower the processor is made. */
	slowed: number;
}

export async function slowDown(page: Page, rate: number): Promise<CDPSession> {
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate });
	return session;
}

/** Milliseconds of the processor that the page's main thread has had: others at work on the machine do not count. */
export async function startThreadClock(session: CDPSession): Promise<() => Promise<number>> {
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	return async () => {
		const { metrics } = await session.send('Performance.getMetrics');
		return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
	};
}

/**
 * Milliseconds until the list is on screen, until the filters say how many each would show, and until every entry is in memory:
 * from when the app first asks its database, and from the navigation (`from…`), which loads and runs the app first.
 */
export async function measureStart(place: Place, entries: number): Promise<Figures> {
	const page = await place.context.newPage();
	try {
		await page.addInitScript(watch, entries.toLocaleString('en'));
		const session = await slowDown(page, place.slowed);
		const clock = await startThreadClock(session);
		await page.goto(`${place.url}/w/${place.plan}/log`, { waitUntil: 'commit' });
		await page.waitForFunction(() => (window as unknown as { moments?: Moments }).moments?.whole, undefined, {
			timeout: PATIENCE,
			polling: 100,
		});
		const wholeCpuMs = await clock();
		const moments = await page.evaluate(() => (window as unknown as { moments: Moments }).moments);
		const since = (moment: number | undefined) => moment! - moments.asked!;
		return {
			listMs: since(moments.list),
			countsMs: since(moments.counts),
			wholeMs: since(moments.whole),
			wholeCpuMs,
			fromHeadingMs: moments.heading!,
			fromListMs: moments.list!,
			fromCountsMs: moments.counts!,
			fromWholeMs: moments.whole!,
		};
	} finally {
		await page.close();
	}
}

/** Runs in the page before anything else: notes when what people wait for is painted. */
function watch(total: string): void {
	const moments: Record<string, number> = {};
	(window as unknown as { moments: object }).moments = moments;
	const note = (name: string) => {
		if (moments[name] !== undefined) return;
		moments[name] = NaN;
		// A task after the next frame begins: what was found is painted.
		requestAnimationFrame(() => setTimeout(() => (moments[name] = performance.now())));
	};
	const open = IDBFactory.prototype.open;
	IDBFactory.prototype.open = function (...asked) {
		moments.asked ??= performance.now();
		return open.apply(this, asked);
	};
	const look = () => {
		if (document.querySelector('main h1')) note('heading');
		if (document.querySelectorAll('main article h3 a').length >= 10) note('list');
		const filter = document.querySelector('search select option:nth-child(2)');
		const status = document.querySelector('main [role=status]')?.textContent ?? '';
		if (filter && /\d/.test(filter.textContent ?? '') && status.includes(total)) note('counts');
		if (document.querySelector('[data-whole=true]')) note('whole');
	};
	new MutationObserver(look).observe(document, {
		subtree: true,
		childList: true,
		characterData: true,
		attributes: true,
		attributeFilter: ['data-whole'],
	});
}
