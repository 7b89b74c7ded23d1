import type { SampleFrame } from './frame.ts';
import type { SampleRecord } from './sampleRecord.ts';

export interface SamplePeriod {
	readonly id: string;
	readonly year: number;
	/** The last day on which one should report. */
	readonly due: string;
}

/** The years of the plan, and the evaluations that it promises. */
export function samplePeriods({ start, end }: Pick<SampleFrame, 'start' | 'end'>): SamplePeriod[] {
	return Array.from({ length: end - start + 1 }, (_, index) => {
		const year = start + index;
		return { id: `period-${year}`, year, due: `${year + 1}-01-31` };
	});
}

export function periodRecords(frame: SampleFrame): SampleRecord[] {
	const milestoneOf = (type: string, year: number) =>
		frame.milestones.find((milestone) => milestone.type === type && milestone.year === year)?.id;
	const annual = samplePeriods(frame).map(({ id, year, due }) => ({
		kind: 'period',
		id,
		contents: {
			title: {
				ca: `Any ${year}`,
				es: `Año ${year}`,
				fr: `Année ${year}`,
				en: `Year ${year}`,
			},
			type: 'annual-report',
			start: `${year}-01-01`,
			end: `${year}-12-31`,
			opens: `${year}-12-01`,
			due,
			milestone: milestoneOf('annual-report', year),
		},
	}));
	const evaluations = frame.milestones
		.filter(({ type }) => type.endsWith('-evaluation'))
		.map(({ id, type, year }) => ({
			kind: 'period',
			id: `period-${id}`.slice(0, 64),
			contents: {
				title:
					type === 'interim-evaluation'
						? {
								ca: `Avaluació intermèdia ${year}`,
								es: `Evaluación intermedia ${year}`,
								fr: `Évaluation intermédiaire ${year}`,
								en: `Interim evaluation ${year}`,
							}
						: {
								ca: `Avaluació final ${year}`,
								es: `Evaluación final ${year}`,
								fr: `Évaluation finale ${year}`,
								en: `Final evaluation ${year}`,
							},
				type,
				start: `${frame.start}-01-01`,
				end: `${year}-12-31`,
				opens: `${year}-12-01`,
				due: `${year + 1}-03-31`,
				milestone: id,
			},
		}));
	return [...annual, ...evaluations];
}
