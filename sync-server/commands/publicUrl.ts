// Under which address others reach the relay, where nobody said: a link is opened on another machine.

import { networkInterfaces } from 'node:os';

export function findPublicUrl({ url, port }: { url: string; port: number }, host: string): string {
	if (host !== '0.0.0.0' && host !== '::') return url;
	const addresses = Object.values(networkInterfaces()).flatMap((known) => known ?? []);
	const reachable = addresses.find(({ internal, family }) => !internal && family === 'IPv4');
	return reachable ? `http://${reachable.address}:${port}` : url;
}
