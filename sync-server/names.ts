// Only names of this shape reach the storage: whatever else a URL says is refused before a socket exists.

export const ID = '[a-z0-9][a-z0-9-]{0,63}';
const WORKSPACE = new RegExp(`^${ID}$`);
const DOCUMENT = new RegExp(
	`^(?:plan|(?:org|private|body|workshop|stage|report|evaluation)/${ID}|(?:seat|rating)/${ID}/${ID})$`,
);

export interface Target {
	workspace: string;
	document: string;
}

export function isWorkspaceName(name: string): boolean {
	return WORKSPACE.test(name);
}

export function isDocumentName(name: string): boolean {
	return DOCUMENT.test(name);
}

/** The key under which a document is stored. No name contains a second meaning of `/`, so that it is unambiguous. */
export function keyOf(target: Target): string {
	return `${target.workspace}/${target.document}`;
}

/**
 * Reads `/<workspace>/<document>` as it came on the request line. Nothing is decoded or normalised: a name
 * never needs it, and `%2e%2e` is then just another character that no name has.
 */
export function parseTarget(requestUrl: string): Target | null {
	const path = requestUrl.split('?', 1)[0] ?? '';
	const slash = path.indexOf('/', 1);
	if (path[0] !== '/' || slash < 0) return null;
	const workspace = path.slice(1, slash);
	const document = path.slice(slash + 1);
	return isWorkspaceName(workspace) && isDocumentName(document) ? { workspace, document } : null;
}
