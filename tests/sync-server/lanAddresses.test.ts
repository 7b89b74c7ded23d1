import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readListening, type Interfaces } from '../../sync-server/sockets/lanAddresses.ts';

function card(address: string, more: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo {
	const family = address.includes(':') ? 'IPv6' : 'IPv4';
	return {
		address,
		family,
		internal: false,
		netmask: '',
		mac: '',
		cidr: null,
		...more,
	} as NetworkInterfaceInfo;
}

const LAPTOP: Interfaces = {
	lo: [card('127.0.0.1', { internal: true }), card('::1', { internal: true })],
	docker0: [card('172.17.0.1')],
	eth0: [card('192.168.1.20'), card('fe80::1'), card('fd00::20')],
	wlp2s0: [card('192.168.1.21')],
	usb0: [card('169.254.9.9')],
};

const listen = (host: string, interfaces = LAPTOP) => readListening({ host, port: 4173 }, interfaces);
const urlsOf = (host: string, interfaces = LAPTOP) =>
	listen(host, interfaces).addresses.map(({ url }) => url);

describe('the addresses under which phones reach a relay', () => {
	it('are those of every card, the wireless one first, and what leads nowhere last', () => {
		expect(urlsOf('0.0.0.0')).toEqual([
			'http://192.168.1.21:4173',
			'http://192.168.1.20:4173',
			'http://169.254.9.9:4173',
			'http://172.17.0.1:4173',
		]);
		expect(listen('0.0.0.0').addresses.map(({ virtual }) => virtual)).toEqual([false, false, false, true]);
		expect(listen('0.0.0.0').addresses[0]?.card).toBe('wlp2s0');
	});

	it('are also of the newer sort where it listens to those, in the form in which a browser takes them', () => {
		expect(urlsOf('::')).toContain('http://[fd00::20]:4173');
		expect(urlsOf('::')[0]).toBe('http://192.168.1.21:4173');
		expect(urlsOf('::').join()).not.toContain('fe80');
	});

	it('is the one where it was told to listen to one, or to a name', () => {
		expect(urlsOf('192.168.1.20')).toEqual(['http://192.168.1.20:4173']);
		expect(urlsOf('rumb.lan')).toEqual(['http://rumb.lan:4173']);
	});

	it.each(['127.0.0.1', 'localhost', '::1'])('are none yet where it listens to %s alone', (host) => {
		const { beyond, addresses } = listen(host);
		expect(beyond).toBe(false);
		// Those that it would have.
		expect(addresses[0]?.url).toBe('http://192.168.1.21:4173');
	});

	it('are none on a machine without a network', () => {
		expect(listen('0.0.0.0', { lo: LAPTOP.lo })).toMatchObject({ beyond: true, addresses: [] });
	});
});
