import { concept, defineKind, localised, place, reference, set, value } from './kind.ts';

/** A metropolis: the one that the plan is for (`home`), and those with which it has or wants a relation. */
export const metropolis = defineKind({
	name: 'metropolis',
	fields: {
		name: localised({ required: true }),
		localName: value('string'),
		/** Other names under which people look for it. */
		aliases: set(),
		home: value('boolean'),
		zone: reference('zone', { approved: true }),
		relation: concept('metropolis-relation', { approved: true }),
		place: place(),
		/** A larger metropolis that it belongs to. */
		within: reference('metropolis'),
		/** ISO 3166-1: two letters, and three digits. */
		country: value('string'),
		countryNumeric: value('string'),
		/** Degrees, WGS 84. */
		lon: value('number'),
		lat: value('number'),
		note: localised(),
	},
	title: ['name', 'localName'],
	indexes: ['zone', 'relation', 'within', 'country'],
	search: ['localName', 'aliases', 'note'],
});
