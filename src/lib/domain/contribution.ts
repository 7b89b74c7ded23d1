import { defineKind, localised, reference, set } from './kind.ts';

/** That an action helps to move an indicator, or an indicator tells of a result: it contributes, it is never said to cause. */
export const contribution = defineKind({
	name: 'contribution',
	fields: {
		indicator: reference('indicator', { required: true }),
		action: reference('action'),
		expectedResult: reference('expectedResult'),
		/** How it contributes. */
		statement: localised({ required: true }),
		/** Entries of the log that show it. */
		entries: set({ ref: 'entry' }),
	},
	title: ['statement'],
	indexes: ['indicator', 'action', 'expectedResult', 'entries'],
});
