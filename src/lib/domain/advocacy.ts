import { concept, defineKind, localised, set, text, value } from './kind.ts';

/** A dossier in which the authority wants to be heard: on which agenda, until when, what it says, through whom, and what came of it. */
export const advocacy = defineKind({
	name: 'advocacy',
	documents: ['org'],
	fields: {
		title: localised({ required: true }),
		/** The law, programme or agenda that is being negotiated. */
		agenda: localised(),
		/** Who decides, and is to be convinced. */
		addressee: localised(),
		/** The last day on which a position can still be heard. */
		deadline: value('date'),
		position: text(),
		/** The day on which the position was taken; absent while there is none. */
		taken: value('date'),
		channel: concept('advocacy-channel'),
		/** Allies. */
		organisations: set({ ref: 'organisation' }),
		/** Networks through which it is carried. */
		networks: set({ ref: 'organisation' }),
		/** Absent while nobody has said: the same as open. */
		outcome: concept('advocacy-outcome'),
		outcomeOn: value('date'),
		outcomeNote: localised(),
		link: value('string'),
		actions: set({ ref: 'action' }),
		metropolises: set({ ref: 'metropolis' }),
		councils: set({ ref: 'organisation' }),
		zones: set({ ref: 'zone' }),
		themes: set({ ref: 'theme' }),
		goals: set({ ref: 'sustainableDevelopmentGoal' }),
		tags: set(),
		/** The record that it came of; see `subject.ts`. */
		arisesFrom: value('string'),
	},
	indexes: ['actions', 'metropolises', 'organisations', 'networks', 'themes', 'outcome', 'arisesFrom'],
	search: ['agenda', 'addressee', 'position', 'outcomeNote', 'tags'],
});
