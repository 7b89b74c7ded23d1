import { messageOf } from '../log.ts';

/** Arguments that cannot be used; the message says what to do. */
export class UsageError extends Error {}

/** What `parse` makes of the arguments of a command; where it cannot, the reason and how they are written. */
export function parseOptions<T>(usage: string, parse: () => { values: T }): T {
	try {
		return parse().values;
	} catch (error) {
		const [sentence] = messageOf(error).split('. ');
		throw new UsageError(`${sentence}. ${usage}`);
	}
}
