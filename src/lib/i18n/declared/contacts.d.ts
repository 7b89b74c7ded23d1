// Made by scripts/declareTexts.ts from en/contacts.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'contacts.title': null;
		'contacts.add': null;
		'contacts.private': { name: string };
		'contacts.open': null;
		'contacts.notYours': null;
		'contacts.name': null;
		'contacts.nameMissing': null;
		'contacts.otherOrganisation': null;
		'contacts.notInDirectory': null;
		'contacts.choose': null;
	}
}
