import { loadTexts } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** What shows evidence comes with the first record that is opened, behind its screen. */
export async function loadEvidence(workspace: Workspace) {
	const [{ default: Evidence }, files] = await Promise.all([
		import('./Evidence.svelte'),
		workspace.files,
		loadTexts('evidence'),
	]);
	return { Evidence, files };
}

/** The same of what gathers photographs for something that is still a draft. */
export async function loadGathering(workspace: Workspace) {
	const [{ default: GatherPhotographs }, files] = await Promise.all([
		import('./GatherPhotographs.svelte'),
		workspace.files,
		loadTexts('evidence'),
	]);
	return { GatherPhotographs, files };
}
