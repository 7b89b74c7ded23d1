import type { Contents } from '../kind.ts';
import type { SampleFrame, SampleIndicator } from './frame.ts';
import { derivedRandom } from './random.ts';
import { type Registering, RegisterWriter } from './registers.ts';
import { CALLED, NO_FACT } from './registerWords.ts';
import type { SampleRecord } from './sampleRecord.ts';

/** Targets for some indicators, and how actions contribute to them: in the plan, as whoever edits it sets them. */
export function sampleTargets(frame: SampleFrame, seed: number): SampleRecord[] {
	const random = derivedRandom(seed, 'targets');
	const counted = frame.indicators.filter(({ measure }) => measure === 'count');
	const targets = counted.slice(0, 12).flatMap(({ id }) => {
		const least = 2 + random.below(6);
		return [frame.start + 2, frame.end].map((year, number) => ({
			kind: 'indicatorTarget',
			id: `target-${id.slice(0, 48)}-${year}`,
			contents: {
				indicator: id,
				year,
				value: least * (number + 1),
				comment: { ...CALLED.target },
				sourceWords: NO_FACT,
			},
		}));
	});
	const contributions = frame.indicators
		.filter(({ action }) => action)
		.slice(0, 6)
		.map(({ id, action }) => ({
			kind: 'contribution',
			id: `contribution-${id.slice(0, 48)}`,
			contents: { indicator: id, action, statement: { ...CALLED.contribution } },
		}));
	return [...targets, ...contributions];
}

/** What was measured by hand, year by year; of one indicator council by council, with some that nobody has filled in. */
export function sampleValues(frame: SampleFrame, seed: number, of: Registering): SampleRecord[] {
	const writer = new RegisterWriter(derivedRandom(seed, 'values'), frame, of);
	const { random } = writer;
	const years = Array.from({ length: frame.end - frame.start + 1 }, (_, at) => frame.start + at);
	const manual = frame.indicators.filter(({ isManual }) => isManual);
	const measured = (indicator: SampleIndicator, year: number): Contents => {
		if (indicator.measure === 'milestone') return { value: year >= frame.start + 2 ? 1 : 0 };
		if (indicator.measure !== 'percent') return { value: 5 * (1 + random.below(30)) };
		const denominator = 20 + random.below(20);
		const numerator = random.below(denominator);
		return { numerator, denominator, value: Math.round((1000 * numerator) / denominator) / 10 };
	};
	const write = (indicator: SampleIndicator, year: number, further: Contents = {}, suffix = '') => {
		writer.next();
		return writer.record(
			'indicatorValue',
			`value-${indicator.id.slice(0, 26)}-${year}${suffix}`,
			`${year}-12-15`,
			{
				indicator: indicator.id,
				year,
				...measured(indicator, year),
				comment: writer.say(CALLED.value),
				sourceWords: NO_FACT,
				...further,
			},
		);
	};
	const yearly = manual
		.filter(({ byCouncil }) => !byCouncil)
		.flatMap((indicator) => years.filter(() => random.chance(0.8)).map((year) => write(indicator, year)));
	const byCouncil = manual
		.filter((indicator) => indicator.byCouncil)
		.flatMap((indicator) =>
			frame.councils.flatMap((council, number) =>
				years
					.slice(-2)
					.filter(() => random.chance(0.7))
					.map((year) =>
						write(
							indicator,
							year,
							{
								dimension: 'council',
								member: council,
								...(random.chance(0.1) ? { value: null, notApplicable: true } : {}),
							},
							`-${number}`,
						),
					),
			),
		);
	return [...yearly, ...byCouncil];
}

/** Comparable facts about some metropolises: round, and called what they are. */
export function sampleFacts(frame: SampleFrame, seed: number): SampleRecord[] {
	const random = derivedRandom(seed, 'facts');
	const some = [...(frame.home ? [frame.home] : []), ...frame.metropolises.slice(0, 9)];
	return some.flatMap(({ id }) => {
		const people = 100_000 * (5 + random.below(90));
		const facts: readonly [indicator: string, year: number, contents: Contents][] = [
			['population', frame.start - 5, { value: people }],
			['population', frame.end - 1, { value: people + 10_000 * (random.below(60) - 10) }],
			['municipalities', frame.end - 1, { value: 5 * (1 + random.below(20)) }],
			['area', frame.end - 1, { value: 100 * (3 + random.below(60)) }],
			['gdp', frame.end - 2, { value: 1000 * (10 + random.below(150)) }],
			['governance-model', frame.end - 1, { words: { ...CALLED.governance } }],
			['competences', frame.end - 1, { words: { ...CALLED.competences } }],
		];
		// Of some, something is not known: that is no data, and not zero.
		return facts
			.filter(() => random.chance(0.85))
			.map(([indicator, year, contents]) => ({
				kind: 'metropolisFact',
				id: `fact-${id.slice(0, 36)}-${indicator}-${year}`.slice(0, 64),
				contents: { metropolis: id, indicator, year, sourceWords: NO_FACT, ...contents },
			}));
	});
}
