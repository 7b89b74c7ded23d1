// A full room at one board: sixty simulated participants move three hundred cards while two real browsers look on and take part.
// Measured: from one person's drop to another's screen, and whether the one who watches drops frames.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright';
import { CHROMIUM, CHROMIUM_FLAGS } from '../../playwright.config.ts';
import { newRecordId } from '../../src/lib/domain/recordId.ts';
import { seededRandom } from '../../src/lib/domain/sample/random.ts';
import { connectPeer } from '../support/line.ts';
import { openPeer, type Peer, untilStatus } from '../support/peers.ts';
import { spawnRelay } from '../support/relay.ts';
import { describeMachine } from './machine.ts';
import { median, quantile } from './statistics.ts';

const BUILD = path.join(import.meta.dirname, '../../build');
const PLAN = 'amb-2021-2025';
const CARDS = 300;
const WATCHED = 'The card that is watched';
/** Milliseconds between two moves of one participant, during the storm. */
const EVERY = 1000;
const LONG_FRAME = 50;
/** The budget: a drop is on another's screen within so many milliseconds, half of the time. */
const AT_ONCE = 100;

const { values } = parseArgs({
	options: {
		json: { type: 'boolean', default: false },
		peers: { type: 'string', default: '60' },
		drops: { type: 'string', default: '30' },
	},
});

interface Watch {
	dropped: number[];
	seen: number[];
	frames: number[];
}

/** Runs in the page: notes when its card stands in another column, and how long each frame takes. */
function watch(words: string): void {
	const notes: Watch = { dropped: [], seen: [], frames: [] };
	(window as unknown as { notes: Watch }).notes = notes;
	const now = () => performance.timeOrigin + performance.now();
	let column: string | null | undefined;
	const look = () => {
		const card = [...document.querySelectorAll('[data-handle]')].find((one) =>
			one.textContent?.includes(words),
		);
		const found = card?.closest('[data-column]')?.getAttribute('data-column');
		if (found === column || !found) return;
		if (column !== undefined) requestAnimationFrame(() => notes.seen.push(now()));
		column = found;
	};
	new MutationObserver(look).observe(document, { subtree: true, childList: true });
	look();
	addEventListener('keydown', (event) => event.key === ' ' && notes.dropped.push(now()), true);
	let before = performance.now();
	const frame = (at: number) => {
		notes.frames.push(at - before);
		before = at;
		requestAnimationFrame(frame);
	};
	requestAnimationFrame((at) => {
		before = at;
		requestAnimationFrame(frame);
	});
}

async function comeIn(browser: Browser, url: string, name: string): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: url, locale: 'en-GB' })).newPage();
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto('/');
	await page.getByRole('textbox').first().fill(name);
	await page.keyboard.press('Enter');
	return page;
}

async function prepare(page: Page): Promise<string> {
	await page.goto(`/w/${PLAN}/workshops/new`);
	await page.getByLabel('Title').first().fill('A full room');
	await page.getByRole('radio', { name: /SWOT/ }).check();
	await page.getByRole('button', { name: 'Prepare it' }).click();
	await page.waitForURL(/\/workshops\/[0-9a-z]{26}$/);
	return new URL(page.url()).pathname;
}

const columnsOf = (peer: Peer) => peer.document.rows().filter(({ kind }) => kind === 'boardColumn');

async function fillBoard(port: number, workshop: string, count: number): Promise<Peer[]> {
	const peers = await Promise.all(
		Array.from({ length: count }, (_, index) => openPeer(`bench-${index}`, { name: `workshop/${workshop}` })),
	);
	for (const [index, peer] of peers.entries())
		connectPeer(peer, { port }, { device: index % 4, workspace: PLAN });
	const first = peers[0]!;
	await untilStatus(first.document, ({ connection }) => connection.state === 'online');
	const columns = columnsOf(first);
	for (let card = 0; card < CARDS; card++)
		first.apply({
			do: 'create',
			kind: 'card',
			id: newRecordId(),
			contents: {
				text: `Card ${card} of the room`,
				place: { parent: columns[card % columns.length]!.id, position: `a${card}` },
			},
		});
	await untilStatus(first.document, ({ waiting }) => waiting === 0);
	for (const peer of peers)
		await untilStatus(
			peer.document,
			({ connection }) =>
				connection.state === 'online' &&
				peer.document.rows().filter(({ kind }) => kind === 'card').length >= CARDS,
		);
	return peers;
}

