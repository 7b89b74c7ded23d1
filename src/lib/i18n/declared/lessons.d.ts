// Made by scripts/declareTexts.ts from en/lessons.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'lessons.title': null;
		'lessons.lead': null;
		'lessons.new': null;
		'lessons.emptyTitle': null;
		'lessons.emptyText': null;
		'lessons.filter': null;
		'lessons.facet.type': null;
		'lessons.facet.theme': null;
		'lessons.facet.zone': null;
		'lessons.facet.action': null;
		'lessons.facet.whose': null;
		'lessons.groups.lesson': null;
		'lessons.groups.about': null;
		'lessons.waiting.title': null;
		'lessons.waiting.text': null;
		'lessons.waiting.take': null;
		'lessons.waiting.more': { count: number };
		'lessons.onward.title': null;
		'lessons.onward.text': null;
		'lessons.onward.save': null;
		'lessons.onward.take': null;
		'lessons.onward.fault.foreign': null;
		'lessons.onward.fault.newer': null;
		'lessons.onward.fault.tooBig': null;
		'lessons.onward.taken': { count: number };
		'lessons.onward.empty': null;
		'lessons.onward.none': null;
		'lessons.learnedIn': null;
	}
}
