import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { findViolations } from './axe.ts';
import { expect, PLAN, test } from './room.ts';

test.use({ serviceWorkers: 'allow' });

const SCREENS = [
	'/',
	'/join',
	...[
		'',
		'/objectives',
		'/lines/le1',
		'/actions',
		'/actions/le1-eu-1',
		'/results',
		'/results/re-le1-1',
		'/themes',
		'/organisations',
		'/organisations/council-badalona',
		'/zones',
		'/zones/europe',
		'/metropolises',
		'/metropolises/greater-manchester',
		'/matrices/forms',
		'/matrices/zones',
		'/swot',
		'/challenges',
		'/governance',
		'/frameworks',
		'/figures',
		// Long lists are narrowed: what is in a row is looked at once.
		'/indicators?line=le5',
		'/indicators/ind-le3-5-1',
		'/indicators/values',
		'/funds',
		'/funds/projects',
		'/funds/calls',
		'/funds/continuity',
		'/agreements',
		'/networks',
		'/delegations',
		'/advocacy',
		'/transfers',
		'/solutions',
		'/bodies',
		'/actors',
		'/observatory',
		'/observatory/import',
		'/own',
		'/glossary?q=ap',
		'/translations',
		'/log',
		'/log/new',
		'/owed',
		'/periods',
		'/tasks',
		'/activity',
		'/amendments',
		'/workshops',
		'/workshops/new',
		'/status',
		'/retracted',
		'/people',
		'/connection',
		'/pictures/wall',
		'/reports',
		'/evaluations',
		'/lessons',
		'/exchange',
		'/exchange/records',
		'/exchange/calendar',
		'/exchange/places',
		'/exchange/iati',
		'/exchange/export/entry',
		'/exchange/import/entry',
		'/records/acronym',
		'/records/challenge/challenge-a',
		'/actions/none',
	].map((screen) => PLAN + screen),
];
/** Looked at with something in them, and as the plan comes. */
const PICTURES = [
	'',
	'/matrix',
	'/time',
	'/calendar',
	'/world',
	'/councils',
	'/network',
	'/funds',
	'/goals',
].map((picture) => `/pictures${picture}`);
SCREENS.push(...PICTURES.map((screen) => PLAN + screen));
/** A text's key, as it shows where a screen says a text that it has not loaded. */
const KEY = new RegExp(
	`\\b(?:${readdirSync('src/lib/i18n/en')
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.replace('.json', ''))
		.join('|')})\\.[a-z][A-Za-z]+`,
);
const LOOKS = [
	{ colorScheme: 'light', locale: 'ca-ES', viewport: { width: 1440, height: 900 } },
	{ colorScheme: 'dark', locale: 'fr-FR', viewport: { width: 390, height: 844 } },
] as const;
/** How the sample data is asked for. */
const SAMPLE = {
	'ca-ES': { open: 'Mira-ho amb dades de mostra', make: 'Crea la mostra' },
	'fr-FR': { open: 'Découvrir avec des données d’exemple', make: 'Créer l’exemple' },
};

/** What is wrong on some screens, each named. */
async function faultsOn(page: Page, screens: readonly string[]): Promise<string[]> {
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
	for (const screen of screens) {
		await page.goto(screen);
		await expect(page.getByRole('heading', { level: 1 }), screen).toBeVisible();
		// A text that a screen says and has not loaded shows as its key.
		const raw = (await page.locator('body').innerText()).match(KEY);
		if (raw) faults.push(`${screen}: shows the key ${raw[0]}`);
		// What passes is not described, and no second page is opened to put frames together: there are none.
		const violations = await findViolations(page);
		for (const { id, nodes } of violations) faults.push(`${screen}: ${id} at ${nodes[0]?.target.join(' ')}`);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		if (overflow > 0) faults.push(`${screen}: ${overflow} px wider than the window`);
	}
	return faults;
}

for (const look of LOOKS) {
	const named = `${look.colorScheme}, ${look.locale}, ${look.viewport.width} wide`;
	test(`[N3] axe finds nothing on any screen: ${named}`, async ({ room }) => {
		test.setTimeout(480_000);
		const page = await room.enter('Reader', { ...look, reducedMotion: 'reduce' });
		expect(await faultsOn(page, SCREENS)).toEqual([]);
	});

	test(`[N3] axe finds nothing on pictures of what was done, nor in reports of it: ${named}`, async ({
		room,
	}) => {
		test.setTimeout(240_000);
		const page = await room.enter('Reader', { ...look, reducedMotion: 'reduce' });
		await page.getByRole('button', { name: SAMPLE[look.locale].open }).click();
		await page.getByRole('button', { name: SAMPLE[look.locale].make }).click();
		await page.waitForURL(/\/w\/sample-/);
		const root = new URL(page.url()).pathname.replace(/\/$/, '');
		const screens = [...PICTURES];
		for (const list of ['/reports', '/evaluations']) {
			await page.goto(root + list);
			const first = page.locator(`main a[href^="${root}${list}/"]`).first();
			screens.push((await first.getAttribute('href'))!.slice(root.length));
		}
		expect(
			await faultsOn(
				page,
				screens.map((screen) => root + screen),
			),
		).toEqual([]);
	});
}
