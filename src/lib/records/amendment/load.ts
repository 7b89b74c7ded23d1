import { loadTexts } from '#lib/i18n/index.ts';

// What shows amendments in place comes when there is one, or when somebody begins one: most screens never need it.

export async function loadAmendmentDialog() {
	const [{ default: AmendmentDialog }] = await Promise.all([
		import('./AmendmentDialog.svelte'),
		loadTexts('amendments'),
	]);
	return AmendmentDialog;
}

export async function loadRecordAmendments() {
	const [{ default: RecordAmendments }] = await Promise.all([
		import('./RecordAmendments.svelte'),
		loadTexts('amendments'),
	]);
	return RecordAmendments;
}

export async function loadOrigin() {
	const [{ default: OriginLine }] = await Promise.all([
		import('./OriginLine.svelte'),
		loadTexts('amendments'),
	]);
	return OriginLine;
}
