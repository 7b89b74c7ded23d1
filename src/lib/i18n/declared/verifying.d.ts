// Made by scripts/declareTexts.ts from en/verifying.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'verifying.title': null;
		'verifying.verified': null;
		'verifying.tampered': null;
		'verifying.shell.title': null;
		'verifying.shell.text': null;
		'verifying.shell.command': null;
		'verifying.shell.copy': null;
		'verifying.shell.copied': null;
		'verifying.shell.copyFailed': null;
		'verifying.shell.expected': null;
		'verifying.file.label': null;
		'verifying.file.hint': null;
		'verifying.file.same': { name: string; when: string };
		'verifying.file.different': { name: string };
		'verifying.file.unreadable': null;
	}
}
