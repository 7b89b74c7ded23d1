// Under which addresses other machines of the same network reach this relay, as far as the machine itself knows.

import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import { isLoopbackName } from './origins.ts';

export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

export interface LanAddress {
	/** Origin, with the port. */
	url: string;
	/** What the system calls the network card. */
	card: string;
	/** Whether it leads to machines that this one only simulates, or through a tunnel: no phone comes that way. */
	virtual: boolean;
}

export interface Listening {
	/** Where it was told to listen. */
	host: string;
	port: number;
	/** Whether other machines can reach it at all, as far as the relay is concerned. */
	beyond: boolean;
	/** The likeliest first. Where it listens on loopback alone: those that it would have. */
	addresses: LanAddress[];
}

const VIRTUAL =
	/^(?:docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|utun|wg|tailscale|zt|vethernet|cni|lxc|podman)/i;
const WIRELESS = /^(?:wl|wi-?fi|ath)|wireless/i;
/** Addresses of private networks; those of the automatic sort, where nobody gave one, come last of all. */
const PRIVATE = /^(?:192\.168\.|10\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd])/i;
const AUTOMATIC = /^169\.254\./;

export function readListening(
	{ host, port }: { host: string; port: number },
	interfaces: Interfaces = networkInterfaces(),
): Listening {
	const beyond = !isLoopbackName(host);
	const isEverywhere = host === '0.0.0.0' || host === '::' || !beyond;
	const all = Object.entries(interfaces).flatMap(([card, infos]) =>
		(infos ?? []).map((info) => ({ card, ...info })),
	);
	const own = all.filter(({ internal, address, family }) => {
		if (internal || /^fe80:/i.test(address)) return false;
		if (isEverywhere) return family === 'IPv4' || host === '::';
		return address === host;
	});
	const addresses = own
		.map(({ card, address, family }) => ({ card, address, family, virtual: VIRTUAL.test(card) }))
		.sort((a, b) => rank(a) - rank(b))
		.map(({ card, address, family, virtual }) => ({ url: urlOf(address, family, port), card, virtual }));
	// A name that somebody gave: it is the address.
	const named = beyond && !isEverywhere && addresses.length === 0;
	return {
		...{ host, port, beyond },
		addresses: named ? [{ url: `http://${host}:${port}`, card: '', virtual: false }] : addresses,
	};
}

function rank(it: { card: string; address: string; family: string; virtual: boolean }): number {
	return (
		(it.virtual ? 16 : 0) +
		(AUTOMATIC.test(it.address) ? 8 : 0) +
		(it.family === 'IPv4' ? 0 : 4) +
		(PRIVATE.test(it.address) ? 0 : 2) +
		(WIRELESS.test(it.card) ? 0 : 1)
	);
}

function urlOf(address: string, family: string, port: number): string {
	return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
