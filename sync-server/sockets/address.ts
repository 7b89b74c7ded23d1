// By which address somebody is counted. X-Forwarded-For is believed only behind a proxy of ours, and then only
// its last hop, which that proxy wrote.

import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

export function readAddress(request: IncomingMessage, trustProxy: boolean): string {
	const forwarded = trustProxy ? String(request.headers['x-forwarded-for'] ?? '') : '';
	const last = forwarded.split(',').at(-1)?.trim();
	return normalise(last || (request.socket.remoteAddress ?? ''));
}

/** One machine has a whole /64 of IPv6 addresses to choose from. */
function normalise(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	if (!isIPv6(address)) return address;
	const [head = '', tail] = address.split('::');
	const groups = head === '' ? [] : head.split(':');
	if (tail !== undefined) {
		const after = tail === '' ? [] : tail.split(':');
		while (groups.length + after.length < 8) groups.push('0');
		groups.push(...after);
	}
	return groups
		.slice(0, 4)
		.map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
		.join(':');
}
