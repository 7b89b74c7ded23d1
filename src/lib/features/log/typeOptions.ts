import { compareTexts, language } from '#lib/i18n/index.ts';
import { conceptOptions } from '#lib/records/options.ts';
import type { Option } from '#lib/ui/look.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** The vocabulary has its words as they stand in a sentence. */
const capitalise = (words: string) => words.charAt(0).toLocaleUpperCase(language.current) + words.slice(1);

/** The types of entries, as a dictionary of the reader's language orders them. Live. */
export function typeOptions(workspace: Workspace): Option[] {
	return conceptOptions(workspace, 'entry-type', language.current)
		.map((option) => ({ ...option, label: capitalise(option.label) }))
		.sort((one, other) => compareTexts(one.label, other.label));
}
