import { describe, expect, it } from 'vitest';
import { concept } from '#lib/domain/concept.ts';
import type { Kind } from '#lib/domain/kind.ts';
import { metropolis } from '#lib/domain/metropolis.ts';
import type { FactRow } from '#lib/domain/observatoryFacts.ts';
import { compareFacts } from '#lib/domain/observatoryFacts.ts';
import { COLUMNS, planImport } from '#lib/domain/observatoryImport.ts';
import { formatCsv, parseCsv } from '#lib/exchange/csv.ts';
import { exportNames } from '#lib/features/observatory/exportNames.ts';
import { factLines } from '#lib/features/observatory/factTable.ts';
import { metropolisNames, sortsByName } from '#lib/features/observatory/importContext.ts';
import { makeRow } from '../support/rows.ts';

const LONG = 'Àrea metropolitana integrada de les ciutats i viles de la conca alta del riu (Regió del Nord)';
const METROPOLISES = [
	makeRow('metropolis', 'long', { name: { ca: LONG } }),
	makeRow('metropolis', 'south', { name: { ca: LONG.replace('Nord', 'Sud') } }),
	makeRow('metropolis', 'twin-1', { name: { ca: 'Bessona' } }),
	makeRow('metropolis', 'twin-2', { name: { ca: 'Bessona' } }),
];
const CONCEPTS = [
	{ code: 'area', name: { ca: 'Superfície (km²)' } },
	{ code: 'parks', name: { ca: 'Parcs (ha)' } },
	{ code: 'governance-model', name: { ca: 'Model de governança' } },
].map(({ code, name }) => makeRow('concept', code, { vocabulary: 'metropolis-fact', code, name }));
const workspace = {
	rows: (kind: Kind) => (kind === metropolis ? METROPOLISES : []),
	rowsBy: (kind: Kind) => (kind === concept ? CONCEPTS : []),
	row: (_kind: Kind, id: string) => METROPOLISES.find((row) => row.id === id),
} as unknown as Parameters<typeof exportNames>[0];

const fact = (id: string, contents: Record<string, unknown>) =>
	makeRow('metropolisFact', id, { year: 2020, sourceWords: 'Font', ...contents }) as unknown as FactRow;
const FACTS = [
	fact('1', { metropolis: 'long', indicator: 'area', value: 533.789, link: 'https://example.org' }),
	fact('2', { metropolis: 'south', indicator: 'area', value: 12, note: { es: '- nota' } }),
	fact('3', { metropolis: 'twin-1', indicator: 'parks', value: 1_234_567.5, sourceWords: ' =Font; ' }),
	fact('4', { metropolis: 'twin-2', indicator: 'governance-model', words: { es: '+ Consorcio', en: 'x' } }),
	fact('5', {
		metropolis: 'long',
		indicator: 'governance-model',
		words: { ca: "'Ens\r\nmetropolità", es: 'Ente' },
		note: { es: 'nota' },
	}),
];

function importedAgain(language: 'ca' | 'es' | 'fr' | 'en', known: readonly FactRow[]) {
	const chosen = METROPOLISES.map(({ id }) => id);
	const sorts = CONCEPTS.map(({ code }) => String(code));
	const facts = compareFacts(FACTS, chosen, sorts).map((one) => ({
		...one,
		name: sortsByName(workspace).find(({ id }) => id === one.indicator)!.names[0]!,
	}));
	const table = formatCsv([[...COLUMNS], ...factLines(facts, chosen, exportNames(workspace), language)]);
	const rows = parseCsv(table);
	if (!Array.isArray(rows)) throw new Error(rows.fault);
	return planImport(rows, {
		metropolises: metropolisNames(workspace),
		indicators: sortsByName(workspace),
		columns: COLUMNS.map((id) => ({ id, names: [] })),
		known,
		mayChange: () => true,
		language: 'fr',
	});
}

describe('a table that was downloaded', () => {
	it.each(['ca', 'es', 'fr', 'en'] as const)('changes nothing when it is imported again (%s)', (language) => {
		const { lines, needsMark, otherUnits } = importedAgain(language, FACTS);
		expect(lines.map(({ outcome, refusal }) => refusal ?? outcome)).toEqual(FACTS.map(() => 'same'));
		expect({ needsMark, otherUnits }).toEqual({ needsMark: false, otherUnits: [] });
	});

	it('brings every fact, and its words in their own language, where nothing is known', () => {
		const { lines } = importedAgain('ca', []);
		expect(lines.map(({ outcome }) => outcome)).toEqual(FACTS.map(() => 'new'));
		expect(lines.map(({ contents }) => [contents!.metropolis, contents!.value ?? contents!.words])).toEqual([
			['long', 533.789],
			['long', { ca: "'Ens\nmetropolità" }],
			['south', 12],
			['twin-1', 1_234_567.5],
			['twin-2', { es: '+ Consorcio' }],
		]);
	});
});
