import { expect, PLAN, test } from './room.ts';

const TITLES = {
	'ca-ES': "Pla d'Internacionalització de l'AMB 2021-2025",
	'es-ES': 'Plan de Internacionalización del AMB 2021-2025',
	'fr-FR': 'Plan d’internationalisation de l’AMB 2021-2025',
	'en-GB': 'AMB Internationalisation Plan 2021-2025',
};

for (const [locale, title] of Object.entries(TITLES))
	test(`the plan opens in the reader's language: ${locale}`, async ({ room }) => {
		const page = await room.enter('Reader', { locale });
		await page.goto(PLAN);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2));
	});

test.describe('without a network', () => {
	test.use({ serviceWorkers: 'allow' });

	test('[O1] the second visit, a cold start and a deep link work with no network', async ({ room }) => {
		const page = await room.enter('Traveller');
		await page.goto(PLAN);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLES['en-GB']);
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		const context = page.context();
		await page.close();
		await room.kill();
		await context.setOffline(true);
		const again = await context.newPage();
		await again.goto(PLAN);
		await expect(again.getByRole('heading', { level: 1 })).toHaveText(TITLES['en-GB']);
		await again.goto(`${PLAN}/actions/le1-eu-1`);
		await expect(again.getByRole('heading', { level: 1 })).toContainText('Monitoring EU policies');
		await again.goto('/');
		await expect(again.getByRole('link', { name: TITLES['en-GB'] }).first()).toBeVisible();
	});
});
