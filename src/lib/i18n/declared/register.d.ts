// Made by scripts/declareTexts.ts from en/register.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'register.filter': null;
		'register.total': { count: number };
		'register.others': null;
		'register.noneTitle': null;
		'register.noneText': null;
		'register.emptyTitle': null;
		'register.emptyText': null;
		'register.openRecord': null;
		'register.changed': null;
		'register.edit': { name: string };
		'register.emptyFields': { count: number };
		'register.notSet': null;
		'register.spreadsheet': null;
		'register.fromSheet': null;
		'register.filters': null;
		'register.filtersActive': { count: number };
		'register.unnamed': null;
		'register.read': { name: string };
		'register.withoutData': { count: number };
		'register.new.missing': { field: string };
		'register.new.from': { kind: string; title: string };
		'register.new.save': null;
		'register.onward.title': null;
		'register.onward.text': null;
		'register.onward.arises': null;
		'register.onward.make': { kind: string };
		'register.also': null;
		'register.itsMeetings': null;
	}
}