/** Everybody moves a card now and then. @returns how to stop */
function storm(peers: readonly Peer[]): () => void {
	const random = seededRandom(7);
	const [first] = peers;
	const columns = columnsOf(first!).map(({ id }) => id);
	// The one that is watched is moved by nobody else.
	const cards = first!.document
		.rows()
		.flatMap((row) => (row.kind === 'card' && row.text !== WATCHED ? [row.id] : []));
	const moving: ReturnType<typeof setInterval>[] = [];
	const timers = peers.map((peer, index) =>
		setTimeout(
			() => {
				const move = () => {
					const parent = random.pick(columns);
					const id = random.pick(cards);
					const content = { parent, position: `a${random.below(1_000_000)}` };
					peer.apply({ do: 'set', kind: 'card', id, key: 'place', content });
				};
				moving.push(setInterval(move, EVERY));
			},
			(EVERY / peers.length) * index,
		),
	);
	return () => {
		timers.forEach(clearTimeout);
		moving.forEach(clearInterval);
	};
}

const notesOf = (page: Page) => page.evaluate(() => (window as unknown as { notes: Watch }).notes);

async function measure() {
	const data = mkdtempSync(path.join(tmpdir(), 'rumb-bench-'));
	const relay = await spawnRelay({ data, port: 0, open: true });
	const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
	let peers: Peer[] = [];
	try {
		const mover = await comeIn(browser, relay.url, 'Anna');
		const session = await prepare(mover);
		const watcher = await comeIn(browser, relay.url, 'Bilal');
		const words = WATCHED;
		await mover.goto(`${session}/board`);
		await mover
			.getByRole('textbox', { name: /^New card in/ })
			.first()
			.click();
		await mover.keyboard.type(words);
		await mover.keyboard.press('Enter');
		peers = await fillBoard(relay.port, session.split('/').at(-1)!, Number(values.peers));
		await watcher.goto(`${session}/board`);
		for (const page of [mover, watcher]) {
			await page.locator('[data-handle]', { hasText: words }).waitFor();
			await page.waitForFunction((count) => document.querySelectorAll('[data-handle]').length > count, CARDS);
			await page.evaluate(watch, words);
		}
		const rest = median((await pause(watcher, 3000)).frames);
		const stop = storm(peers);
		const handle = mover.locator('[data-handle]', { hasText: words });
		for (let drop = 0; drop < Number(values.drops); drop++) {
			await handle.focus();
			await mover.keyboard.press('Space');
			await mover.keyboard.press(drop % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
			await mover.keyboard.press('Space');
			await watcher.waitForFunction(
				(count) => (window as unknown as { notes: Watch }).notes.seen.length > count,
				drop,
				{ timeout: 20_000 },
			);
		}
		stop();
		const { dropped } = await notesOf(mover);
		const { seen, frames } = await notesOf(watcher);
		// Every second press lets go.
		const latencies = seen.map((time, index) => time - dropped[index * 2 + 1]!);
		return {
			participants: peers.length + 2,
			cards: CARDS + 1,
			drops: latencies.length,
			medianMs: median(latencies),
			p95Ms: quantile(latencies, 0.95),
			frames: frames.length,
			frameAtRestMs: rest,
			longestFrameMs: Math.max(...frames),
			framesOver50Ms: frames.filter((frame) => frame > LONG_FRAME).length,
		};
	} finally {
		for (const peer of peers) await peer.leave();
		await browser.close();
		await relay.terminate();
		for (const directory of [data, `${data}-keys`]) rmSync(directory, { recursive: true, force: true });
	}
}

/** What was noted of a page that nobody disturbs. */
async function pause(page: Page, milliseconds: number): Promise<Watch> {
	await page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), milliseconds);
	const notes = await notesOf(page);
	await page.evaluate(() => ((window as unknown as { notes: Watch }).notes.frames = []));
	return notes;
}

try {
	if (!existsSync(path.join(BUILD, '200.html')))
		throw new Error('There is no built app: run `npm run build` first.');
	const machine = describeMachine();
	const measured = await measure();
	if (values.json) console.log(JSON.stringify({ machine, measured }, null, '\t'));
	else {
		console.log(`${measured.participants} participants, ${measured.cards} cards, ${machine.cores} cores`);
		console.log(
			`drop → another's screen: median ${measured.medianMs.toFixed(0)} ms (≤ ${AT_ONCE}), p95 ${measured.p95Ms.toFixed(0)} ms`,
		);
		console.log(
			`frames while it storms: ${measured.framesOver50Ms} of ${measured.frames} over ${LONG_FRAME} ms, the longest ${measured.longestFrameMs.toFixed(0)} ms`,
		);
	}
	process.exit(0);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
