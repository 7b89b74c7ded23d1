import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProjectRow } from '#lib/domain/fundStages.ts';
import { reporterFaults, writeActivities } from '#lib/exchange/iati/activities.ts';
import {
	equalPercentages,
	type ProjectSurroundings,
	recipientsOf,
	type Reporter,
} from '#lib/exchange/iati/project.ts';
import { element, escapeAttribute, escapeXml, writeXml } from '#lib/exchange/iati/xml.ts';
import { makeRow } from '../../support/rows.ts';

const schema = fileURLToPath(
	new URL('../../../../shared/schemas/iati/iati-activities-schema.xsd', import.meta.url),
);
const hasLint = spawnSync('xmllint', ['--version']).status === 0;
const withSchema = test.skipIf(!hasLint || !existsSync(schema));
const withLint = test.skipIf(!hasLint);

const reporter: Reporter = {
	ref: 'ES-DIR3-LA0001234',
	type: '11',
	name: { ca: 'Autoritat de mostra', en: 'Sample authority' },
	sector: '43030',
	language: 'ca',
	equalShares: false,
};
const here: ProjectSurroundings = {
	organisation: (id) =>
		({
			amb: { name: { ca: 'AMB' }, type: 'amb' },
			gava: { name: { ca: 'Gavà' }, type: 'council' },
			lab: { name: { ca: 'Laboratori' }, type: 'body' },
		})[id],
	metropolis: (id) =>
		({
			lima: { country: 'PE', zone: 'latin-america' },
			quito: { country: 'EC', zone: 'latin-america' },
			lyon: { country: 'FR', zone: 'europe' },
			nowhere: { country: null, zone: null },
		})[id],
	zone: (id) => ({ europe: { ca: 'Europa' }, 'latin-america': { ca: 'Amèrica Llatina' } })[id],
	goal: (id) => Number(id.replace('sdg-', '')) || null,
	today: '2024-06-15',
};
const project = (contents: object = {}, id = 'p1') =>
	makeRow('project', id, {
		document: 'org/amb',
		title: { ca: 'Aigua & ciutat', en: 'Water & city' },
		description: { ca: 'Dues metròpolis <mesuren> l’aigua.' },
		stage: 'running',
		starts: '2024-01-01',
		ends: '2024-12-31',
		decided: '2023-11-05',
		grantEur: 120_000.5,
		budgetEur: 150_000,
		programme: 'Programa',
		organisations: ['gava', 'lab'],
		otherPartners: ['Fundació “X”'],
		coordinator: 'amb',
		metropolises: ['lima'],
		goals: ['sdg-11', 'sdg-6'],
		reference: 'REF/1',
		...contents,
	}) as ProjectRow;
const HEAD = { note: 'Dades de mostra -- inventades', generated: '2024-06-15T10:00:00Z' };
const write = (rows: ProjectRow[], more: Partial<Reporter> = {}) =>
	writeActivities(rows, here, { ...reporter, ...more }, HEAD);
const attributes = (xml: string, name: string) =>
	[...xml.matchAll(new RegExp(`<${name} ([^>]*?)/?>`, 'gu'))].map(([, told]) =>
		Object.fromEntries(
			[...told!.matchAll(/([\w:-]+)="([^"]*)"/gu)].map(([, key, content]) => [key!, content!]),
		),
	);

/** @returns what xmllint complains about */
function validate(xml: string): string {
	const done = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, '-'], {
		input: xml,
		encoding: 'utf8',
	});
	return done.status === 0 ? '' : done.stderr;
}

