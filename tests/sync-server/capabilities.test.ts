import { describe, expect, it } from 'vitest';
import {
	capabilitiesOf,
	isDocumentPattern,
	isSharedDocument,
	rightTo,
	type Holder,
} from '../../sync-server/access/capabilities.ts';
import { ROLES, type Role } from '../../sync-server/access/gate.ts';

const DOCUMENTS = [
	'plan',
	'org/badalona',
	'org/sabadell',
	'private/badalona',
	'private/sabadell',
	'body/council',
	'report/r1',
	'evaluation/e1',
	'rating/e1/p1',
	'rating/e1/p2',
	'workshop/w',
	'workshop/v',
	'stage/w',
	'stage/v',
	'seat/w/p1',
	'seat/w/p2',
	'seat/v/p1',
] as const;

function holder(role: Role, more: Partial<Holder> = {}): Holder {
	return { role, organisation: 'badalona', workshop: 'w', person: 'p1', also: [], ...more };
}

/** What somebody may write, and what they may read and not write. */
function rights(of: Holder): { write: string[]; read: string[] } {
	const capabilities = capabilitiesOf(of);
	const those = (right: string) => DOCUMENTS.filter((name) => rightTo(name, capabilities) === right);
	return { write: those('write'), read: those('read') };
}

const EDITOR = {
	write: [
		...['plan', 'org/badalona', 'org/sabadell', 'private/badalona', 'private/sabadell', 'body/council'],
		...['report/r1', 'evaluation/e1'],
	],
	read: ['rating/e1/p1', 'rating/e1/p2', 'workshop/w', 'workshop/v', 'stage/w', 'stage/v'],
};
const EXPECTED: Record<Role, { write: string[]; read: string[] }> = {
	administrator: EDITOR,
	editor: EDITOR,
	member: {
		write: ['org/badalona', 'private/badalona'],
		read: ['plan', 'org/sabadell', 'body/council', 'report/r1', 'evaluation/e1'],
	},
	evaluator: {
		write: ['evaluation/e1', 'rating/e1/p1'],
		read: ['plan', 'org/badalona', 'org/sabadell', 'body/council', 'report/r1'],
	},
	facilitator: {
		write: ['workshop/w', 'stage/w', 'seat/w/p1'],
		read: [
			...['plan', 'org/badalona', 'org/sabadell', 'body/council', 'report/r1', 'evaluation/e1'],
			'seat/w/p2',
		],
	},
	guest: { write: ['workshop/w', 'seat/w/p1'], read: ['plan', 'stage/w'] },
	viewer: {
		write: [],
		read: ['plan', 'org/badalona', 'org/sabadell', 'body/council', 'report/r1', 'evaluation/e1'],
	},
};

describe('[I7] what each role may do', () => {
	it.each(ROLES)('%s', (role) => {
		expect(rights(holder(role))).toEqual(EXPECTED[role]);
	});

	it('and beside it the documents that an invite names', () => {
		const { write } = rights(holder('member', { also: ['body/council', 'report/r1'] }));
		expect(write).toEqual(['org/badalona', 'private/badalona', 'body/council', 'report/r1']);
	});
});

describe('[I7] a pattern', () => {
	it('stands for exactly one segment each', () => {
		expect(rightTo('org/a', { 'org/*': 'r' })).toBe('read');
		expect(rightTo('org', { 'org/*': 'r' })).toBe('none');
		expect(rightTo('seat/w/p1', { 'seat/*': 'rw' })).toBe('none');
		expect(rightTo('org/badalonax', { 'org/badalona': 'rw' })).toBe('none');
		expect(rightTo('private/x', { '*': 'rw', '*/x/*': 'rw' })).toBe('none');
	});

	it('allows the most that any of them does, in whatever order they stand', () => {
		expect(rightTo('org/a', { 'org/*': 'r', 'org/a': 'rw' })).toBe('write');
		expect(rightTo('org/a', { 'org/a': 'rw', 'org/*': 'r' })).toBe('write');
	});
});

it('an invite may name what several people write together, one by one, and nothing else', () => {
	for (const name of ['body/x', 'report/x', 'org/x', 'workshop/x', 'evaluation/x'])
		expect(isSharedDocument(name), name).toBe(true);
	for (const name of [
		'plan',
		'private/x',
		'seat/w/p',
		'rating/e/p',
		'stage/w',
		'body/*',
		'body/../plan',
		'body/',
	])
		expect(isSharedDocument(name), name).toBe(false);
	for (const name of ['seat/*/*', 'org/*', 'plan', 'seat/w/*'])
		expect(isDocumentPattern(name), name).toBe(true);
	for (const name of ['*', '*/x', 'org/*x', 'org/**', 'seat/*'])
		expect(isDocumentPattern(name), name).toBe(false);
});
