import { readPasted } from '#lib/workspace/invite.ts';
import type { Destination } from '#lib/workspace/roomRelay.ts';

/**
 * Where everything is to be brought: a whole link, an address alone, or a link's secret where the address is known.
 * @param usual the relay of which this one is a copy
 * @returns why it is none: `nothing` that could be used was pasted, or its `address` is missing
 */
export function readDestination(text: string, usual: string | null): Destination | 'nothing' | 'address' {
	const pasted = readPasted(text);
	if (!pasted || 'code' in pasted) return 'nothing';
	if (!('secret' in pasted)) return { relay: pasted.relay, secret: '' };
	const relay = pasted.relay ?? usual;
	return relay === null ? 'address' : { relay, secret: pasted.secret };
}
