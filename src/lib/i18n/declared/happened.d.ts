// Made by scripts/declareTexts.ts from en/happened.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'happened.title.metropolises': null;
		'happened.title.organisations': null;
		'happened.title.actions': null;
		'happened.none': null;
		'happened.undated': null;
		'happened.untyped': null;
		'happened.from': { register: string };
		'happened.more': { count: number };
		'happened.inLog': null;
	}
}
