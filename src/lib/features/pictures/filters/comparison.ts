import type { Option } from '#lib/ui/look.ts';
import { yearsWords } from '../maps/yearsWords.ts';
import { type Years, yearsText } from './pictureFilters.ts';

/** What some years can be compared with: as many of the plan's years, wherever they begin. */
export function comparisonOptions(chosen: Years, all: Years): Option[] {
	const length = chosen.until - chosen.from;
	const options: Option[] = [];
	for (let from = all.from; from + length <= all.until; from++) {
		const years = { from, until: from + length };
		if (from !== chosen.from) options.push({ value: yearsText(years), label: yearsWords(years) });
	}
	return options;
}
