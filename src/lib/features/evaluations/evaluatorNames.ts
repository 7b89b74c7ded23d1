import type { EvaluatorRow } from '#lib/domain/evaluationRatings.ts';
import { formatNumber, t } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** What those who rate are called: by the name that they gave, else by number; oneself is marked. Live. */
export function evaluatorNames(
	workspace: Pick<Workspace, 'device'>,
	evaluators: readonly EvaluatorRow[],
): Map<string, string> {
	const me = workspace.device.person.id;
	return new Map(
		evaluators.map(({ person, name }, at) => {
			const called = name?.trim() || t('evaluations.together.unnamed', { number: formatNumber(at + 1) });
			return [person ?? '', person === me ? t('app.people.youNamed', { name: called }) : called];
		}),
	);
}
