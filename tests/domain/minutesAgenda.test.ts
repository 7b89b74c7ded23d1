import { describe, expect, it } from 'vitest';
import { unwrittenPoints } from '#lib/domain/minutesAgenda.ts';

const missing = (titles: readonly (string | null)[], written: string) =>
	unwrittenPoints(titles, written).map(({ number, title }) => `${number}. ${title}`);

describe('what the minutes lack of an agenda', () => {
	it('is all of it while nothing is written, each point under its number', () => {
		expect(missing(['Annual report', 'Budget'], '')).toEqual(['1. Annual report', '2. Budget']);
	});

	it('is nothing once every point is there, in whatever order it has been put since', () => {
		const written = '1. Annual report\nWas presented.\n2. Budget\nApproved.';
		expect(missing(['Annual report', 'Budget'], written)).toEqual([]);
		expect(missing(['Budget', 'Annual report'], written)).toEqual([]);
	});

	it('is only what was added since, under the number that it has now', () => {
		const written = '1. Annual report\n2. Budget';
		expect(missing(['Annual report', 'European projects', 'Budget'], written)).toEqual([
			'2. European projects',
		]);
	});

	it('knows a point with another number, without one, and in other spaces or capitals', () => {
		expect(missing(['Annual  report', 'BUDGET', 'Forum'], 'annual report\n 7) Budget\n12.Forum')).toEqual([]);
	});

	it('does not take a longer line, or what somebody said, for the point', () => {
		const written = '1. Budget 2027\nThe budget was put off.';
		expect(missing(['Budget 2027', 'Budget'], written)).toEqual(['2. Budget']);
	});

	it('wants as many lines as there are points of a name, and none for a point without one', () => {
		expect(missing(['Questions', null, ' ', 'Questions'], '1. Questions')).toEqual(['4. Questions']);
	});

	it('keeps a number with which a title begins itself', () => {
		expect(
			missing(['2027 budget', '1. Forum', '3.5 million'], '1. 2027 budget\n2. 1. Forum\n3. 3.5 million'),
		).toEqual([]);
		expect(missing(['2027 budget'], '1. Budget')).toEqual(['1. 2027 budget']);
	});
});
