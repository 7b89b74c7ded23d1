import axe from 'axe-core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import { pictureSvg, svgText } from '#lib/charts/pictureSvg.ts';
import { picturePng } from '#lib/charts/picturePng.ts';
import Shown from './Shown.svelte';

afterEach(() => {
	delete document.documentElement.dataset.theme;
});

const mark = (name: RegExp) => page.getByRole('link', { name });
const drawing = () => document.querySelector<SVGSVGElement>('figure [role=group] svg')!;

/** The files that were saved while `act` ran. */
async function savedBy(act: () => Promise<void>): Promise<{ name: string; text: string; type: string }[]> {
	const blobs: Blob[] = [];
	const names: string[] = [];
	const make = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
		blobs.push(blob as Blob);
		return '#file';
	});
	const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
		this: HTMLAnchorElement,
	) {
		names.push(this.download);
	});
	await act();
	await expect.poll(() => names.length).toBeGreaterThan(0);
	make.mockRestore();
	click.mockRestore();
	return Promise.all(
		names.map(async (name, index) => ({
			name,
			text: await blobs[index]!.text(),
			type: blobs[index]!.type,
		})),
	);
}

async function save(item: string) {
	return savedBy(async () => {
		await page.getByRole('button', { name: /^Save/ }).click();
		await page.getByRole('menuitem', { name: item }).click();
	});
}

describe('a picture', () => {
	test('is one stop of the Tab key; arrows, Home and End go from mark to mark, Enter opens', async () => {
		render(Shown);
		await expect.element(mark(/^LE1: 12/)).toBeInTheDocument();
		await page.getByRole('button', { name: 'A control' }).click();
		await userEvent.keyboard('{Tab}');
		await expect.element(mark(/^LE1: 12/)).toHaveFocus();
		await userEvent.keyboard('{ArrowDown}');
		await expect.element(mark(/^LE2: 5/)).toHaveFocus();
		await userEvent.keyboard('{End}');
		await expect.element(mark(/^LE3: 8/)).toHaveFocus();
		await userEvent.keyboard('{Home}{ArrowRight}{Tab}');
		await expect.element(mark(/^LE2: 5/)).not.toHaveFocus();
		await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
		await expect.element(mark(/^LE2: 5/)).toHaveFocus();
		await userEvent.keyboard('{Enter}');
		expect(location.hash).toBe('#LE2');
	});

	test('says what a mark is where it is focused, until Escape', async () => {
		render(Shown);
		await page.getByRole('button', { name: 'A control' }).click();
		await userEvent.keyboard('{Tab}');
		const tip = () => document.querySelector('[popover]:popover-open')?.textContent;
		await expect.poll(tip).toBe('LE1: 12 actions');
		await userEvent.keyboard('{Escape}');
		await expect.poll(tip).toBeUndefined();
	});

	test('does what a mark does that leads nowhere', async () => {
		const done: string[] = [];
		render(Shown, { onactivate: (code: string) => done.push(code) });
		await page.getByRole('button', { name: 'A control' }).click();
		await userEvent.keyboard('{Tab}{ArrowDown}{Enter}{ArrowDown} ');
		expect(done).toEqual(['LE2', 'LE3']);
	});

	test('tells its point, and shows everything as a table, no data in words', async () => {
		render(Shown);
		const figure = page.getByRole('figure', { name: 'Actions by line' });
		await expect.element(figure).toHaveAccessibleDescription('Line one has most of them.');
		await page.getByText('Table', { exact: true }).click();
		await expect.element(page.getByRole('row', { name: /Line four no data/ })).toBeVisible();
		await expect.element(page.getByRole('link', { name: '=Line one' })).toBeVisible();
		expect(drawing().checkVisibility()).toBe(false);
	});

	test('leaves what it paints with to the other pictures of the page where it is a table', async () => {
		render(Shown);
		await page.getByText('Table', { exact: true }).click();
		await expect.poll(() => drawing().checkVisibility()).toBe(false);
		for (const id of ['hatch', 'dots', 'cross'])
			expect(document.getElementById(id)!.closest('svg')!.checkVisibility(), id).toBe(true);
	});

	test('without data says so in place of the drawing', async () => {
		render(Shown, { empty: { title: 'Nobody has reported yet', text: 'Open a period first.' } });
		await expect.element(page.getByRole('heading', { name: 'Nobody has reported yet' })).toBeVisible();
		expect(document.querySelector('figure [role=group]')).toBeNull();
	});

	test.each(['light', 'dark'])(
		'has nothing for axe to find in %s, as a picture and as a table',
		async (theme) => {
			document.documentElement.dataset.theme = theme;
			render(Shown);
			await expect.element(mark(/^LE1: 12/)).toBeInTheDocument();
			const found = async () =>
				(await axe.run('main')).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
			expect(await found()).toEqual([]);
			await page.getByText('Table', { exact: true }).click();
			await expect.element(page.getByRole('row', { name: /Line four/ })).toBeVisible();
			expect(await found()).toEqual([]);
		},
	);
});

describe('a saved picture', () => {
	test('is an SVG that stands alone: title, point, period, source, colours of paper in a dark room', async () => {
		document.documentElement.dataset.theme = 'dark';
		render(Shown);
		await expect.element(mark(/^LE1: 12/)).toBeInTheDocument();
		const [file] = await save('Picture as SVG');
		expect(file!.name).toMatch(/^actions-by-line-\d{4}-\d\d-\d\d\.svg$/);
		const parsed = new DOMParser().parseFromString(file!.text, 'image/svg+xml');
		expect(parsed.querySelector('parsererror')).toBeNull();
		expect(parsed.querySelector('title')?.textContent).toBe('Actions by line');
		const said = [...parsed.querySelectorAll('text')].map((text) => text.textContent?.trim());
		for (const text of ['Actions by line', 'Line one has most of them.', '2021–2025', 'LE1', 'Actions'])
			expect(said).toContain(text);
		expect(said).toContain('Plan of the test. As it stood on 22 November 2026.');
		expect(file!.text).not.toMatch(/var\(|class=|<a |href=/);
		// The fourth step of the ramp as on paper, and the pattern that lies over it.
		expect(file!.text).toContain('rgb(58, 108, 171)');
		expect(parsed.querySelector('pattern#hatch')).not.toBeNull();
		expect(document.documentElement.dataset.theme).toBe('dark');
	});

	test('is a CSV as RFC 4180 has it, in which nothing runs as a formula and no data is empty', async () => {
		render(Shown);
		const [file] = await save('Table as CSV');
		expect(file!.type).toBe('text/csv;charset=utf-8');
		expect(file!.text).toBe(
			'Line,Actions\r\n\'=Line one,12\r\n"Line ""two"", with a comma",5\r\nLine three,8\r\nLine four,\r\n',
		);
	});

	test('is a PNG of twice its size', async () => {
		render(Shown);
		await expect.element(mark(/^LE1: 12/)).toBeInTheDocument();
		const picture = pictureSvg(drawing(), {
			title: 'Actions by line',
			point: 'Line one has most of them.',
			source: 'Plan of the test.',
			language: 'en',
			legend: [{ label: 'Actions', fill: 'var(--color-ramp-4)' }],
		});
		expect(svgText(picture)).toMatch(/^<\?xml/);
		const bitmap = await createImageBitmap(await picturePng(picture));
		expect([bitmap.width, bitmap.height]).toEqual([
			Number(picture.getAttribute('width')) * 2,
			Number(picture.getAttribute('height')) * 2,
		]);
	});
});
