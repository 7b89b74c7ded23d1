import type { MinutesContents } from '#lib/domain/minutesContents.ts';
import { mutedBlock, type ReportBlock, type ReportSection } from '#lib/domain/reportDocument.ts';
import { ownerWords, presentWords, voteWords, type Wording } from './minuteWords.ts';
import { blocksOfText } from '#lib/records/report/textBlocks.ts';

export const muted = mutedBlock;
export const heading = (text: string): ReportBlock => ({ type: 'heading', text });

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
