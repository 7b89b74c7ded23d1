/** Texts of one language as i18next reads them: features, then nested keys. */
export interface Bundle {
	[key: string]: string | Bundle;
}

/** Joins one JSON file per feature (`./plan.json`) into one bundle (`plan.…`). */
export function bundle(files: Record<string, unknown>): Bundle {
	return Object.fromEntries(
		Object.entries(files).map(([path, texts]) => [path.slice(2, -'.json'.length), texts as Bundle]),
	);
}
