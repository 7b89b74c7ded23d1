import { defineKind, localised, place, value } from './kind.ts';

/** A word of a vocabulary. Fields declared with `concept('…')` keep its code; people read its name. */
export const concept = defineKind({
	name: 'concept',
	fields: {
		vocabulary: value('string', { required: true }),
		code: value('string', { required: true }),
		place: place(),
		name: localised({ required: true }),
	},
	title: ['name', 'code'],
	indexes: ['vocabulary'],
	search: ['code'],
});
