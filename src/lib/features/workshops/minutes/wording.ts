import type { Language } from '#lib/domain/language.ts';
import { type Translate, translatorFor } from '#lib/i18n/index.ts';
import { conceptOptions } from '#lib/records/options.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { formatsIn } from '#lib/records/report/formats.ts';
import type { Wording } from './minuteWords.ts';

/** What minutes are put into words with, where the texts of a language are here. Live. */
export function wordingWith(workspace: Workspace, language: Language, t: Translate): Wording {
	return {
		t,
		formats: formatsIn(language),
		conceptName: (vocabulary, code) =>
			conceptOptions(workspace, vocabulary, language).find(({ value }) => value === code)?.label ?? code,
	};
}

/** The same in any language: minutes are written in the session's, reports in any, whatever the reader's is. */
export async function wordingIn(workspace: Workspace, language: Language): Promise<Wording> {
	return wordingWith(workspace, language, await translatorFor(language, 'workshopMinutes'));
}
