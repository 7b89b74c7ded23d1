import type { MinutesContents } from '#lib/domain/minutesContents.ts';
import type {
	ReportBlock,
	ReportPicture,
	ReportSection,
	ReportDocument,
} from '#lib/domain/reportDocument.ts';
import { presentCount, timesOf, type Wording } from './minuteWords.ts';
import { heading, muted, sectionsOf } from './reportSections.ts';

/** A correction of frozen minutes, in the words of the report. */
export interface ReportedCorrection {
	before: string | null;
	after: string;
	/** Who proposed it, what was decided, and why. */
	note: string;
}

export interface ReportSource {
	contents: MinutesContents;
	/** What a sample says of itself. */
	mark: string | null;
	/** A sentence on whether the minutes are frozen, and its hash. */
	standing: string;
	hash: string | null;
	/** Pictures of the boards, each board under its title; null leaves them out. */
	boards: readonly { title: string; pictures: readonly ReportPicture[]; note: string | null }[] | null;
	corrections: readonly ReportedCorrection[];
}

type FactKey =
	`workshopMinutes.fact.${'date' | 'time' | 'venue' | 'format' | 'organisers' | 'invited' | 'attended'}`;

function factsOf(contents: MinutesContents, wording: Wording): ReportBlock[] {
	const { t, formats, conceptName } = wording;
	const { date, venue, workshopFormat, organisers, invited } = contents;
	const present = presentCount(contents);
	const rows: [FactKey, string | null][] = [
		['workshopMinutes.fact.date', date && formats.day(date)],
		['workshopMinutes.fact.time', timesOf(contents)],
		['workshopMinutes.fact.venue', venue],
		['workshopMinutes.fact.format', workshopFormat && conceptName('workshop-format', workshopFormat)],
		['workshopMinutes.fact.organisers', organisers.length > 0 ? formats.list(organisers) : null],
		['workshopMinutes.fact.invited', invited.length > 0 ? formats.list(invited) : null],
		[
			'workshopMinutes.fact.attended',
			present > 0 ? t('workshopMinutes.part.present', { count: present }) : null,
		],
	];
	const known = rows.flatMap(([key, detail]) => (detail ? [{ term: t(key), detail }] : []));
	return known.length > 0 ? [{ type: 'facts', rows: known }] : [];
}

function boardsOf(boards: NonNullable<ReportSource['boards']>, { t }: Wording): ReportSection {
	const shown = boards.filter(({ pictures }) => pictures.length > 0);
	return {
		id: 'boards',
		title: t('workshopMinutes.part.boards'),
		blocks:
			shown.length === 0
				? [muted(t('workshopMinutes.nothing.boards'))]
				: shown.flatMap(({ title, pictures, note }): ReportBlock[] => [
						...(shown.length > 1 ? [heading(title)] : []),
						...pictures.map((picture) => ({ type: 'picture' as const, picture })),
						...(note ? [muted(note)] : []),
					]),
	};
}

function correctionsOf(corrections: ReportSource['corrections'], { t }: Wording): ReportSection[] {
	if (corrections.length === 0) return [];
	return [
		{
			id: 'corrections',
			title: t('workshopMinutes.part.corrections'),
			blocks: corrections.flatMap(({ before, after, note }): ReportBlock[] => [
				{
					type: 'facts',
					rows: [
						{
							term: t('workshopMinutes.corrections.before'),
							detail: before ?? t('workshopMinutes.corrections.missing'),
						},
						{ term: t('workshopMinutes.corrections.after'), detail: after },
					],
				},
				muted(note),
			]),
		},
	];
}

/** The report of a session in the language of the wording. */
export function reportOf(
	{ contents, mark, standing, hash, boards, corrections }: ReportSource,
	wording: Wording,
): ReportDocument {
	const { t, formats } = wording;
	const [agenda, attendance, ...rest] = sectionsOf(contents, wording);
	const facts = factsOf(contents, wording);
	return {
		language: formats.language,
		title: contents.title,
		lead: contents.purpose,
		mark,
		sections: [
			{
				id: 'facts',
				title: t('workshopMinutes.part.facts'),
				blocks: [...facts, muted(standing), ...(hash ? [muted(`SHA-256: ${hash}`)] : [])],
			},
			agenda!,
			attendance!,
			...(boards ? [boardsOf(boards, wording)] : []),
			...rest,
			...correctionsOf(corrections, wording),
		],
		pageOf: { page: t('workshopMinutes.reporting.page'), of: t('workshopMinutes.reporting.of') },
	};
}
