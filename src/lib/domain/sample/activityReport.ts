import { layOutReport } from '../activityReportParts.ts';
import { documentOfReport } from '../activityReportStanding.ts';
import { translationMark } from '../activityReportTranslation.ts';
import { comparePlaces } from '../place.ts';
import type { Localised } from '../language.ts';
import { placeRecords, type Template } from '../template.ts';
import { EARLIER_OUTLOOK, REPORT_WORDS } from './activityReportWords.ts';
import type { SampleFrame } from './frame.ts';
import { type SamplePerson, stampOf } from './people.ts';
import type { SampleDocument, SampleRecord } from './sampleRecord.ts';

export const sampleReportId = (year: number): string => `sample-report-${year}`;

/** The year of which the sample has a report: the third, or the last of a shorter plan. */
export const sampleReportYear = ({ start, end }: Pick<SampleFrame, 'start' | 'end'>): number =>
	Math.min(start + 2, end);

/** The invented report of a year: its record in the plan, and the document in which it is written. */
export function sampleActivityReport(
	template: Template,
	frame: SampleFrame,
	author: SamplePerson,
): { readonly plan: SampleRecord; readonly document: SampleDocument } {
	const year = sampleReportYear(frame);
	const id = sampleReportId(year);
	const created = stampOf(author.id, Date.UTC(year + 1, 0, 15, 9));
	const lines = placeRecords(template)
		.filter(({ kind }) => kind === 'line')
		.map(({ id: line, contents }) => ({
			id: line,
			place: (contents.place ?? null) as never,
			title: (contents.title ?? {}) as Localised,
		}))
		.sort(comparePlaces);
	const titles = new Map(lines.map((line) => [line.id, line.title]));
	let number = 0;
	const parts = layOutReport(lines, () => `${id}-${++number}`);
	return {
		plan: {
			kind: 'activityReport',
			id,
			contents: {
				title: {
					ca: `Memòria anual d’activitats ${year} (mostra)`,
					es: `Memoria anual de actividades ${year} (muestra)`,
					fr: `Rapport annuel d’activités ${year} (exemple)`,
					en: `Annual activity report ${year} (sample)`,
				},
				year,
				language: 'ca',
			},
			created,
		},
		document: {
			name: documentOfReport(id),
			records: parts.map(({ id: part, ...contents }) => {
				const narrative = wordsOf(contents.part, titles.get(contents.line ?? ''));
				return {
					kind: 'reportPart',
					id: part,
					contents: {
						...contents,
						...(narrative.ca && { narrative, translated: [markOf(contents.part, narrative)] }),
					},
					created,
				};
			}),
		},
	};
}

function wordsOf(part: string, title: Localised | undefined): Localised {
	const words = REPORT_WORDS[part] ?? {};
	return Object.fromEntries(
		Object.entries(words).map(([language, text]) => [
			language,
			text.replace('{line}', title?.[language as keyof Localised] ?? title?.ca ?? ''),
		]),
	);
}

const markOf = (part: string, narrative: Localised): string =>
	translationMark('en', 'ca', part === 'outlook' ? { ca: EARLIER_OUTLOOK } : narrative);
