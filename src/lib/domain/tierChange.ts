import { concept, defineKind, localised, reference, value } from './kind.ts';

/** That the relation with a metropolis was given another tier, since when and why. What it is now stands in the metropolis's `relation`. */
export const tierChange = defineKind({
	name: 'tierChange',
	fields: {
		metropolis: reference('metropolis', { required: true }),
		tier: concept('metropolis-relation', { required: true }),
		since: value('date', { required: true }),
		reason: localised(),
	},
	title: ['reason', 'tier'],
	indexes: ['metropolis'],
});
