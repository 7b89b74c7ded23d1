import { defineKind, localised, place, set, text, value } from './kind.ts';

/** A strategic line: a broad strand of work that gathers actions and expected results. Its zones are its `zoneLine` records. */
export const line = defineKind({
	name: 'line',
	fields: {
		code: value('string', { required: true }),
		place: place(),
		title: localised({ approved: true, required: true }),
		description: text({ approved: true }),
		/** Objectives that the plan itself gives the line. */
		objectives: set({ ref: 'objective', approved: true }),
		objectivesStated: value('boolean'),
		/** Objectives that reading the plan suggests, where it states none. */
		suggestedObjectives: set({ ref: 'objective' }),
		/** What the summary in the plan's annex says of the line, which may differ from its chapters. */
		annexZones: set({ ref: 'zone', approved: true }),
		annexGlobal: value('boolean', { approved: true }),
		annexActors: set({ ref: 'organisation', approved: true }),
		annexSource: value('string'),
	},
	title: ['title', 'code'],
	indexes: ['objectives', 'suggestedObjectives', 'annexZones', 'annexActors'],
	search: ['code', 'description'],
});
