import { withTexts } from '#lib/i18n/index.ts';

export const load = withTexts('pictures', 'pictureGoals');
