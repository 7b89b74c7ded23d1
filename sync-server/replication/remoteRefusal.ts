import { CLOSE } from '../documents/peer.ts';

/** What it is about, for whoever says it in another language. */
export type RefusalCode =
	| 'credentials'
	| 'notAllowed'
	| 'malformed'
	| 'retired'
	| 'tooLarge'
	| 'unreachable'
	| 'interrupted'
	| 'other';

/** Something that another relay does not do, in one sentence for people. */
export class RemoteRefusal extends Error {
	readonly code: RefusalCode;

	constructor(sentence: string, code: RefusalCode = 'other') {
		super(sentence);
		this.code = code;
	}
}

/** Why it closed a connection, and what to do about it. */
export function explainClose(code: number, reason: string): RemoteRefusal {
	if (code === CLOSE.credentials)
		return new RemoteRefusal(
			'The token is missing, wrong or expired: mint another there with "npm run relay -- invite … --token".',
			'credentials',
		);
	if (code === CLOSE.writeNotAllowed)
		return new RemoteRefusal(
			'This token may not do that: mint one there with "npm run relay -- invite --role administrator --import --token".',
			'notAllowed',
		);
	if (code === CLOSE.malformed)
		return new RemoteRefusal(
			'The two relays do not understand one another: bring both to the same version.',
			'malformed',
		);
	if (code === CLOSE.retired) return new RemoteRefusal('The document was retired there.', 'retired');
	if (code === CLOSE.tooLarge) return new RemoteRefusal('It is larger than a relay takes.', 'tooLarge');
	return new RemoteRefusal(
		`The other relay closed the connection (${code}${reason && `: ${reason}`}): try again.`,
		'interrupted',
	);
}
