import { blankTemplate } from '#lib/domain/blankTemplate.ts';
import type { Localised } from '#lib/domain/language.ts';
import { newRecordId } from '#lib/domain/recordId.ts';
import type { Template } from '#lib/domain/template.ts';

export interface BlankPlan {
	title: Localised;
	period: { start: number; end: number };
	owner: Localised;
}

/** Words of a title as an id has them: “Pla d’acció 2030” → `pla-d-accio-2030`. */
export function slugOf(title: string): string {
	const folded = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return (folded.match(/[a-z0-9]+/g) ?? []).join('-');
}

/**
 * The template of a plan that somebody begins. Two people may give two plans one title: each has an id of its own.
 * @throws nothing: whatever the title, the id is one that the relay accepts.
 */
export function templateOf({ title, period, owner }: BlankPlan): Template {
	const words = slugOf(title.ca ?? title.es ?? title.fr ?? title.en ?? '').slice(0, 28) || 'plan';
	const id = `${words}-${newRecordId().slice(-6)}`.replace(/-+/g, '-');
	const named = Object.keys(owner).length > 0;
	return blankTemplate({
		id,
		title,
		period,
		...(named ? { owner: { id: `${id}-owner`, name: owner } } : {}),
	});
}
