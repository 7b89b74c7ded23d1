import { defineKind, localised } from './kind.ts';

/** An acronym and what it stands for; both may differ between languages. */
export const acronym = defineKind({
	name: 'acronym',
	fields: {
		acronym: localised({ required: true }),
		expansion: localised({ required: true }),
	},
	title: ['acronym'],
	search: ['expansion'],
});
