import { concept, defineKind, localised, reference, set, value } from './kind.ts';

/**
 * What somebody measured by hand: of a year, for all or for one member of a dimension (a council, a zone …). Nothing filled in is no
 * data; that it does not apply is said; zero is a value.
 */
export const indicatorValue = defineKind({
	name: 'indicatorValue',
	documents: ['org'],
	fields: {
		indicator: reference('indicator', { required: true }),
		year: value('year', { required: true }),
		value: value('number'),
		/** Of a percentage: what was counted, and out of how many. */
		numerator: value('number'),
		denominator: value('number'),
		/** Of a qualitative indicator. */
		words: localised(),
		notApplicable: value('boolean'),
		dimension: concept('dimension'),
		/** Id of the council, zone, network … or the words of a fund or a sector. */
		member: value('string'),
		comment: localised(),
		sourceWords: value('string'),
		/** Entries of the log that show it. */
		entries: set({ ref: 'entry' }),
	},
	title: ['words', 'sourceWords', 'indicator'],
	indexes: ['indicator', 'entries'],
	search: ['comment', 'sourceWords'],
});
