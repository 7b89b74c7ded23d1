import { CLOSE } from '../documents/peer.ts';

/** Something that another relay does not do, in one sentence for people. */
export class RemoteRefusal extends Error {}

/** Why it closed a connection, and what to do about it. */
export function explainClose(code: number, reason: string): string {
	if (code === CLOSE.credentials)
		return 'The token is missing, wrong or expired: mint another there with "npm run relay -- invite … --token".';
	if (code === CLOSE.writeNotAllowed)
		return 'This token may not do that: mint one there with "npm run relay -- invite --role administrator --import --token".';
	if (code === CLOSE.malformed)
		return 'The two relays do not understand one another: bring both to the same version.';
	if (code === CLOSE.retired) return 'The document was retired there.';
	if (code === CLOSE.tooLarge) return 'It is larger than a relay takes.';
	return `The other relay closed the connection (${code}${reason && `: ${reason}`}): try again.`;
}
