// Made by scripts/declareTexts.ts from en/decisions.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'decisions.add': null;
		'decisions.edit': null;
		'decisions.text': null;
		'decisions.textMissing': null;
		'decisions.owner': null;
		'decisions.person': null;
		'decisions.due': null;
		'decisions.card': null;
		'decisions.cardHint': null;
		'decisions.notSaved': { reason: string };
	}
}
