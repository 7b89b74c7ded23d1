import { describe, expect, it } from 'vitest';
import { pullCommand, serveCommand } from '../../../src/lib/features/workshops/lan/commands.ts';
import { readDestination } from '../../../src/lib/features/workshops/lan/destination.ts';
import { sumFamilies } from '../../../src/lib/features/workshops/lan/families.ts';
import { readServeOptions } from '../../../sync-server/commands/serveOptions.ts';

const SECRET = `${'0a'.repeat(8)}.${'x'.repeat(43)}`;
const HOME = 'https://rumb.example.org';

describe('where everything is to be brought', () => {
	it.each([
		['a whole link', `${HOME}/join#${SECRET}`, null, { relay: HOME, secret: SECRET }],
		['a link in angle brackets', ` <${HOME}/join#${SECRET}> `, null, { relay: HOME, secret: SECRET }],
		[
			'another relay than the usual one',
			`${HOME}/join#${SECRET}`,
			'https://a.example',
			{ relay: HOME, secret: SECRET },
		],
		['a link’s secret, where the usual relay is known', SECRET, HOME, { relay: HOME, secret: SECRET }],
		['a link’s secret, where it is not', SECRET, null, 'address'],
		['the address of an open relay', HOME, null, { relay: HOME, secret: '' }],
		['an address without its protocol', 'rumb.example.org', null, { relay: HOME, secret: '' }],
		['a link that was cut off', `${HOME}/join#${SECRET.slice(0, 30)}`, HOME, 'nothing'],
		['a recovery code', 'B1WX-21X8-BV1Z-RR3B-X6CV', HOME, 'nothing'],
		['nothing', '  ', HOME, 'nothing'],
	])('is read from %s', (_, text, usual, expected) => {
		expect(readDestination(text, usual)).toEqual(expected);
	});
});

describe('what was brought', () => {
	it('is told by sort of document, and a document and its files once', () => {
		const brought = [
			{ document: 'seat/autumn/p1', bytes: 10, files: 0 },
			{ document: 'seat/autumn/p2', bytes: 20, files: 0 },
			{ document: 'plan', bytes: 5, files: 0 },
			{ document: 'workshop/autumn', bytes: 7, files: 0 },
			{ document: 'workshop/autumn', bytes: 1000, files: 2 },
		];
		expect(sumFamilies({ brought })).toEqual([
			{ family: 'plan', documents: 1, files: 0, bytes: 5 },
			{ family: 'workshop', documents: 1, files: 2, bytes: 1007 },
			{ family: 'seat', documents: 2, files: 0, bytes: 30 },
		]);
	});

	it('is nothing where nothing was', () => {
		expect(sumFamilies({ brought: [] })).toEqual([]);
	});
});

describe('the commands that the screen shows', () => {
	const argumentsOf = (command: string) => command.replace(/^npm run relay -- \w+ /, '').split(' ');

	it('start a relay that phones reach, at the port at which this one is, and to which people are invited', () => {
		expect(readServeOptions(argumentsOf(serveCommand(4180)))).toMatchObject({
			...{ host: '0.0.0.0', port: 4180, open: false, data: 'trip' },
		});
		expect(readServeOptions(argumentsOf(serveCommand()))).toMatchObject({ port: 4173 });
	});

	it('copy with the link, which a shell takes whole', () => {
		const command = pullCommand('w1', `${HOME}/join#${SECRET}`);
		expect(command).toBe(`npm run relay -- pull --link '${HOME}/join#${SECRET}' --workspace w1 --data trip`);
	});
});
