// The commands that people type on the laptop, as docs/workshops-offline.md has them.

/** The directory into which the laptop copies the plan. */
const DATA = 'trip';

/** Stands where the secret comes, until there is one. */
export const LINK = 'LINK';

export function pullCommand(workspace: string, link: string): string {
	return `npm run relay -- pull --link '${link}' --workspace ${workspace} --data ${DATA}`;
}

export function serveCommand(port?: number): string {
	const other = port === undefined || port === 4173 ? '' : ` --port ${port}`;
	return `npm run relay -- serve --words --host 0.0.0.0${other} --data ${DATA}`;
}
