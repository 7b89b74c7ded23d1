import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import Choosing from './Choosing.svelte';

const output = () => page.getByRole('status').first();

describe('a combobox of several', () => {
	beforeEach(() => render(Choosing));
	const input = () => page.getByRole('combobox', { name: 'Metropolises' });

	test('finds without accents, by further words, and adds with Enter', async () => {
		await input().click();
		await userEvent.keyboard('medellin');
		await expect.element(page.getByRole('option')).toHaveLength(1);
		await userEvent.keyboard('{Enter}');
		await expect.element(output()).toHaveTextContent('paris | dakar medellin');
		await expect.element(input()).toHaveValue('');
		await expect.element(page.getByRole('listbox')).toBeVisible();
	});

	test('steers with the arrows and says which option is active', async () => {
		await input().click();
		await userEvent.keyboard('colombia{ArrowDown}');
		await expect.element(page.getByRole('option')).toHaveLength(2);
		const active = input().element().getAttribute('aria-activedescendant');
		expect(document.getElementById(active ?? '')?.textContent).toContain('Bogotá');
		await userEvent.keyboard('{Enter}{Escape}');
		await expect.element(output()).toHaveTextContent('paris | dakar bogota');
	});

	test('shows its groups, and passes over what cannot be chosen', async () => {
		await input().click();
		await expect.element(page.getByRole('group', { name: 'Àfrica' })).toBeVisible();
		await userEvent.keyboard('seul{Enter}');
		await expect.element(output()).toHaveTextContent('paris | dakar');
	});

	test('says that nothing matches', async () => {
		await input().click();
		await userEvent.keyboard('zzz');
		await expect.element(page.getByText('Nothing matches.')).toBeVisible();
	});

	test('a chip is taken away with its button, the last one with Backspace', async () => {
		await input().click();
		await userEvent.keyboard('bogota{Enter}{Escape}');
		await page.getByRole('button', { name: 'Remove Dakar' }).click();
		await expect.element(output()).toHaveTextContent('paris | bogota');
		await expect.element(input()).toHaveFocus();
		await userEvent.keyboard('{Backspace}');
		await expect.element(output()).toMatchTextContent(/^paris \|$/);
	});

	test('has its label and its hint from the field', async () => {
		await expect.element(input()).toHaveAccessibleDescription('Choose several.');
	});
});

describe('a dialog', () => {
	const open = () => page.getByRole('button', { name: 'Open' });
	const dialog = () => page.getByRole('dialog', { name: 'Visit' });
	const input = () => page.getByRole('combobox', { name: 'Metropolis', exact: true });

	test('keeps the focus inside, and gives it back when Escape closes it', async () => {
		render(Choosing);
		(open().element() as HTMLElement).focus();
		await userEvent.keyboard('{Enter}');
		await expect.element(dialog()).toBeVisible();
		await expect.element(dialog()).toHaveAccessibleDescription('Where to?');
		for (let step = 0; step < 8; step++) {
			await userEvent.keyboard('{Tab}');
			const focused = document.activeElement;
			expect(focused === document.body || dialog().element().contains(focused)).toBe(true);
		}
		await userEvent.keyboard('{Escape}');
		await expect.element(dialog()).not.toBeInTheDocument();
		await expect.element(open()).toHaveFocus();
	});

	test('Escape closes the list of a combobox first, then the dialog', async () => {
		render(Choosing);
		await open().click();
		await input().click();
		await userEvent.keyboard('tori');
		await expect.element(page.getByRole('listbox')).toBeVisible();
		await userEvent.keyboard('{Escape}');
		await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
		await expect.element(dialog()).toBeVisible();
		await expect.element(input()).toHaveValue('Métropole du Grand Paris');
		await userEvent.keyboard('{Escape}');
		await expect.element(dialog()).not.toBeInTheDocument();
	});

	test('a combobox of one takes a value, shows it, and lets it be taken away', async () => {
		render(Choosing);
		await open().click();
		await input().click();
		await userEvent.keyboard('{Control>}a{/Control}torino{Enter}');
		await expect.element(input()).toHaveValue('Città metropolitana di Torino');
		await expect.element(page.getByText(/^torino \|/)).toBeInTheDocument();
		await dialog().getByRole('button', { name: 'Clear' }).click();
		await expect.element(input()).toHaveValue('');
		await expect.element(page.getByText(/^nothing \|/)).toBeInTheDocument();
	});

	test('stays open, with what was typed, when it may not close', async () => {
		render(Choosing, { mayClose: () => false });
		await open().click();
		await page.getByRole('textbox', { name: 'Note' }).fill('half a sentence');
		await userEvent.keyboard('{Escape}');
		await page.getByRole('button', { name: 'Close' }).click();
		await expect.element(page.getByRole('textbox', { name: 'Note' })).toHaveValue('half a sentence');
	});
});
