import { concept, defineKind, localised, value } from './kind.ts';

/** What shows that something was done: a link, or a file or photograph that is stored once, by its hash. */
export const evidence = defineKind({
	name: 'evidence',
	documents: ['org', 'plan', 'body', 'evaluation'],
	fields: {
		/** What it shows, e.g. `entry/0k3…`; see `subject.ts`. */
		subject: value('string', { required: true }),
		type: concept('evidence-type', { required: true }),
		title: localised(),
		/** Of a link: http or https. */
		link: value('string'),
		/** Of a file: SHA-256 of its bytes, 64 hexadecimal digits. */
		hash: value('string'),
		fileName: value('string'),
		mediaType: value('string'),
		/** Bytes. */
		size: value('number'),
		/** Pixels, of a photograph. */
		width: value('number'),
		height: value('number'),
		takenOn: value('date'),
	},
	title: ['title', 'fileName', 'link'],
	indexes: ['subject', 'hash'],
});
