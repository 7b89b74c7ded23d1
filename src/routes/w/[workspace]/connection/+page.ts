import type { PageLoad } from './$types.js';
import { loadTexts } from '#lib/i18n/index.ts';

export const load: PageLoad = async ({ parent }) => {
	// The layout chooses the language.
	await parent();
	await loadTexts('access');
};
