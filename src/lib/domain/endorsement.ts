import { defineKind, reference, value } from './kind.ts';

/**
 * An organisation's own word that it supports an amendment of somebody else. It lives in the organisation's document, since nobody
 * can add a name to what another one wrote: those that the amendment itself names were only named by whoever proposes it.
 */
export const endorsement = defineKind({
	name: 'endorsement',
	documents: ['org'],
	fields: {
		amendment: reference('amendment', { required: true }),
		/** Who says so, by the name that they go by. */
		name: value('string'),
	},
	title: ['amendment'],
	indexes: ['amendment'],
});
