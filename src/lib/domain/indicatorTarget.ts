import { defineKind, localised, reference, value } from './kind.ts';

/** What an indicator is to reach by a year, beside the one target that it declares itself. */
export const indicatorTarget = defineKind({
	name: 'indicatorTarget',
	fields: {
		indicator: reference('indicator', { required: true }),
		year: value('year', { required: true }),
		value: value('number', { required: true }),
		comment: localised(),
		/** Where it was agreed, in words. */
		sourceWords: value('string'),
	},
	title: ['sourceWords', 'indicator'],
	indexes: ['indicator'],
});
