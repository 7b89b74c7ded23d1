import type { MinutesContents } from '#lib/domain/minutesContents.ts';
import type { WrittenBlock } from '#lib/records/appendBlocks.ts';
import { decisionWords, presentCount, presentWords, voteWords, type Wording } from './minuteWords.ts';

/** What the minutes can be filled with, in the order in which it is written. */
export const FILLINGS = ['agenda', 'attendance', 'decisions', 'votes'] as const;
export type Filling = (typeof FILLINGS)[number];

/** Whether the session has anything of it. */
export function hasFilling(contents: MinutesContents, filling: Filling): boolean {
	return contents[filling].length > 0;
}

/** Whether a text has such a part already: a line of its own that is its heading. */
export function isFilled(text: string, filling: Filling, { t }: Wording): boolean {
	const heading = t(`workshopMinutes.part.${filling}`);
	return text.split('\n').some((line) => line.trim() === heading);
}

function itemsOf(contents: MinutesContents, filling: Filling, wording: Wording): WrittenBlock[] {
	const { t } = wording;
	switch (filling) {
		case 'agenda':
			return [
				{
					type: 'bulletList',
					items: contents.agenda.map(({ title, minutes }) =>
						minutes ? `${title} (${t('workshopMinutes.part.minutesLong', { count: minutes })})` : title,
					),
				},
			];
		case 'attendance':
			return [
				{
					type: 'paragraph',
					text: t('workshopMinutes.part.present', { count: presentCount(contents) }),
				},
				{
					type: 'bulletList',
					items: contents.attendance.map(
						({ organisation, people }) =>
							`${organisation ?? t('workshopMinutes.part.noOrganisation')}: ${people
								.map((one) => presentWords(one, wording))
								.join('; ')}`,
					),
				},
			];
		case 'decisions':
			return [{ type: 'bulletList', items: contents.decisions.map((one) => decisionWords(one, wording)) }];
		case 'votes':
			return contents.votes.flatMap((vote): WrittenBlock[] => {
				const { title, turnout, options } = voteWords(vote, wording);
				return [
					{ type: 'paragraph', text: title, bold: true },
					{ type: 'paragraph', text: turnout },
					...(options.length > 0
						? [
								{
									type: 'bulletList' as const,
									items: options.map(({ place, text, result }) =>
										place ? `${place}. ${text}: ${result}` : `${text}: ${result}`,
									),
								},
							]
						: []),
				];
			});
	}
}

/** What filling the minutes adds to their text: each part under its heading, as it stands now. */
export function fillingOf(
	contents: MinutesContents,
	fillings: readonly Filling[],
	wording: Wording,
): WrittenBlock[] {
	return FILLINGS.filter((filling) => fillings.includes(filling) && hasFilling(contents, filling)).flatMap(
		(filling) => [
			{ type: 'heading' as const, text: wording.t(`workshopMinutes.part.${filling}`) },
			...itemsOf(contents, filling, wording),
		],
	);
}
