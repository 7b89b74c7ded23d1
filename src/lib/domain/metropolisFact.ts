import { concept, defineKind, localised, reference, value } from './kind.ts';

/**
 * One comparable fact about a metropolis, as somebody publishes it: so many people, so many municipalities, this model of
 * governance. Several years are several facts. None comes with this tool: each says where it was read and for which year.
 */
export const metropolisFact = defineKind({
	name: 'metropolisFact',
	documents: ['plan', 'org'],
	fields: {
		metropolis: reference('metropolis', { required: true }),
		/** What it tells; its name says the unit, e.g. square kilometres. */
		indicator: concept('metropolis-fact', { required: true }),
		/** A figure or words: one of the two. */
		value: value('number'),
		words: localised(),
		year: value('year', { required: true }),
		/** Who publishes it, and where. */
		sourceWords: value('string', { required: true }),
		link: value('string'),
		note: localised(),
	},
	title: ['words', 'indicator'],
	indexes: ['metropolis', 'indicator'],
	search: ['sourceWords', 'note'],
});
