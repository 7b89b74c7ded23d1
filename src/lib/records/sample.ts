import { plan } from '#lib/domain/plan.ts';
import { isSamplePlan } from '#lib/domain/sample/sampleId.ts';
import { type InterfaceLanguage, loadTexts, t, translatorFor } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Whether everything that a workspace shows is invented. Live. */
export function isSample(workspace: Pick<Workspace, 'id' | 'rows'>): boolean {
	return isSamplePlan(workspace.id, workspace.rows(plan)[0]);
}

/** What every file and every printed page of a sample says; null where the workspace is real. */
export async function sampleMark(workspace: Pick<Workspace, 'id' | 'rows'>): Promise<string | null> {
	if (!isSample(workspace)) return null;
	await loadTexts('sample');
	return t('sample.mark');
}

/** The same in a language that need not be the reader's. */
export async function sampleMarkIn(
	workspace: Pick<Workspace, 'id' | 'rows'>,
	language: InterfaceLanguage,
): Promise<string | null> {
	return isSample(workspace) ? (await translatorFor(language, 'sample'))('sample.mark') : null;
}
