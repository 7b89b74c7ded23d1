import { chromium } from '@playwright/test';
import { CHROMIUM, CHROMIUM_FLAGS } from '../../playwright.config.ts';
import { ACTION, edit, field, heading, openAction, setTitle, typeText, untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

test.use({ serviceWorkers: 'allow' });

test('[I1] a full disk is told in words, nothing is lost, and it is saved when there is room', async ({
	room,
}) => {
	const page = await openAction(room, 'Anna');
	await untilSafe(page);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await room.kill();
	await page.evaluate(() => {
		const { add } = IDBObjectStore.prototype;
		const state = globalThis as unknown as { full: boolean };
		state.full = true;
		IDBObjectStore.prototype.add = function (...given) {
			if (state.full && this.name === 'updates') throw new DOMException('no room', 'QuotaExceededError');
			return add.apply(this, given);
		};
	});
	await setTitle(page, 'Typed with a full disk');
	await expect(page.getByText(/no space left/).first()).toBeVisible();
	await expect(heading(page)).toContainText('Typed with a full disk');
	await page.evaluate(() => ((globalThis as unknown as { full: boolean }).full = false));
	// It is tried again by itself, and at the press of a button that may be gone before it is pressed.
	await expect(page.getByText(/no space left/)).toHaveCount(0);
	await page.reload();
	await expect(heading(page)).toContainText('Typed with a full disk');
});

test('[I1] a database that is closed underneath is opened again, and the change is in it', async ({
	room,
}) => {
	const page = await openAction(room, 'Anna');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.evaluate(() => {
		const { transaction } = IDBDatabase.prototype;
		let lost = false;
		IDBDatabase.prototype.transaction = function (...given) {
			if (!lost && this.name.startsWith('rumb/') && given[1] === 'readwrite') {
				lost = true;
				this.close();
			}
			return transaction.apply(this, given);
		};
	});
	await room.kill();
	await setTitle(page, 'Typed over a closed database');
	await expect(page.getByText(/not saved/i)).toHaveCount(0);
	await page.reload();
	await expect(heading(page)).toContainText('Typed over a closed database');
});

test('[I1] the last keystroke before a tab closes counts', async ({ room }) => {
	const page = await openAction(room, 'Anna');
	const context = page.context();
	await edit(page, 'description');
	await typeText(page, ' The very last words');
	await page.close();
	const again = await context.newPage();
	await again.goto(ACTION);
	await expect(field(again, 'description')).toContainText('The very last words');
});

test('[I6] a value that lost is kept for whoever typed it, also after a reload, and can be restored', async ({
	room,
}) => {
	const people = [await openAction(room, 'Anna'), await openAction(room, 'Bilal')] as const;
	for (const page of people) await untilSafe(page);
	await room.kill();
	await setTitle(people[0], 'What Anna wrote apart');
	await setTitle(people[1], 'What Bilal wrote apart');
	await room.start();
	for (const page of people) await untilSafe(page);
	await expect
		.poll(async () => (await heading(people[0]).innerText()) === (await heading(people[1]).innerText()))
		.toBe(true);
	const annaLost = (await heading(people[0]).innerText()).includes('Bilal');
	const [loser, winner] = annaLost ? people : [people[1], people[0]];
	const [lost, won] = annaLost ? ['Anna', 'Bilal'] : ['Bilal', 'Anna'];
	await loser.reload();
	await loser.goto(`${PLAN}/status`);
	await winner.goto(`${PLAN}/status`);
	await expect(loser.getByText(`What ${lost} wrote apart`).first()).toBeVisible();
	await expect(loser.getByText(`What ${won} wrote apart`).first()).toBeVisible();
	await expect(winner.getByText(`What ${won} wrote apart`)).toHaveCount(0);
	await loser
		.getByRole('button', { name: /restore/i })
		.first()
		.click();
	await winner.goto(ACTION);
	await expect(heading(winner)).toContainText(`What ${lost} wrote apart`);
});

test('over plain http on a LAN everything works but what the browser withholds, and the page says why', async ({
	room,
}) => {
	const browser = await chromium.launch({
		executablePath: CHROMIUM,
		args: [...CHROMIUM_FLAGS, '--host-resolver-rules=MAP rumb.lan 127.0.0.1'],
	});
	const address = `http://rumb.lan:${room.relay.port}`;
	const open = async () => {
		const context = await browser.newContext({ locale: 'en-GB', baseURL: address });
		const page = await context.newPage();
		await page.goto(ACTION);
		await expect(heading(page)).toContainText('Monitoring');
		return page;
	};
	const [anna, bilal] = [await open(), await open()];
	expect(await anna.evaluate(() => isSecureContext)).toBe(false);
	await setTitle(anna, 'Over plain http');
	await expect(heading(bilal)).toContainText('Over plain http');
	await untilSafe(anna);
	await anna.reload();
	await expect(heading(anna)).toContainText('Over plain http');
	await anna.goto(`${PLAN}/status`);
	await expect(
		anna.getByText('Not possible at this address: the browser allows it over https only.', { exact: false }),
	).toBeVisible();
	await browser.close();
});

test('[I3] on a network that blocks WebSockets the same travels by requests, and the connection says so', async ({
	room,
}) => {
	const anna = await openAction(room, 'Anna');
	const bilal = await room.newPage();
	await bilal.routeWebSocket(/\/mux$/, (socket) => socket.close());
	await bilal.goto(ACTION);
	await untilSafe(bilal);
	await setTitle(bilal, 'Sent by requests');
	await expect(heading(anna)).toContainText('Sent by requests');
	await setTitle(anna, 'Heard by requests');
	await expect(heading(bilal)).toContainText('Heard by requests');
	await untilSafe(bilal);
	await bilal.goto(`${PLAN}/connection`);
	await expect(bilal.getByText('this network blocks live connections').first()).toBeVisible();
});
