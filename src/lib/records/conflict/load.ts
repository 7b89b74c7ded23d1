import { loadTexts } from '#lib/i18n/index.ts';

// What shows conflicts in place comes when there is one: most screens never need it.

export async function loadFieldConflicts() {
	const [{ default: FieldConflicts }] = await Promise.all([
		import('./FieldConflicts.svelte'),
		loadTexts('conflict'),
		loadTexts('fields'),
	]);
	return FieldConflicts;
}

export async function loadRecordConflicts() {
	const [{ default: RecordConflicts }] = await Promise.all([
		import('./RecordConflicts.svelte'),
		loadTexts('conflict'),
		loadTexts('fields'),
	]);
	return RecordConflicts;
}
