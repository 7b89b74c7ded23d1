// The goals of the 2030 Agenda, with what stands behind each, as the pictures read them. Live.
import { action } from '#lib/domain/action.ts';
import { expectedResult } from '#lib/domain/expectedResult.ts';
import { indicator } from '#lib/domain/indicator.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import type { Language } from '#lib/domain/language.ts';
import { pamPrinciple } from '#lib/domain/pamPrinciple.ts';
import { type GoalFigure, goalView } from '#lib/domain/pictures/goalView.ts';
import { sustainableDevelopmentGoal } from '#lib/domain/sustainableDevelopmentGoal.ts';
import type { FactQuestion, Tally, TallyQuestion } from '#lib/domain/tally.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

type Reading = Pick<Workspace, 'rows' | 'row'>;

/** Entries of the log by the goals that they name. */
export const byGoal = (scope: FactQuestion): TallyQuestion => ({
	...scope,
	axes: [{ sources: [{ facet: 'goal' }] }],
});

/** @param isShown which actions are looked at, with what measures them */
export function goalsHere(
	workspace: Reading,
	entries: Pick<Tally, 'count' | 'last'>,
	isShown: (action: string) => boolean,
): GoalFigure[] {
	const results = workspace.rows(expectedResult);
	const actions = workspace.rows(action).filter(({ id }) => isShown(id));
	const shown = new Set(actions.map(({ id }) => id));
	const ofShown = new Set(
		results.filter((row) => row.actions.some((id) => shown.has(id))).map(({ id }) => id),
	);
	return goalView({
		goals: workspace.rows(sustainableDevelopmentGoal),
		actions,
		results,
		indicators: workspace
			.rows(indicator)
			.filter(({ action: id, expectedResult: result }) =>
				id ? shown.has(id) : result ? ofShown.has(result) : true,
			),
		principles: workspace.rows(pamPrinciple),
		entries,
	});
}

const KINDS = [sustainableDevelopmentGoal, action, expectedResult, indicator, pamPrinciple];

/** How whatever stands behind a goal is called; an action by its code too. */
export function nameHere(workspace: Reading, id: string, language: Language, length = 120): string {
	for (const kind of KINDS) {
		const row = workspace.row(kindNamed(kind.name), id);
		if (!row || row.retracted) continue;
		const { text } = shortTitle(row, language, length);
		return typeof row.code === 'string' && row.code ? `${row.code} ${text}` : text;
	}
	return id;
}

const isColour = (colour: string | null): colour is string => /^#[0-9a-f]{6}$/i.test(colour ?? '');

/** The official colour of a goal, and what can be read on it. */
export function goalColour(colour: string | null): { fill: string; ink: string } {
	if (!isColour(colour)) return { fill: 'var(--color-gap)', ink: 'var(--color-text)' };
	const channel = (at: number) => {
		const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
	// Whichever of black and white stands out more.
	return {
		fill: colour,
		ink: 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#ffffff' : '#000000',
	};
}
