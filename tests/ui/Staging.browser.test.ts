import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import Staging from './Staging.svelte';

const output = () => page.getByRole('status').first();
const handle = (name: string) => page.getByRole('button', { name: `Move ${name}` });
const column = (id: string) => document.querySelector<HTMLElement>(`[data-column="${id}"]`)!;
const card = (name: string) => document.querySelector<HTMLElement>(`[data-item="${name}"]`)!;

function middleOf(element: HTMLElement) {
	const { left, top, width, height } = element.getBoundingClientRect();
	return { clientX: left + width / 2, clientY: top + height - 4 };
}

/** A pointer goes down on one thing, moves to another and is let go there. */
function drag(from: HTMLElement, to: HTMLElement, { release = true } = {}) {
	const say = (type: string, at: HTMLElement, place: { clientX: number; clientY: number }) =>
		at.dispatchEvent(
			new PointerEvent(type, {
				bubbles: true,
				cancelable: true,
				isPrimary: true,
				pointerId: 1,
				pointerType: 'mouse',
				button: 0,
				...place,
			}),
		);
	const start = middleOf(from);
	say('pointerdown', from, start);
	say('pointermove', from, { clientX: start.clientX + 8, clientY: start.clientY });
	say('pointermove', to, middleOf(to));
	if (release) say('pointerup', to, middleOf(to));
}

describe('a board by stages', () => {
	test('an arrow key moves a card by one stage; it keeps the focus, and the move is told', async () => {
		render(Staging);
		handle('Shade').element().focus();
		await userEvent.keyboard('{ArrowRight}');
		await expect.element(output()).toMatchTextContent(/Shade:sent Buses:begun/);
		await expect.element(handle('Shade')).toHaveFocus();
		await expect.element(page.getByText('Shade is now in Sent.')).toBeInTheDocument();
		await userEvent.keyboard('{ArrowLeft}');
		await expect.element(output()).toMatchTextContent(/Shade:begun Buses:begun/);
	});

	test('at the end of the way an arrow key does nothing', async () => {
		render(Staging);
		handle('Buses').element().focus();
		await userEvent.keyboard('{ArrowLeft}');
		await expect.element(output()).toMatchTextContent(/Shade:begun Buses:begun Fixed:sent/);
	});

	test('the list of stages moves it to any of the others', async () => {
		render(Staging);
		await handle('Buses').click();
		await expect.element(page.getByRole('menuitem')).toHaveLength(2);
		await page.getByRole('menuitem', { name: 'Won' }).click();
		await expect.element(output()).toMatchTextContent(/Buses:won/);
	});

	test('a card is dragged to a column, or put back with Escape', async () => {
		render(Staging);
		drag(card('Shade'), column('won'));
		await expect.element(output()).toMatchTextContent(/Shade:won/);
		drag(card('Buses'), column('won'), { release: false });
		await userEvent.keyboard('{Escape}');
		drag(card('Shade'), column('sent'));
		await expect.element(output()).toMatchTextContent(/Shade:sent Buses:begun/);
	});

	test('what may not be moved has no handle and stays where it is dragged from', async () => {
		render(Staging);
		expect(handle('Fixed').elements()).toEqual([]);
		drag(card('Fixed'), column('won'));
		drag(card('Shade'), column('won'));
		await expect.element(output()).toMatchTextContent(/Shade:won Buses:begun Fixed:sent/);
	});

	test('whoever thinks better of it when asked leaves the card where it was, and nothing is told', async () => {
		render(Staging, { answer: async (name: string) => name !== 'Shade' });
		handle('Shade').element().focus();
		await userEvent.keyboard('{ArrowRight}');
		drag(card('Buses'), column('won'));
		await expect.element(output()).toMatchTextContent(/Shade:begun Buses:won/);
		expect(page.getByText('Shade is now in').elements()).toEqual([]);
	});
});
