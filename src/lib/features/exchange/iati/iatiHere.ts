import { isExportable } from '#lib/domain/exportable.ts';
import type { ProjectRow } from '#lib/domain/fundStages.ts';
import { metropolis } from '#lib/domain/metropolis.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { project } from '#lib/domain/project.ts';
import { sustainableDevelopmentGoal } from '#lib/domain/sustainableDevelopmentGoal.ts';
import { zone } from '#lib/domain/zone.ts';
import type { ProjectSurroundings } from '#lib/exchange/iati/project.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

export const projectsOf = (workspace: Pick<Workspace, 'rows'>): ProjectRow[] =>
	workspace.rows(project).filter(isExportable);

/** What of other records projects are told with. Live. */
export function surroundingsOf(workspace: Pick<Workspace, 'row'>, today: string): ProjectSurroundings {
	return {
		organisation: (id) => workspace.row(organisation, id),
		metropolis: (id) => workspace.row(metropolis, id),
		zone: (id) => workspace.row(zone, id)?.title,
		goal: (id) => workspace.row(sustainableDevelopmentGoal, id)?.number,
		today,
	};
}

/** What somebody answered about who publishes: kept on the device, since it is the same the next time. */
export interface Answers {
	readonly organisation: string;
	readonly ref: string;
	readonly type: string;
	readonly sector: string;
	readonly vocabularyUri: string;
	readonly equalShares: boolean;
}

export const NO_ANSWERS: Answers = {
	organisation: '',
	ref: '',
	type: '',
	sector: '',
	vocabularyUri: '',
	equalShares: false,
};

const keyOf = (workspace: Pick<Workspace, 'id'>) => `iatiReporter:${workspace.id}`;

export async function recallAnswers(workspace: Workspace): Promise<Answers> {
	const kept = await workspace.device.tables.setting<Partial<Answers>>(keyOf(workspace));
	return { ...NO_ANSWERS, ...kept };
}

export async function keepAnswers(workspace: Workspace, answers: Answers): Promise<void> {
	await workspace.device.tables.keepSetting(keyOf(workspace), { ...answers });
}
