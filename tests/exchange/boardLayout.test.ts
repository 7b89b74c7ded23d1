import { describe, expect, it } from 'vitest';
import { layOutBoard, type Measure, type PicturedColumn, wrapText } from '#lib/exchange/boardLayout.ts';
import { seededRandom } from '../support/random.ts';

/** Every letter is eight pixels wide. */
const measure: Measure = (text) => text.length * 8;

const WORDS = ['mobilitat', 'aigua', 'de', 'la', 'metròpolis', 'internacionalització', 'i', 'platges'];

function randomBoard(seed: number): PicturedColumn[] {
	const random = seededRandom(seed);
	let card = 0;
	const sentence = (most: number) =>
		Array.from({ length: 1 + random.below(most) }, () => WORDS[random.below(WORDS.length)]).join(' ');
	const cards = (most: number) =>
		Array.from({ length: random.below(most) }, () => ({ text: `c${card++}. ${sentence(30)}`, note: '' }));
	return Array.from({ length: 1 + random.below(9) }, () => ({
		title: sentence(6),
		items: [...cards(25), ...(random.below(2) ? [{ title: sentence(4), cards: cards(10) }] : [])],
	}));
}

describe('a board laid out on pages', () => {
	it.each([1, 2, 3, 4, 5, 6, 7, 8])(
		'shows every card once and nothing over anything else (seed %i)',
		(seed) => {
			const columns = randomBoard(seed);
			const pages = layOutBoard(columns, measure);
			const wanted = columns.flatMap(({ items }) =>
				items.flatMap((item) => ('cards' in item ? item.cards : [item])),
			);
			expect(pages.reduce((sum, { cards }) => sum + cards, 0)).toBe(wanted.length);
			const shown = pages.flatMap(({ boxes }) => boxes.filter(({ type }) => type === 'card'));
			expect(
				shown.flatMap(({ lines }) => lines.map(({ text }) => text)).filter((text) => /^c\d+\./.test(text)),
			).toHaveLength(wanted.length);
			for (const { boxes, width, height } of pages) {
				const inner = boxes.filter(({ type }) => type !== 'column');
				for (const box of boxes) {
					expect(box.x + box.width).toBeLessThanOrEqual(width);
					expect(box.y + box.height).toBeLessThanOrEqual(height);
					for (const { text, y, font } of box.lines) {
						expect(box.x + 10 + measure(text, font)).toBeLessThanOrEqual(box.x + box.width);
						expect(y).toBeLessThan(box.y + box.height);
					}
				}
				inner.forEach((one, at) =>
					inner.slice(at + 1).forEach((other) => {
						const apart =
							one.x + one.width <= other.x ||
							other.x + other.width <= one.x ||
							one.y + one.height <= other.y ||
							other.y + other.height <= one.y;
						expect(apart).toBe(true);
					}),
				);
				// What a printed page holds at the width of four columns.
				expect(height).toBeLessThanOrEqual(1500);
			}
		},
	);

	it('divides columns evenly, and repeats their titles where cards go on', () => {
		const columns = Array.from({ length: 5 }, (_, index) => ({ title: `Columna ${index}`, items: [] }));
		expect(layOutBoard(columns, measure).map((page) => page.columns.length)).toEqual([3, 2]);
		const long = Array.from({ length: 60 }, (_, n) => ({ text: `c${n}.`, note: '' }));
		const pages = layOutBoard([{ title: 'Llarga', items: long }], measure);
		expect(pages.length).toBeGreaterThan(1);
		for (const { boxes } of pages) expect(boxes[0]!.lines[0]!.text).toBe('Llarga');
	});

	it('is nothing where there are no columns', () => expect(layOutBoard([], measure)).toEqual([]));

	it('breaks words that are longer than a line, and keeps empty lines', () => {
		expect(wrapText('a bb ccc', 5, (text) => text.length)).toEqual(['a bb', 'ccc']);
		expect(wrapText('abcdefgh', 3, (text) => text.length)).toEqual(['abc', 'def', 'gh']);
		expect(wrapText('a\n\nb', 9, (text) => text.length)).toEqual(['a', '', 'b']);
	});
});
