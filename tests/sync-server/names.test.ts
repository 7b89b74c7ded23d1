import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDocumentName, parseTarget } from '../../sync-server/names.ts';
import { Door } from '../../sync-server/sockets/origins.ts';

describe('names', () => {
	it.each([
		'plan',
		'org/badalona',
		'private/1',
		'body/a-b',
		'workshop/w1',
		'stage/w1',
		'seat/w1/s2',
		'report/2026',
		'evaluation/e',
		'rating/e/anna',
	])('takes %s', (document) => {
		expect(parseTarget(`/amb/${document}?x=1`)).toEqual({ workspace: 'amb', document });
	});

	it.each([
		'',
		'/',
		'/amb',
		'/amb/',
		'//plan',
		'/amb//plan',
		'/amb/plan/',
		'/amb/plan/x',
		'/amb/org',
		'/amb/org/',
		'/amb/org/..',
		'/amb/../plan',
		'/amb/org/%2e%2e',
		'/amb/org/a%2fb',
		'/amb/org/a\\b',
		'/amb/org/A',
		'/amb/org/-a',
		'/amb/org/a_b',
		'/amb/org/a\n',
		'/amb/org/a/b',
		'/amb/seat/a',
		'/amb/unknown/a',
		'/AMB/plan',
		`/${'a'.repeat(65)}/plan`,
		`/amb/org/${'a'.repeat(65)}`,
		'http://x/amb/plan',
		'/amb/constructor',
	])('refuses %j', (url) => {
		expect(parseTarget(url)).toBeNull();
	});

	it('takes nothing that a file system or a URL would read otherwise', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
				if (isDocumentName(text)) expect(text).toMatch(/^[a-z0-9/-]+$/);
				const target = parseTarget(`/w/${text}`);
				if (target) expect(target.document.split('/').every((part) => /^[a-z0-9]/.test(part))).toBe(true);
			}),
		);
	});
});

describe('origins', () => {
	const door = new Door('0.0.0.0', []);
	it.each([
		[undefined, 'rumb.example.org'],
		['https://rumb.example.org', 'rumb.example.org'],
		['http://192.168.1.5:4173', '192.168.1.5:4173'],
		['http://localhost:5173', '127.0.0.1:4173'],
		['http://[::1]:5173', '127.0.0.1:4173'],
	])('allows %s at %s', (origin, host) => {
		expect(door.allowsOrigin(origin, host)).toBe(true);
	});

	it.each([
		['https://evil.example', 'rumb.example.org'],
		['https://rumb.example.org.evil.example', 'rumb.example.org'],
		['http://rumb.example.org:81', 'rumb.example.org'],
		['null', 'rumb.example.org'],
		['', 'rumb.example.org'],
		['http://localhost.evil.example', '127.0.0.1:4173'],
		['http://127.0.0.1.evil.example', '127.0.0.1:4173'],
	])('refuses %s at %s', (origin, host) => {
		expect(door.allowsOrigin(origin, host)).toBe(false);
	});

	it('allows what the relay was started with', () => {
		const told = new Door('0.0.0.0', ['https://a.example']);
		expect(told.allowsOrigin('https://a.example', 'b.example')).toBe(true);
	});
});

describe('hosts of a relay on loopback', () => {
	const door = new Door('127.0.0.1', ['https://rumb.example.org', 'http://rumb.lan:8080']);

	it.each([
		'localhost:4173',
		'LOCALHOST',
		'127.0.0.1:4173',
		'127.0.0.2',
		'[::1]:4173',
		'rumb.localhost:4173',
		'rumb.example.org',
		'Rumb.Example.org:4173',
		'rumb.lan:8080',
	])('allow %s', (host) => {
		expect(door.allowsHost(host)).toBe(true);
	});

	it.each([
		undefined,
		'',
		'evil.example:4173',
		'localhost.evil.example:4173',
		'127.0.0.1.evil.example',
		'localhost@evil.example',
		'evillocalhost',
		'a.rumb.example.org',
		'rumb.lan:4173',
		'rumb.lan',
		'a b',
	])('refuse %s', (host) => {
		expect(door.allowsHost(host)).toBe(false);
	});

	it('are any where the relay is open to others', () => {
		expect(new Door('0.0.0.0', []).allowsHost('192.168.1.5:4173')).toBe(true);
	});
});
