import { goals } from './goals.ts';
import type { Localised } from './language.ts';
import { TEMPLATE_FORMAT, TEMPLATE_VERSION, type Template } from './template.ts';
import { defaultConcepts, defaultVocabularies, OWN_SOURCE } from './vocabulary.ts';

/**
 * A plan with nothing in it yet but what screens rely on: the plan's own record, its owner where given, the default
 * vocabularies and the 17 Sustainable Development Goals.
 * @param id of the workspace and of the plan's record; the owner's id must differ from it.
 * @param period first and last year, both included.
 */
export function blankTemplate({
	id,
	title,
	period,
	owner,
}: {
	id: string;
	title: Localised;
	period: { start: number; end: number };
	owner?: { id: string; name: Localised };
}): Template {
	const plan = {
		id,
		title,
		periodStart: period.start,
		periodEnd: period.end,
		source: OWN_SOURCE,
		...(owner ? { owner: owner.id } : {}),
	};
	return {
		format: TEMPLATE_FORMAT,
		version: TEMPLATE_VERSION,
		id,
		title,
		records: {
			plan: [plan],
			...(owner ? { organisation: [{ ...owner, type: 'authority', source: OWN_SOURCE }] } : {}),
			sustainableDevelopmentGoal: goals.map(([color, ca, es, fr, en], index) => ({
				id: `sdg-${index + 1}`,
				number: index + 1,
				name: { ca, es, fr, en },
				color,
				source: OWN_SOURCE,
			})),
			concept: Object.keys(defaultVocabularies).flatMap(defaultConcepts),
		},
	};
}
