import type { MinutedDecision, MinutedVote, MinutesContents, Present } from '#lib/domain/minutesContents.ts';
import { type OptionTally, readVoteResults, type VoteResults } from '#lib/domain/voteResults.ts';
import type { Translate } from '#lib/i18n/index.ts';
import type { Formats } from '#lib/records/report/formats.ts';

/** What minutes are put into words with, in any language. */
export interface Wording {
	readonly t: Translate;
	readonly formats: Formats;
	/** What a code of a vocabulary is called. */
	readonly conceptName: (vocabulary: string, code: string) => string;
}

/** “09:30–13:00” */
export function timesOf({ start, end }: Pick<MinutesContents, 'start' | 'end'>): string {
	return [start, end].filter(Boolean).join('–');
}

export function presentWords({ name, companions }: Present, { t }: Wording): string {
	return companions ? t('workshopMinutes.part.companions', { name, companions }) : name;
}

/** Who sees to a decision: an organisation, somebody in it, or both. */
export function ownerWords({ owner, person }: Pick<MinutedDecision, 'owner' | 'person'>): string {
	if (owner && person) return `${person} (${owner})`;
	return owner ?? person ?? '';
}

/** A decision in one line, with who sees to it and by when. */
export function decisionWords(decision: MinutedDecision, { t, formats }: Wording): string {
	const who = ownerWords(decision);
	const more = [
		who && t('workshopMinutes.part.sees', { who }),
		decision.due && t('workshopMinutes.part.by', { date: formats.day(decision.due) }),
		decision.carriedFrom && t('workshopMinutes.part.carried', { title: decision.carriedFrom }),
	].filter(Boolean);
	return more.length > 0 ? `${decision.text} – ${more.join('; ')}` : decision.text;
}

export function presentCount({ attendance }: Pick<MinutesContents, 'attendance'>): number {
	return attendance.reduce((sum, { people }) => sum + people.length, 0);
}

/** What an option got, in words; a tie is told. */
export function tallyWords(
	{ method }: VoteResults,
	{ score, voters, tied }: OptionTally,
	{ t, formats }: Wording,
): string {
	if (score === null) return t('workshopMinutes.vote.unrated');
	const words =
		method === 'rating'
			? t('workshopMinutes.vote.rating', { mean: formats.number(score), count: voters })
			: t(`workshopMinutes.vote.${method}`, { count: score });
	return tied ? `${words} (${t('workshopMinutes.vote.tied')})` : words;
}

export interface VoteWords {
	/** The question, and how it was voted on. */
	title: string;
	/** Turnout and abstentions, or why there is no result. */
	turnout: string;
	/** In the order in which they came out. */
	options: { place: string; text: string; result: string }[];
}

export function voteWords(vote: MinutedVote, wording: Wording): VoteWords {
	const { t, formats, conceptName } = wording;
	const method = vote.method && conceptName('vote-method', vote.method);
	const title = method ? `${vote.question} (${method})` : vote.question;
	const results = readVoteResults(vote.results);
	if (!results)
		return {
			title,
			turnout: t(vote.state === 'open' ? 'workshopMinutes.part.open' : 'workshopMinutes.part.closed'),
			options: [],
		};
	const counts = (['voted', 'seats', 'abstained', 'absent'] as const).map((name) => [
		name,
		formats.number(results[name]),
	]);
	return {
		title,
		turnout: t(
			'workshopMinutes.vote.turnout',
			Object.fromEntries(counts) as Record<'voted' | 'seats' | 'abstained' | 'absent', string>,
		),
		options: results.options.map((option) => ({
			place: option.rank === null ? '' : formats.number(option.rank),
			text: option.text,
			result: tallyWords(results, option, wording),
		})),
	};
}
