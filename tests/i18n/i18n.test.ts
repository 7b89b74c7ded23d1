import { beforeEach, describe, expect, test } from 'vitest';
import {
	chooseLanguage,
	compareTexts,
	findText,
	formatCurrency,
	formatDate,
	formatDateRange,
	formatList,
	formatNumber,
	formatPercent,
	isTextKey,
	language,
	relativeTime,
	t,
	translatorFor,
} from '#lib/i18n/index.ts';

/** Intl uses several kinds of space; a reader sees one. */
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

beforeEach(() => language.set('ca'));

describe('texts', () => {
	test('follow the language', async () => {
		expect(t('app.actions.save')).toBe('Desa');
		await language.set('fr');
		expect(t('app.actions.save')).toBe('Enregistrer');
	});

	test('take the plural form of the language, and write the number as it does', async () => {
		expect(t('app.sync.waiting', { count: 1 })).toBe('1 canvi pendent d’enviar');
		expect(t('app.sync.waiting', { count: 12_345 })).toBe('12.345 canvis pendents d’enviar');
		expect(t('app.sync.waiting', { count: 1_000_000 })).toBe('1.000.000 de canvis pendents d’enviar');
		await language.set('fr');
		expect(t('app.search.found', { count: 0 })).toBe('0 résultat');
		await language.set('en');
		expect(t('app.search.found', { count: 0 })).toBe('0 results');
	});

	test('carry what people typed as it is', () => {
		expect(t('app.search.none', { query: '<b>{{x}}</b> $t(app.name)' })).toContain('<b>');
	});

	test('in another language than the reader’s', async () => {
		const inFrench = await translatorFor('fr');
		expect(inFrench('app.actions.cancel')).toBe('Annuler');
		expect(t('app.actions.cancel')).toBe('Cancel·la');
	});

	test('whose key is put together may be missing', () => {
		expect(findText('app.actions.save')).toBe('Desa');
		expect(findText('app.actions.fly')).toBeNull();
		expect(findText('app.sync.waiting', { count: 2 })).toBe('2 canvis pendents d’enviar');
		expect(isTextKey('app.sync.waiting')).toBe(true);
		expect(isTextKey('app.fly')).toBe(false);
	});

	test('the last of several quick choices of a language wins', async () => {
		await Promise.all([language.set('es'), language.set('en'), language.set('ca')]);
		expect(language.current).toBe('ca');
	});
});

test('the first wanted language that the interface speaks is chosen, else Catalan', () => {
	expect(chooseLanguage(['de-DE', 'es-419', 'en'])).toBe('es');
	expect(chooseLanguage([null, 'fr'])).toBe('fr');
	expect(chooseLanguage(['FR-ca'])).toBe('fr');
	expect(chooseLanguage(['pt', 'can'])).toBe('ca');
	expect(chooseLanguage([])).toBe('ca');
});

describe('formats', () => {
	test('numbers, shares and amounts', async () => {
		expect(formatNumber(12_345.5)).toBe('12.345,5');
		expect(plain(formatPercent(0.256))).toBe('26 %');
		expect(plain(formatCurrency(1_250_000))).toBe('1.250.000 €');
		await language.set('en');
		expect(formatCurrency(1250.5)).toBe('€1,250.50');
	});

	test('a date is shown no more precisely than it is known, and is the same day everywhere', async () => {
		expect(formatDate('2021')).toBe('2021');
		expect(formatDate('2021-11')).toBe('novembre del 2021');
		expect(formatDate('2021-07-27')).toBe('27 de jul. del 2021');
		await language.set('en');
		expect(formatDate('2021-07-27', 'long')).toBe('Tuesday, 27 July 2021');
		expect(formatDate('autumn 2021')).toBe('autumn 2021');
		expect(formatDateRange('2021', '2025')).toMatch(/^2021\s?–\s?2025$/u);
	});

	test('lists, distances in time and order', async () => {
		expect(formatList(['Paris', 'Lió', 'Torí'])).toBe('Paris, Lió i Torí');
		const now = Date.UTC(2025, 0, 10);
		expect(relativeTime(now - 3 * 86_400_000, now)).toBe('fa 3 dies');
		expect(relativeTime(now + 2 * 3_600_000, now)).toBe('d’aquí a 2 hores');
		expect(['Línia 10', 'línia 2', 'Àrea', 'Zona'].sort(compareTexts)).toEqual([
			'Àrea',
			'línia 2',
			'Línia 10',
			'Zona',
		]);
	});
});
