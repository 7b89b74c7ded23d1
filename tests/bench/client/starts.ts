// Cold starts of the built app: a new page of a browser that has been here before.
import type { BrowserContext, Page } from 'playwright';
import type { Figures } from '../bench.ts';

/** A start that takes longer than this many milliseconds has gone wrong. */
const PATIENCE = 120_000;

export interface Start {
	url: string;
	plan: string;
	entries: number;
	/** How many times slower the processor is made. */
	slowed: number;
}

interface Moments {
	heading?: number;
	list?: number;
	counts?: number;
	whole?: number;
}

export async function slowDown(page: Page, rate: number): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/**
 * Milliseconds from the navigation until the list is on screen, until the filters say how many each would show, and until every
 * entry is in memory.
 */
export async function measureStart(context: BrowserContext, start: Start): Promise<Figures> {
	const page = await context.newPage();
	try {
		await page.addInitScript(watch, start.entries.toLocaleString('en'));
		await slowDown(page, start.slowed);
		await page.goto(`${start.url}/w/${start.plan}/log`, { waitUntil: 'commit' });
		await page.waitForFunction(() => (window as unknown as { moments?: Moments }).moments?.whole, undefined, {
			timeout: PATIENCE,
			polling: 100,
		});
		const moments = await page.evaluate(() => (window as unknown as { moments: Moments }).moments);
		return {
			headingMs: moments.heading!,
			listMs: moments.list!,
			countsMs: moments.counts!,
			wholeMs: moments.whole!,
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
	const look = () => {
		if (document.querySelector('main h1')) note('heading');
		if (document.querySelectorAll('main article h3 a').length >= 10) note('list');
		const filter = document.querySelector('search select option:nth-child(2)');
		const status = document.querySelector('main [role=status]')?.textContent ?? '';
		if (filter && /\d/.test(filter.textContent ?? '') && status.includes(total)) note('counts');
		const list = document.querySelector('[data-whole]')?.getAttribute('data-whole');
		if (list === 'true' || (list === undefined && moments.counts !== undefined)) note('whole');
	};
	new MutationObserver(look).observe(document, {
		subtree: true,
		childList: true,
		characterData: true,
		attributes: true,
		attributeFilter: ['data-whole'],
	});
}