describe('an IATI file', () => {
	const { xml } = write([project()]);

	withSchema(
		'is valid against the published schema (skipped where xmllint or the schema is not there)',
		() => {
			expect(validate(xml!)).toBe('');
			expect(validate(xml!.replace(/<activity-status[^>]*>/u, ''))).not.toBe('');
			expect(validate(xml!.replace('iso-date="2024-01-01"', 'iso-date="2024"'))).not.toBe('');
		},
	);

	withSchema(
		'says where another organisation keeps and coordinates a project than the one that tells it',
		() => {
			const told = (organisation: string) => write([project()], { organisation }).xml!;
			expect(told('amb')).not.toContain('secondary-reporter');
			expect(told('gava')).toContain('secondary-reporter="1"');
			expect(validate(told('gava'))).toBe('');
		},
	);

	withSchema('stays valid whatever people have written, and keeps the rules that a schema cannot say', () => {
		const words = fc.string({ unit: 'binary', maxLength: 30 });
		const day = fc.constantFrom(
			'2023-01-01',
			'2023-12-31',
			'2024-06-15',
			'2025-03-01',
			'2024',
			'2024-02-31',
			null,
		);
		const rows = fc.sample(
			fc.record({
				title: fc.record({ ca: words, en: words }),
				description: fc.record({ fr: words }),
				stage: fc.constantFrom(
					'preparing',
					'submitted',
					'reserve',
					'awarded',
					'running',
					'closed',
					'capitalised',
					'rejected',
				),
				starts: day,
				ends: day,
				decided: day,
				grantEur: fc.constantFrom(null, 0, 10, 99.995, -1, 1e21),
				budgetEur: fc.constantFrom(null, 0, 10.1, 5e5),
				programme: fc.option(words),
				reference: fc.option(words),
				otherPartners: fc.array(words, { maxLength: 2 }),
				metropolises: fc.subarray(['lima', 'quito', 'lyon', 'nowhere']),
				zones: fc.subarray(['europe', 'latin-america', 'gone']),
				goals: fc.subarray(['sdg-1', 'sdg-17', 'sdg-18', 'x']),
				organisations: fc.subarray(['gava', 'lab', 'gone']),
				coordinator: fc.constantFrom(null, 'amb', 'gone'),
			}),
			{ numRuns: 2000, seed: 4 },
		);
		const file = write(
			rows.map((contents, at) => project(contents, `p${at}`)),
			{ equalShares: true },
		);
		expect(file.told.length).toBeGreaterThan(20);
		expect(validate(file.xml!)).toBe('');
		const activities = file.xml!.split('<iati-activity ').slice(1);
		expect(activities).toHaveLength(file.told.length);
		for (const told of activities) {
			const date = new Map(
				attributes(told, 'activity-date').map(({ type, 'iso-date': iso }) => [type!, iso!]),
			);
			const starts = date.get('1') ?? date.get('2');
			const ends = date.get('3') ?? date.get('4');
			expect(starts).toBeDefined();
			if (ends) expect(starts! <= ends).toBe(true);
			for (const actual of [date.get('2'), date.get('4')])
				if (actual) expect(actual <= here.today).toBe(true);
			for (const { 'iso-date': on } of attributes(told, 'transaction-date'))
				expect(on! <= here.today).toBe(true);
			const recipients = [...attributes(told, 'recipient-country'), ...attributes(told, 'recipient-region')];
			expect(recipients.length).toBeGreaterThan(0);
			if (recipients.length > 1) {
				const cents = recipients.map(({ percentage }) => Math.round(Number(percentage) * 100));
				expect(cents.reduce((sum, share) => sum + share, 0)).toBe(10_000);
			} else expect(recipients[0]).not.toHaveProperty('percentage');
			expect(attributes(told, 'participating-org').length).toBeGreaterThan(0);
			expect(attributes(told, 'sector')).toEqual([{ vocabulary: '1', code: '43030' }]);
			for (const { code } of attributes(told, 'tag')) expect(['1', '17']).toContain(code);
			expect(told).not.toMatch(/<narrative[^>]*>\s*<\/narrative>|<narrative[^>]*\/>/u);
			expect(told).toMatch(/<iati-identifier>ES-DIR3-LA0001234-p\d+</u);
		}
	});

	test('tells who coordinates, takes part, pays and where, in codes of the standard', () => {
		expect(attributes(xml!, 'participating-org')).toEqual([
			{ role: '2', type: '11' },
			{ role: '4', type: '11' },
			{ role: '4', type: '11' },
			{ role: '4' },
			{ role: '4' },
		]);
		expect(attributes(xml!, 'activity-status')).toEqual([{ code: '2' }]);
		expect(attributes(xml!, 'activity-date')).toEqual([
			{ type: '2', 'iso-date': '2024-01-01' },
			{ type: '3', 'iso-date': '2024-12-31' },
		]);
		expect(attributes(xml!, 'recipient-country')).toEqual([{ code: 'PE' }]);
		expect(attributes(xml!, 'tag').map(({ code }) => code)).toEqual(['6', '11']);
		expect(xml).toContain('<value value-date="2023-11-05">120000.50</value>');
		expect(xml).toContain('<narrative xml:lang="ca">Aigua &amp; ciutat</narrative>');
		expect(xml).toContain('<!-- Dades de mostra - inventades -->');
	});

	test('cuts no budget of several years into years that nobody planned', () => {
		expect(xml).toContain('<budget ');
		expect(write([project({ ends: '2025-12-31' })]).xml).not.toContain('<budget ');
	});

	test('says of several countries in one zone the zone; equal shares only where somebody wants them', () => {
		const one = write([project({ metropolises: ['lima', 'quito'] })]);
		expect(attributes(one.xml!, 'recipient-region')).toEqual([{ code: 'latin-america', vocabulary: '99' }]);
		const several = [project({ metropolises: ['lima', 'quito', 'lyon'] })];
		expect(write(several)).toMatchObject({ xml: null, refused: [{ faults: ['shares'] }] });
		expect(attributes(write(several, { equalShares: true }).xml!, 'recipient-country')).toEqual([
			{ code: 'EC', percentage: '33.34' },
			{ code: 'FR', percentage: '33.33' },
			{ code: 'PE', percentage: '33.33' },
		]);
	});

	withSchema(
		'says where the zones of its own are explained, when it was made and when each project changed',
		() => {
			const created = { person: 'p', device: 'd', time: Date.UTC(2024, 1, 3, 4, 5, 6, 789) };
			const row = project({ metropolises: ['lima', 'quito'], created });
			const vocabularyUri = 'https://example.org/zones?a=1&b=2';
			const told = write([row, project({}, 'p2')], { vocabularyUri }).xml!;
			expect(told).toContain('vocabulary="99" vocabulary-uri="https://example.org/zones?a=1&amp;b=2"');
			expect(told.match(/vocabulary-uri/gu)).toHaveLength(1);
			expect(told).toContain('<iati-activities version="2.03" generated-datetime="2024-06-15T10:00:00Z">');
			expect(told).toContain('last-updated-datetime="2024-02-03T04:05:06Z"');
			expect(validate(told)).toBe('');
			expect(write([row], { vocabularyUri: '' }).xml).not.toContain('vocabulary-uri');
		},
	);

	test('takes for a country only what the codelist has', () => {
		const at = (country: string) =>
			recipientsOf(project(), { ...here, metropolis: () => ({ country, zone: 'europe' }) }, true);
		expect(at('GB')).toEqual([{ country: 'GB' }]);
		for (const code of ['UK', 'EU', 'ZZ', 'gb', ''])
			expect(at(code)).toEqual([{ zone: { id: 'europe', name: { ca: 'Europa' } } }]);
	});

	test.each([
		['title', { title: {} }],
		['description', { description: {} }],
		['starts', { starts: null }],
		['startsDay', { starts: '2024-01' }],
		['endsDay', { ends: '2024-02-30' }],
		['order', { starts: '2024-03-01', ends: '2024-02-01' }],
		['startedAhead', { starts: '2024-07-01' }],
		['endedAhead', { stage: 'closed', ends: '2024-12-31' }],
		['decidedDay', { decided: null }],
		['decidedAhead', { decided: '2024-07-01' }],
		['amount', { grantEur: -5 }],
		['where', { metropolises: ['nowhere'] }],
	])('leaves a project out that lacks or contradicts something, and says so: %s', (fault, contents) => {
		const file = write([project(contents), project({}, 'p2')]);
		expect(file.refused.map(({ row, faults }) => [row.id, faults])).toEqual([['p1', [fault]]]);
		expect(file.told.map(({ id }) => id)).toEqual(['p2']);
	});

	test('has no bid that was not won, and nothing private [I11]', () => {
		const file = write([
			project({ stage: 'submitted' }),
			project({ document: 'private/amb', title: { ca: 'SECRET' } }, 'p2'),
		]);
		expect(file).toMatchObject({ xml: null, told: [], refused: [], bids: 2 });
	});

	test.each([
		['ref', { ref: '' }],
		['ref', { ref: 'an identifier' }],
		['ref', { ref: 'ES/DIR3-1' }],
		['type', { type: '12' }],
		['name', { name: {} }],
		['sector', { sector: '12345' }],
		['vocabularyUri', { vocabularyUri: 'www.example.org/zones' }],
		['vocabularyUri', { vocabularyUri: 'javascript:alert(1)' }],
		['vocabularyUri', { vocabularyUri: 'https://' }],
	])('is not written without a sound %s of whoever reports', (fault, more) => {
		expect(reporterFaults({ ...reporter, ...more })).toEqual([fault]);
		expect(write([project()], more).xml).toBeNull();
	});

	test('shares make a hundred, however many they are', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 200 }), (count) => {
				const cents = equalPercentages(count).map((share) => Math.round(Number(share) * 100));
				expect(cents.reduce((sum, share) => sum + share, 0)).toBe(10_000);
				expect(Math.max(...cents) - Math.min(...cents)).toBeLessThanOrEqual(1);
			}),
		);
	});
});

describe('XML', () => {
	const speakable = (words: string) => words.toWellFormed() === words && !/[\p{Cc}\uFFFE\uFFFF]/u.test(words);

	test('has no sign that a parser would take for more than a sign', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (words) => {
				expect(escapeXml(words)).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|#13);)/u);
				expect(escapeAttribute(words)).not.toMatch(/[<>"'\n\t\r]|&(?!(?:amp|lt|gt|quot|apos|#9|#10|#13);)/u);
			}),
		);
	});

	withLint('gives a parser of others the words as they were (skipped where xmllint is not there)', () => {
		const told = fc.sample(fc.string({ unit: 'binary', minLength: 1 }).filter(speakable), {
			numRuns: 300,
			seed: 5,
		});
		const xml = writeXml(element('all', {}, ...told.map((words) => element('one', { as: words }, words))));
		const read = (path: string) =>
			execFileSync('xmllint', ['--nonet', '--xpath', path, '-'], { input: xml, encoding: 'utf8' });
		expect(Number(read('count(//one[. = @as])'))).toBe(told.length);
		for (const at of [0, 7, 99, 299])
			expect(read(`string(//one[${at + 1}])`).replace(/\n$/u, '')).toBe(told[at]);
	});
});
