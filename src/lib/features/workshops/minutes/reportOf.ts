import type { MinutesContents } from '#lib/domain/minutesContents.ts';
import {
	plainRuns,
	type ReportBlock,
	type ReportPicture,
	type ReportSection,
	type WorkshopReport,
} from '#lib/domain/workshopReport.ts';
import { ownerWords, presentCount, presentWords, timesOf, voteWords, type Wording } from './minuteWords.ts';
import { blocksOfText } from './textBlocks.ts';

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

const muted = (text: string): ReportBlock => ({ type: 'paragraph', runs: plainRuns(text), muted: true });
const heading = (text: string): ReportBlock => ({ type: 'heading', text });

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

function agendaOf({ agenda }: MinutesContents, { t }: Wording): ReportBlock[] {
	if (agenda.length === 0) return [muted(t('workshopMinutes.nothing.agenda'))];
	return [
		{
			type: 'table',
			caption: t('workshopMinutes.part.agenda'),
			head: [t('workshopMinutes.table.block'), t('workshopMinutes.table.length')],
			widths: [4, 1],
			rows: agenda.map(({ title, note, minutes }) => [
				note ? `${title}\n${note}` : title,
				minutes === null
					? t('workshopMinutes.nothing.known')
					: t('workshopMinutes.part.minutesLong', { count: minutes }),
			]),
		},
	];
}

function attendanceOf({ attendance }: MinutesContents, wording: Wording): ReportBlock[] {
	const { t } = wording;
	if (attendance.length === 0) return [muted(t('workshopMinutes.nothing.attendance'))];
	return [
		{
			type: 'facts',
			rows: attendance.map(({ organisation, people }) => ({
				term: organisation ?? t('workshopMinutes.part.noOrganisation'),
				detail: people.map((one) => presentWords(one, wording)).join('; '),
			})),
		},
	];
}

function votesOf({ votes }: MinutesContents, wording: Wording): ReportBlock[] {
	const { t } = wording;
	if (votes.length === 0) return [muted(t('workshopMinutes.nothing.votes'))];
	return votes.flatMap((vote): ReportBlock[] => {
		const { title, turnout, options } = voteWords(vote, wording);
		return [
			heading(title),
			...(options.length > 0
				? [
						{
							type: 'table' as const,
							caption: title,
							head: ['', t('workshopMinutes.table.option'), t('workshopMinutes.table.result')],
							widths: [0.4, 4, 2],
							numeric: [0],
							rows: options.map(({ place, text, result }) => [place, text, result]),
						},
					]
				: []),
			muted(turnout),
		];
	});
}

function decisionsOf({ decisions }: MinutesContents, { t, formats }: Wording): ReportBlock[] {
	if (decisions.length === 0) return [muted(t('workshopMinutes.nothing.decisions'))];
	return [
		{
			type: 'table',
			caption: t('workshopMinutes.part.decisions'),
			head: [
				t('workshopMinutes.table.decision'),
				t('workshopMinutes.table.owner'),
				t('workshopMinutes.table.due'),
			],
			widths: [4, 2, 1.6],
			rows: decisions.map((one) => [
				one.carriedFrom
					? `${one.text}\n(${t('workshopMinutes.part.carried', { title: one.carriedFrom })})`
					: one.text,
				ownerWords(one) || t('workshopMinutes.decisions.noOwner'),
				one.due ? formats.day(one.due) : t('workshopMinutes.nothing.known'),
			]),
		},
	];
}

/** What minutes tell, section by section: the same on the screen, on paper and in the file. */
export function sectionsOf(contents: MinutesContents, wording: Wording): ReportSection[] {
	const { t } = wording;
	const text = blocksOfText(contents.text, contents.formatted);
	const section = (
		id: 'agenda' | 'attendance' | 'votes' | 'decisions' | 'minutes',
		blocks: ReportBlock[],
	) => ({
		id,
		title: t(`workshopMinutes.part.${id}`),
		blocks,
	});
	return [
		section('agenda', agendaOf(contents, wording)),
		section('attendance', attendanceOf(contents, wording)),
		section('votes', votesOf(contents, wording)),
		section('decisions', decisionsOf(contents, wording)),
		section('minutes', text.length > 0 ? text : [muted(t('workshopMinutes.nothing.minutes'))]),
	];
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
): WorkshopReport {
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
