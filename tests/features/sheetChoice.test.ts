import { describe, expect, it } from 'vitest';
import type { SheetLine } from '#lib/exchange/sheets/sheetPlan.ts';
import { Choice, placesOf } from '#lib/features/exchange/import/choice.svelte.ts';

const line = (keys: Record<string, boolean>): SheetLine => ({
	line: 2,
	name: 'Urban call',
	outcome: 'changed',
	changes: Object.entries(keys).map(([key, here]) => ({
		key,
		before: 1,
		after: 2,
		...(here && { since: true as const }),
	})),
});
const takenOf = (choice: Choice, keys: Record<string, boolean>) =>
	placesOf(line(keys)).flatMap((place) => (choice.isTaken(place) ? place.key : []));

describe('what somebody takes of a sheet', () => {
	const keys = { opens: false, closes: false, budget: true };

	it('is all but what was changed here too', () => {
		expect(takenOf(new Choice(), keys)).toEqual(['opens', 'closes']);
	});

	it('is nothing that is found later in a row that they left', () => {
		const choice = new Choice();
		choice.say(placesOf(line({ opens: false }), 'changed'), false, true);
		expect(takenOf(choice, keys)).toEqual([]);
		choice.say(placesOf(line({ opens: false }), 'changed'), true, true);
		expect(takenOf(choice, keys)).toEqual(['opens', 'closes']);
	});

	it('is what they tick one by one, whatever is said of the others', () => {
		const choice = new Choice();
		choice.say(placesOf(line(keys), 'since'), true, true);
		choice.say(placesOf(line({ opens: false })), false);
		expect(takenOf(choice, keys)).toEqual(['closes', 'budget']);
		choice.say(placesOf(line(keys), 'since'), false, true);
		expect(takenOf(choice, keys)).toEqual(['closes']);
	});
});
