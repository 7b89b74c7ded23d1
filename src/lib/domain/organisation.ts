import { concept, defineKind, localised, reference, set, value } from './kind.ts';

/** Whoever takes part: the authority and its units, councils, networks, institutions, and groups of actors not named one by one. */
export const organisation = defineKind({
	name: 'organisation',
	fields: {
		type: concept('organisation-type', { required: true }),
		name: localised({ required: true }),
		shortName: value('string'),
		acronym: localised(),
		/** The organisation that it is a part of. */
		parent: reference('organisation'),
		/** Of a group: those who belong to it. */
		members: set({ ref: 'organisation' }),
		membersStated: value('boolean'),
		note: localised(),
		/** The year for which it was announced. */
		announcedFor: value('year'),
		/** Whether it no longer exists. */
		historical: value('boolean'),
		municipality: value('string'),
		slug: value('string'),
		/** Code of the municipality at the national statistics institute, five digits. */
		ine: value('string'),
		/** Of a council: whether it took part in drawing up the plan. */
		participatedInPlan: value('boolean'),
		/** Of a network: whether the plan focuses on it. */
		focus: value('boolean'),
		/** The organisation through which the relation is kept. */
		through: reference('organisation'),
	},
	title: ['name', 'shortName'],
	indexes: ['type', 'parent', 'members', 'through'],
	search: ['shortName', 'acronym', 'municipality', 'note'],
});
