/** Kinds that have screens of their own; every other kind is shown by the general ones. */
const SCREENS: Readonly<Record<string, string>> = {
	line: 'lines',
	action: 'actions',
	expectedResult: 'results',
	organisation: 'organisations',
	zone: 'zones',
	metropolis: 'metropolises',
	entry: 'log',
	period: 'periods',
	update: 'updates',
	workshop: 'workshops',
	amendment: 'amendments',
	indicator: 'indicators',
	call: 'funds/calls',
	project: 'funds/projects',
	agreement: 'agreements',
	membership: 'networks',
	advocacy: 'advocacy',
	transfer: 'transfers',
	solution: 'solutions',
	bodyMeeting: 'bodies/meetings',
	brought: 'bodies/brought',
	activityReport: 'reports',
	evaluation: 'evaluations',
	lesson: 'lessons',
};

/** Path of everything of a workspace. */
export function workspacePath(workspace: string, screen = ''): string {
	return `/w/${workspace}${screen && `/${screen}`}`;
}

/** Path of a kind's list. */
export function listPath(workspace: string, kind: string): string {
	return workspacePath(workspace, SCREENS[kind] ?? `records/${kind}`);
}

/** Path of one record's screen. */
export function recordPath(workspace: string, kind: string, id: string): string {
	return `${listPath(workspace, kind)}/${id}`;
}
