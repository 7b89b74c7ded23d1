import { chromium, type Page } from '@playwright/test';
import { CHROMIUM, CHROMIUM_FLAGS } from '../../playwright.config.ts';
import { findViolations } from './axe.ts';
import { ACTION, untilSafe } from './people.ts';
import { expect, PLAN, test } from './room.ts';

const WORDS = 'Visit of Grand Lyon';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A photograph as a camera makes one: large. */
async function takePhotograph(page: Page, name: string, colour: string) {
	const base64 = await page.evaluate((fill) => {
		const canvas = Object.assign(document.createElement('canvas'), { width: 4000, height: 3000 });
		const context = canvas.getContext('2d')!;
		context.fillStyle = fill;
		context.fillRect(0, 0, 4000, 3000);
		return canvas.toDataURL('image/jpeg').split(',')[1]!;
	}, colour);
	return { name, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}

async function capture(page: Page): Promise<void> {
	await page.getByRole('combobox', { name: 'You write for' }).fill('badalona');
	await page
		.getByRole('option', { name: /Badalona/ })
		.first()
		.click();
	await page.getByRole('textbox', { name: 'What happened' }).fill(WORDS);
}

test.describe('without a network', () => {
	test.use({ serviceWorkers: 'allow' });

	test('[I1] [L3] a photograph taken offline on a phone survives reloads, and others are told who has it until it comes', async ({
		room,
	}) => {
		// Two people, four reloads and a photograph of twelve megapixels: on a busy machine that takes its time.
		test.slow();
		const phone = await room.enter('Anna', PHONE);
		await phone.goto(`${PLAN}/log`);
		await untilSafe(phone);
		await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await phone.context().setOffline(true);
		await phone.goto(`${PLAN}/log/new`);
		await capture(phone);
		const [one, two] = [
			await takePhotograph(phone, 'one.jpg', 'teal'),
			await takePhotograph(phone, 'two.jpg', 'coral'),
		];
		await phone.locator('input[capture]').setInputFiles(one);
		await expect(phone.getByRole('img', { name: 'one.jpg' })).toBeVisible();
		await phone.locator('[data-photographs]').setInputFiles(two);
		await expect(phone.getByRole('img', { name: 'two.jpg' })).toBeVisible();

		await phone.reload();
		await expect(phone.getByText('Here is what you had begun.')).toBeVisible();
		await expect(phone.getByRole('img', { name: 'one.jpg' })).toBeVisible();
		await phone.getByRole('button', { name: 'Take two.jpg away' }).click();
		await phone.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(phone.getByText('Photographs: 1 waiting to be sent')).toBeVisible();
		await phone.getByRole('link', { name: 'Open it' }).click();
		const panel = phone.getByRole('region', { name: /Evidence/ });
		await expect(panel.getByText('On this device, waiting to be sent')).toBeVisible();
		await phone.reload();
		await expect(panel.getByRole('img', { name: 'one.jpg' })).toBeVisible();

		// The record comes to the others before the photograph does: its line alone breaks.
		await phone.context().route('**/files/**', (route) => route.abort());
		await phone.context().setOffline(false);
		// Nothing is called safe that is not.
		await expect(phone.getByText('1 file not on the relay yet').first()).toBeVisible();
		const office = await room.enter('Bilal');
		await office.goto(phone.url());
		const theirs = office.getByRole('region', { name: /Evidence/ });
		await expect(office.getByRole('heading', { level: 1 })).toHaveText(WORDS, { timeout: 30_000 });
		await expect(theirs.getByText(/Not sent yet.*Anna has it: it waits on the device/)).toBeVisible();
		expect(await findViolations(office)).toEqual([]);

		await phone.context().unroute('**/files/**');
		await phone.reload();
		await expect(panel.getByText('1 on the relay')).toBeVisible();
		await untilSafe(phone);
		await expect(theirs.getByText('1 on the relay')).toBeVisible({ timeout: 20_000 });
		await theirs.getByRole('button', { name: 'Open one.jpg' }).click();
		const dialog = office.getByRole('dialog');
		const picture = dialog.getByRole('img', { name: 'one.jpg' });
		await expect(picture).toBeVisible();
		// A shape of the picture stands there until its bytes have come.
		await expect
			.poll(() => picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]))
			.toEqual([2048, 1536]);
		await expect(dialog.getByText(/2048 × 1536 pixels/)).toBeVisible();
		await expect(dialog.getByText(/On the relay since/)).toBeVisible();
		expect(await findViolations(office)).toEqual([]);

		// Looked at once, it can be looked at without a network.
		await office.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await office.context().setOffline(true);
		await office.reload();
		await expect(theirs.getByRole('img', { name: 'one.jpg' })).toBeVisible();
	});
});

