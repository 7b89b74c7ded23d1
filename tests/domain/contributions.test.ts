import { expect, it } from 'vitest';
import { contributionsAt } from '#lib/domain/contributions.ts';

it('contributions open before a session and stay open after it, on the days that it says', () => {
	const days = { opens: '2026-01-10', closes: '2026-01-25' };
	const on = (day: string, ended = false) => contributionsAt(days, day, ended);
	expect(on('2026-01-09')).toBe('before');
	expect(on('2026-01-10')).toBe('open');
	expect(on('2026-01-25', true)).toBe('open');
	expect(on('2026-01-26')).toBe('over');
});

it('a session that names no days takes contributions until it is over', () => {
	const days = { opens: null, closes: null };
	expect(contributionsAt(days, '2026-01-20', false)).toBe('open');
	expect(contributionsAt(days, '2026-01-20', true)).toBe('over');
});
