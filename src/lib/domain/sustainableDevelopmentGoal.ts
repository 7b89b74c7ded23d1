import { defineKind, localised, value } from './kind.ts';

/** One of the 17 goals of the 2030 Agenda. */
export const sustainableDevelopmentGoal = defineKind({
	name: 'sustainableDevelopmentGoal',
	fields: {
		number: value('number', { required: true }),
		name: localised({ required: true }),
		/** Official colour, `#RRGGBB`. */
		color: value('string'),
	},
	title: ['name'],
	search: ['number'],
});