test('[L3] what is no photograph, is empty, too large or a program is refused in a sentence, and the rest is added', async ({
	room,
}) => {
	test.slow();
	const page = await room.enter('Anna');
	await page.goto(ACTION);
	const panel = page.getByRole('region', { name: /Evidence/ });
	const program = Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1');
	const photograph = await takePhotograph(page, 'good.jpg', 'teal');
	await panel
		.locator('[data-photographs]')
		.setInputFiles([
			{ name: 'holiday.jpg', mimeType: 'image/jpeg', buffer: program },
			{ name: 'damaged.jpg', mimeType: 'image/jpeg', buffer: photograph.buffer.subarray(0, 40) },
			photograph,
		]);
	await expect(panel.getByRole('combobox', { name: 'You write for' })).toBeVisible();
	await panel.getByRole('combobox', { name: 'You write for' }).fill('badalona');
	await page
		.getByRole('option', { name: /Badalona/ })
		.first()
		.click();
	await expect(panel.getByText(/“holiday.jpg” is not a photograph, whatever its name says/)).toBeVisible();
	await expect(panel.getByText(/This browser cannot open the photograph “damaged.jpg”/)).toBeVisible();
	await expect(panel.getByRole('img', { name: 'good.jpg' })).toBeVisible();

	await panel.locator('[data-files]').setInputFiles([
		{ name: 'empty.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
		{ name: 'minutes.exe.pdf', mimeType: 'application/pdf', buffer: program },
		{
			name: 'drawing.svg',
			mimeType: 'image/svg+xml',
			buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
		},
		{ name: 'minutes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nminutes') },
	]);
	await expect(panel.getByText('“empty.pdf” is empty: choose another file.')).toBeVisible();
	await expect(panel.getByText(/“minutes.exe.pdf” is none of the files that can be kept here/)).toBeVisible();
	// A drawing that may hold scripts is kept as text, and only ever saved to disk.
	await expect(panel.getByText('Plain text', { exact: false })).toBeVisible();
	const saved = page.waitForEvent('download');
	await panel
		.getByRole('button', { name: /drawing.svg/ })
		.first()
		.click();
	expect((await saved).suggestedFilename()).toBe('drawing.svg');

	// A “photograph” of 200 MB, made in the page: it is not read further than its beginning.
	await page.evaluate(() => {
		const zeros = new Uint8Array(2 ** 20);
		const parts = [Uint8Array.from([0xff, 0xd8, 0xff]), ...Array<Uint8Array<ArrayBuffer>>(200).fill(zeros)];
		const chosen = new DataTransfer();
		chosen.items.add(new File(parts, 'huge.jpg', { type: 'image/jpeg' }));
		const input = document.querySelector<HTMLInputElement>('input[data-photographs]')!;
		input.files = chosen.files;
		input.dispatchEvent(new Event('change', { bubbles: true }));
	});
	await expect(panel.getByText(/“huge.jpg” is too large \(21\d MB\)/)).toBeVisible();
	await expect(panel.getByRole('img', { name: 'good.jpg' })).toBeVisible();

	await panel.getByRole('button', { name: 'Add link' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('textbox', { name: 'Address' }).fill('javascript:alert(1)');
	await dialog.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(dialog.getByText(/Only addresses of the web can be added/)).toBeVisible();
	await dialog.getByRole('textbox', { name: 'Address' }).fill('www.amb.cat/report');
	await dialog.getByRole('textbox', { name: 'What it is' }).fill('The report');
	await dialog.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(panel.getByRole('link', { name: /The report/ })).toHaveAttribute(
		'href',
		'https://www.amb.cat/report',
	);

	// Renamed, pinned, and retracted with a reason.
	await panel.getByRole('button', { name: 'Open good.jpg' }).click();
	await dialog.locator('[data-edit]').click();
	await dialog.getByRole('textbox').first().fill('The opening');
	await dialog.getByRole('button', { name: 'Done' }).click();
	await dialog.getByRole('checkbox', { name: 'Keep on this device' }).check();
	await dialog.getByRole('button', { name: 'Retract' }).click();
	const asked = page.getByRole('dialog').last();
	await asked.getByRole('textbox').fill('Another visit');
	await asked.getByRole('button', { name: 'Retract' }).click();
	await expect(panel.getByRole('img')).toHaveCount(0);
	expect(await findViolations(page)).toEqual([]);
});

test('[L3] over plain http, where the browser has no digests and no locks, a photograph is sent just the same', async ({
	room,
}) => {
	test.slow();
	const browser = await chromium.launch({
		executablePath: CHROMIUM,
		args: [...CHROMIUM_FLAGS, '--host-resolver-rules=MAP rumb.lan 127.0.0.1'],
	});
	const context = { locale: 'en-GB', baseURL: `http://rumb.lan:${room.relay.port}` };
	const [anna, bilal] = [await browser.newPage(context), await browser.newPage(context)];
	await anna.goto(`${PLAN}/log/new`);
	expect(await anna.evaluate(() => [isSecureContext, 'locks' in navigator, 'subtle' in crypto])).toEqual([
		false,
		false,
		false,
	]);
	await capture(anna);
	await anna.locator('[data-photographs]').setInputFiles(await takePhotograph(anna, 'one.jpg', 'teal'));
	await expect(anna.getByRole('img', { name: 'one.jpg' })).toBeVisible();
	await anna.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(anna.getByText('Photographs: 1 on the relay')).toBeVisible();
	await anna.getByRole('link', { name: 'Open it' }).click();
	await expect(anna.getByRole('heading', { level: 1 })).toHaveText(WORDS);
	await bilal.goto(anna.url());
	await expect(bilal.getByRole('heading', { level: 1 })).toHaveText(WORDS, { timeout: 30_000 });
	await expect(
		bilal.getByRole('region', { name: /Evidence/ }).getByRole('img', { name: 'one.jpg' }),
	).toBeVisible();
	await browser.close();
});
