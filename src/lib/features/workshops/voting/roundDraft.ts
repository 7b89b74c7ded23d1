import {
	BUDGET_AT_MOST,
	isWholeIn,
	readVoteOptions,
	VOTE_METHODS,
	type VoteMethod,
	type VoteOption,
} from '#lib/domain/votes.ts';
import { t } from '#lib/i18n/index.ts';
import type { RoundPlan, RoundRow } from './rounds.ts';

/** A vote as it is written in the form. */
export interface RoundDraft {
	question: string;
	method: VoteMethod;
	on: 'cards' | 'own';
	columns: string[];
	/** One on each line. */
	options: string;
	budget: number | null;
	most: number | null;
}

export function emptyRound(): RoundDraft {
	return { question: '', method: 'dots', on: 'cards', columns: [], options: '', budget: 5, most: 3 };
}

/** What another round was, to be changed or voted on again. */
export function draftOf(row: RoundRow, onCards: boolean): RoundDraft {
	const { question, method, columns, options, budget, most } = row;
	return {
		question: question ?? '',
		method: VOTE_METHODS.find((known) => known === method) ?? 'dots',
		on: onCards ? 'cards' : 'own',
		columns: [...columns],
		options: onCards
			? ''
			: readVoteOptions(options)
					.map(({ text }) => text)
					.join('\n'),
		budget,
		most,
	};
}

/** What a method begins with. */
export function startOf(method: VoteMethod): Pick<RoundDraft, 'budget' | 'most'> {
	if (method === 'dots') return { budget: 5, most: 3 };
	return { budget: method === 'poll' ? 1 : null, most: null };
}

function optionsOf(words: string): VoteOption[] {
	const texts = new Set(
		words
			.split('\n')
			.map((line) => line.trim())
			.filter(Boolean),
	);
	return [...texts].map((text, index) => ({ id: `o${index + 1}`, text }));
}

/** What is wrong with a draft, a sentence a field. */
export function faultsOf(
	draft: RoundDraft,
): Partial<Record<'question' | 'options' | 'budget' | 'most', string>> {
	const { question, method, on, options, budget, most } = draft;
	const faults: ReturnType<typeof faultsOf> = {};
	if (!question.trim()) faults.question = t('workshopVoting.form.questionMissing');
	if (on === 'own' && optionsOf(options).length < 2) faults.options = t('workshopVoting.form.optionsMissing');
	const needsBudget = method === 'dots' || method === 'poll' || (method === 'ranking' && budget !== null);
	if (needsBudget && !isWholeIn(budget, BUDGET_AT_MOST)) faults.budget = t('workshopVoting.form.numberFault');
	if (method === 'dots' && !isWholeIn(most, budget ?? BUDGET_AT_MOST))
		faults.most = t('workshopVoting.form.mostFault');
	return faults;
}

export function planOf(draft: RoundDraft): RoundPlan {
	const { question, method, on, columns, options, budget, most } = draft;
	return {
		question: question.trim(),
		method,
		columns: on === 'cards' ? columns : null,
		options: on === 'own' ? optionsOf(options) : [],
		budget: method === 'rating' ? null : budget,
		most: method === 'dots' ? most : null,
	};
}
