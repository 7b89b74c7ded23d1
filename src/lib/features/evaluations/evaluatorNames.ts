import type { EvaluatorRow } from '#lib/domain/evaluationRatings.ts';
import { formatNumber, t, type Translate } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** What somebody who rates is called: by the name that they gave, else by their number among those who do. */
export const evaluatorName = (
	{ name }: Pick<EvaluatorRow, 'name'>,
	at: number,
	translate: Translate,
	number: (of: number) => string,
): string => name?.trim() || translate('evaluations.together.unnamed', { number: number(at + 1) });

/** What those who rate are called, by person; oneself is marked. Live. */
export function evaluatorNames(
	workspace: Pick<Workspace, 'device'>,
	evaluators: readonly EvaluatorRow[],
): Map<string, string> {
	const me = workspace.device.person.id;
	return new Map(
		evaluators.map((row, at) => {
			const called = evaluatorName(row, at, t, formatNumber);
			return [row.person ?? '', row.person === me ? t('app.people.youNamed', { name: called }) : called];
		}),
	);
}
