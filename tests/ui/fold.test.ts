import { expect, test } from 'vitest';
import { fold, matches } from '#lib/ui/fold.ts';

test('accents, capitals, middle dots and apostrophes make no difference', () => {
	expect(fold('Àrea')).toBe('area');
	expect(fold('Col·laboració')).toBe('collaboracio');
	expect(fold('L’Hospitalet')).toBe(fold("l'hospitalet"));
	expect(fold('Straße Çağ')).toBe('straße cag');
});

test('every word must be found, in any order and anywhere', () => {
	expect(matches('Área Metropolitana del Valle de Aburrá', 'aburra metro')).toBe(true);
	expect(matches('Área Metropolitana del Valle de Aburrá', 'aburra paris')).toBe(false);
	expect(matches('Paris', '  ')).toBe(true);
});
