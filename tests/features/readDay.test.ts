import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#lib/domain/language.ts';
import { evictsAfterAWeek, mustTellOfEviction, noteEvictionTold } from '#lib/features/log/eviction.ts';
import { isOutside, readDay } from '#lib/features/log/readDay.ts';

const now = new Date(2024, 2, 1, 15);

describe('a day as people type it', () => {
	test.each([
		['18/3/2024', '2024-03-18'],
		['18.3.2024', '2024-03-18'],
		['2024-03-18', '2024-03-18'],
		['3/2024', '2024-03'],
		['2024', '2024'],
		['18/3', '2024-03-18'],
		['18.3.', '2024-03-18'],
		['18 de març', '2024-03-18'],
		['18 de març del 2023', '2023-03-18'],
		['1 d’abril de 2022', '2022-04-01'],
		["1 d'agost", '2024-08-01'],
		['3 de junio de 2021', '2021-06-03'],
		['1er février 2022', '2022-02-01'],
		['12 août', '2024-08-12'],
		['March 12', '2024-03-12'],
		['12th of March 2025', '2025-03-12'],
		['setembre 2023', '2023-09'],
		['12 sept 2023', '2023-09-12'],
		['avui', '2024-03-01'],
		['Ahir', '2024-02-29'],
		['abans-d’ahir', '2024-02-28'],
		['anteayer', '2024-02-28'],
		['hier', '2024-02-29'],
		['aujourd’hui', '2024-03-01'],
		['yesterday', '2024-02-29'],
		['demà', '2024-03-02'],
		['mañana', '2024-03-02'],
		['', null],
	])('“%s” is %s', (text, content) => expect(readDay(text, now)).toEqual({ content }));

	test.each([
		'31/2',
		'31 de febrer',
		'12/3/24',
		'dilluns',
		'12 de ma',
		'març abril',
		'1 2 3 4',
		'32 de març',
		'x',
	])('“%s” is refused', (text) => expect(readDay(text, now)).toEqual({ refusal: 'notADate' }));

	test('every day is read back from how it is written in full, in each language', () => {
		const day = fc.date({
			min: new Date(Date.UTC(2000, 0, 1)),
			max: new Date(Date.UTC(2099, 11, 31)),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(day, fc.constantFrom(...LANGUAGES), (date, language) => {
				const written = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
					dateStyle: 'long',
					timeZone: 'UTC',
				}).format(date);
				expect([written, readDay(written, now)]).toEqual([
					written,
					{ content: date.toISOString().slice(0, 10) },
				]);
			}),
		);
	});

	test('outside the years of the plan is noticed, by the year alone too', () => {
		expect(
			['2020-12-31', '2021', '2025-12', '2026-01-01'].map((date) => isOutside(date, 2021, 2025)),
		).toEqual([true, false, false, true]);
		expect(isOutside('1999', null, null)).toBe(false);
	});
});

describe('a browser that forgets after a week', () => {
	const SAFARI =
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15';
	const IPHONE_CHROME =
		'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/123.0 Mobile/15E148 Safari/604.1';
	const MAC_CHROME =
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0 Safari/537.36';
	const ANDROID =
		'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0 Mobile Safari/537.36';
	const look = (userAgent: string, change: object = {}) => ({
		userAgent,
		maxTouchPoints: 0,
		installed: false,
		...change,
	});

	test.each([
		['Safari', look(SAFARI), true],
		['an iPad, which says that it is a Mac', look(MAC_CHROME, { maxTouchPoints: 5 }), true],
		['Chrome of an iPhone', look(IPHONE_CHROME, { maxTouchPoints: 5 }), true],
		['Safari that was installed', look(SAFARI, { installed: true }), false],
		['Chrome of a Mac', look(MAC_CHROME), false],
		['Chrome of a phone', look(ANDROID, { maxTouchPoints: 5 }), false],
	])('%s', (_name, browser, evicts) => expect(evictsAfterAWeek(browser)).toBe(evicts));

	test('is told once', async () => {
		const kept = new Map<string, unknown>();
		const settings = {
			setting: async <T>(key: string) => kept.get(key) as T | undefined,
			keepSetting: async (key: string, content: unknown) => (kept.set(key, content), true),
		};
		expect(await mustTellOfEviction(settings, look(SAFARI))).toBe(true);
		await noteEvictionTold(settings);
		expect(await mustTellOfEviction(settings, look(SAFARI))).toBe(false);
	});
});
