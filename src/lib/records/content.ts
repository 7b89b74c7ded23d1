import { type Field, isPerLanguage } from '#lib/domain/kind.ts';
import { inLanguage, type Localised } from '#lib/domain/language.ts';

/** Whether a field's content says nothing at all: it is then shown as missing, never as zero or as an empty line. */
export function isNothing(field: Field, content: unknown): boolean {
	if (content === null || content === undefined || content === '') return true;
	if (field.type === 'set') return (content as readonly string[]).length === 0;
	if (isPerLanguage(field)) return inLanguage(content as Localised, 'ca') === null;
	if (field.type === 'place') return (content as { parent: string | null }).parent === null;
	return false;
}
