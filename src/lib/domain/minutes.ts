import { defineKind, text } from './kind.ts';

/** The minutes of a session in the making, typed together. One a session, under its id, by a seed made from that id. */
export const minutes = defineKind({
	name: 'minutes',
	documents: ['workshop', 'body'],
	fields: { text: text() },
	title: ['text'],
	retractable: false,
});
