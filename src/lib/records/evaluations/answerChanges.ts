import type { ResponseRow } from '#lib/domain/evaluationFollowUp.ts';
import { type Contents, isPerLanguage } from '#lib/domain/kind.ts';
import type { Language } from '#lib/domain/language.ts';
import { managementResponse } from '#lib/domain/managementResponse.ts';
import { type Asked, languageOf } from '../register/newRecord.ts';

/**
 * What a form changes of an answer: only what is otherwise than it was first shown, a text in the language in which it was shown.
 * What is taken up again has not been done.
 */
export function answerChanges(
	before: ResponseRow,
	first: Asked,
	asked: Asked,
	written: Language,
	today: string,
): Contents {
	const changed = Object.entries(asked).filter(([field, content]) => content !== first[field]);
	const contents = changed.map(([field, content]) => {
		const declared = managementResponse.fields[field as keyof typeof managementResponse.fields];
		const given = (typeof content === 'string' ? content.trim() : content) || null;
		return [
			field,
			isPerLanguage(declared) ? { [languageOf(managementResponse, field, before, written)]: given } : given,
		];
	});
	const isFollowed = changed.some(([field]) => field === 'followUp' || field === 'position');
	return {
		...Object.fromEntries(contents),
		...(isFollowed && { doneOn: asked.followUp === 'done' ? (before.doneOn ?? today) : null }),
	};
}
