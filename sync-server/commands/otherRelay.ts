// How `pull` and `merge` reach the other relay: by its address and a token, or by the link of an invite there.

import { Passage, readInviteLink } from '../replication/passage.ts';
import { readRelayUrl, RemoteRelay } from '../replication/remoteRelay.ts';
import { UsageError } from './usage.ts';

export interface Way {
	/** What the option is called that gives the address. */
	option: string;
	address: string | undefined;
	token: string;
	link: string | undefined;
	workspace: string;
}

export interface OtherRelay {
	relay: RemoteRelay;
	freshen(): Promise<void>;
}

/** @throws UsageError where the options name no relay */
export function checkWay({ option, address, link }: Way): void {
	if (link === undefined) readRelayUrl(option, address);
	else readLink(link);
}

export async function openOtherRelay(way: Way): Promise<OtherRelay> {
	const { option, address, token, link, workspace } = way;
	if (link !== undefined) return Passage.open({ ...readLink(link), workspace });
	const relay = new RemoteRelay({ url: readRelayUrl(option, address), token });
	return { relay, freshen: async () => {} };
}

function readLink(link: string) {
	const read = readInviteLink(link);
	if (read) return read;
	throw new UsageError('Give --link a whole link, such as https://rumb.example.org/join#….');
}
