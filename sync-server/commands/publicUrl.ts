// Under which address others reach the relay, where nobody said: a link is opened on another machine.

import { readListening } from '../sockets/lanAddresses.ts';

export function findPublicUrl({ url, port }: { url: string; port: number }, host: string): string {
	const { beyond, addresses } = readListening({ host, port });
	const [first] = addresses.filter((address) => !address.virtual).concat(addresses);
	return beyond && (host === '0.0.0.0' || host === '::') ? (first?.url ?? url) : url;
}
