import { expect, test } from 'vitest';
import { isAllowedLink, readLink } from '../../src/lib/records/link.ts';

test.each([
	['https://www.amb.cat/pla', 'https://www.amb.cat/pla'],
	['http://amb.cat', 'http://amb.cat'],
	['mailto:a@amb.cat', 'mailto:a@amb.cat'],
	['www.amb.cat', 'https://www.amb.cat'],
	['amb.cat/ca/web?x=1', 'https://amb.cat/ca/web?x=1'],
	['a@amb.cat', 'mailto:a@amb.cat'],
	[' https://amb.cat ', 'https://amb.cat'],
])('%s becomes an address', (typed, address) => expect(readLink(typed)).toBe(address));

test.each([
	'',
	'amb',
	'javascript:alert(1)',
	'JaVaScRiPt:alert(1)',
	'data:text/html,x',
	'ftp://amb.cat',
	'//amb.cat',
	'file:///x',
	'https://',
])('%s is no link', (typed) => {
	expect(readLink(typed)).toBeNull();
	expect(isAllowedLink(typed)).toBe(false);
});
