import { loadTexts } from '#lib/i18n/index.ts';

export const load = () => loadTexts('access');
