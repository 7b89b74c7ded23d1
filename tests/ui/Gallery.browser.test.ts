import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { language } from '#lib/i18n/index.ts';
import '../../src/app.css';
import Page from './gallery/Page.svelte';

/** Colours change over a moment; what goes on for ever is not waited for. */
async function transitions() {
	const running = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
	await Promise.all(running.map((transition) => transition.finished));
}

beforeEach(async () => {
	await page.viewport(1280, 900);
	await language.set('ca');
	render(Page);
});

afterEach(() => {
	delete document.documentElement.dataset.theme;
	localStorage.clear();
});

describe('tabs', () => {
	test('move with the arrows, Home and End, and show their panel', async () => {
		const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
		await tab('Totes').click();
		await userEvent.keyboard('{ArrowRight}');
		await expect.element(tab('Meves')).toHaveFocus();
		await expect.element(tab('Meves')).toHaveAttribute('aria-selected', 'true');
		await expect.element(page.getByRole('tabpanel', { name: /^Meves/ })).toMatchTextContent(/mine/);
		await userEvent.keyboard('{End}');
		await expect.element(tab('Sense informar')).toHaveFocus();
		await userEvent.keyboard('{ArrowRight}');
		await expect.element(tab('Totes')).toHaveFocus();
		await userEvent.keyboard('{Tab}');
		await expect.element(page.getByRole('tabpanel', { name: /^Totes/ })).toHaveFocus();
	});
});

describe('a table', () => {
	const region = () => page.getByRole('region', { name: 'Accions de la línia 2' });
	const firstRow = () => region().getByRole('row').nth(1);

	test('is ordered by its headers, which say how', async () => {
		const header = region().getByRole('columnheader', { name: 'Codi' });
		await expect.element(header).toHaveAttribute('aria-sort', 'ascending');
		await header.getByRole('button').click();
		await expect.element(header).toHaveAttribute('aria-sort', 'descending');
		await expect.element(firstRow()).toMatchTextContent(/^2\.8/);
		await region().getByRole('columnheader', { name: 'Acció', exact: true }).getByRole('button').click();
		await expect.element(firstRow()).toMatchTextContent(/Acollir delegacions/);
		await expect.element(header).not.toHaveAttribute('aria-sort');
	});

	test('scrolls under its header, with the keyboard too', async () => {
		const element = region().element() as HTMLElement;
		element.focus();
		expect(document.activeElement).toBe(element);
		element.style.maxHeight = '160px';
		element.scrollTop = 200;
		const header = element.querySelector('th')?.getBoundingClientRect().top ?? 0;
		expect(Math.abs(header - element.getBoundingClientRect().top)).toBeLessThan(2);
	});

	test('names each row by its row header', async () => {
		await expect.element(region().getByRole('rowheader')).toHaveLength(8);
	});
});

describe('a menu', () => {
	test('opens and steers with the keyboard, passes over what is disabled, and gives the focus back', async () => {
		const button = page.getByRole('button', { name: 'Més opcions' });
		(button.element() as HTMLElement).focus();
		await userEvent.keyboard('{Enter}');
		await expect.element(page.getByRole('menuitem', { name: 'Edita' })).toHaveFocus();
		await userEvent.keyboard('{ArrowDown}{ArrowDown}');
		await expect.element(page.getByRole('menuitem', { name: 'Retira' })).toHaveFocus();
		await userEvent.keyboard('{Escape}');
		await expect.element(button).toHaveFocus();
	});
});

describe('the search', () => {
	test('opens with its key, steers with the arrows while the focus stays in the field', async () => {
		await userEvent.keyboard('/');
		const field = page.getByRole('combobox', { name: 'Cerca en el pla' });
		await expect.element(field).toHaveFocus();
		await userEvent.keyboard('metropolit');
		await expect.element(page.getByText('2 resultats')).toBeVisible();
		await userEvent.keyboard('{ArrowDown}');
		await expect.element(field).toHaveFocus();
		const active = document.getElementById(field.element().getAttribute('aria-activedescendant') ?? '');
		expect(active?.textContent).toContain('Acollir');
		await userEvent.keyboard('{Enter}');
		await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
		expect(location.hash).toBe('#2.3');
	});
});

describe('messages in passing', () => {
	test('are announced, and can be undone and closed', async () => {
		await page.getByRole('button', { name: 'Desa', exact: true }).click();
		await expect.element(page.getByRole('log')).toMatchTextContent(/S’ha desat l’entrada\./);
		await page.getByRole('button', { name: 'Desfés' }).click();
		await expect.element(page.getByRole('log')).toHaveTextContent('');
	});
});

describe('the shell', () => {
	test('the first stop of the keyboard leads to the content', async () => {
		await userEvent.keyboard('{Tab}');
		const skip = page.getByRole('link', { name: 'Ves al contingut' });
		await expect.element(skip).toHaveFocus();
		await userEvent.keyboard('{Enter}');
		await expect.element(page.getByRole('main')).toHaveFocus();
	});

	test('changes language at once, without losing its place', async () => {
		await page.getByRole('radio', { name: 'Français' }).click({ force: true });
		await expect.element(page.getByRole('navigation', { name: 'Navigation principale' })).toBeVisible();
		await expect.element(page.getByText('3 modifications en attente')).toBeVisible();
		expect(document.documentElement.lang).toBe('fr');
	});

	test('on a phone, the menu opens all the navigation and Escape closes it', async () => {
		await page.viewport(390, 844);
		const menu = page.getByRole('button', { name: 'Menú' });
		await menu.click();
		const drawer = page.getByRole('dialog', { name: 'Navegació principal' });
		await expect
			.element(drawer.getByRole('link', { name: 'Accions' }))
			.toHaveAttribute('aria-current', 'page');
		await userEvent.keyboard('{Escape}');
		await expect.element(drawer).not.toBeInTheDocument();
		await expect.element(menu).toHaveFocus();
	});

	test('on a phone nothing is wider than the screen, and what is touched is 44 px high', async () => {
		await page.viewport(390, 844);
		expect(document.documentElement.scrollWidth).toBe(390);
		for (const button of document.querySelectorAll('main button, main a[class*="touch"]')) {
			const { height, width } = button.getBoundingClientRect();
			if (
				width > 0 &&
				!button.closest('[aria-hidden="true"]') &&
				button.getAttribute('aria-hidden') !== 'true'
			)
				expect([button.textContent.trim() || button.getAttribute('aria-label'), height >= 44]).toEqual([
					button.textContent.trim() || button.getAttribute('aria-label'),
					true,
				]);
		}
	});
});

describe.each(['light', 'dark'])('in %s', (theme) => {
	test.each([
		['desktop', 1280],
		['phone', 390],
	])('axe finds nothing on a %s', async (_, width) => {
		await page.viewport(width, 900);
		document.documentElement.dataset.theme = theme;
		await transitions();
		const { violations } = await axe.run(document, {
			runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
		});
		expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
	});
});
