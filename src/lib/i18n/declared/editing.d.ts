// Made by scripts/declareTexts.ts from en/editing.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'editing.edit': { field: string };
		'editing.language': null;
		'editing.missingLanguage': { language: string };
		'editing.missingLanguages': { languages: string };
		'editing.showAll': { count: number };
		'editing.writingHere': { count: number; names: string };
		'editing.somebody': null;
		'editing.changedElsewhere': { name: string };
		'editing.replaced': { content: string };
		'editing.takeTheirs': null;
		'editing.notSaved': { reason: string };
		'editing.ambiguousNumber': { fraction: string; whole: string };
		'editing.notADate': null;
		'editing.notAYear': null;
		'editing.notJson': null;
		'editing.dateHint': null;
		'editing.addWord': { field: string };
		'editing.position': { position: string; total: string };
	}
}
