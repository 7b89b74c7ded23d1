import type { QuestionStanding } from '#lib/domain/evaluationStanding.ts';
import type { Tone } from '#lib/ui/look.ts';

/** Each tone has a shape of its own beside its words. */
export const QUESTION_TONES: Record<QuestionStanding['state'], Tone> = {
	open: 'neutral',
	unsupported: 'caution',
	supported: 'positive',
};
