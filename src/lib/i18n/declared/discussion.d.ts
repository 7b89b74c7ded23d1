// Made by scripts/declareTexts.ts from en/discussion.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'discussion.title': null;
		'discussion.count': { count: number };
		'discussion.unseen': { count: number };
		'discussion.new': null;
		'discussion.empty': null;
		'discussion.emptyHow': null;
		'discussion.begin': null;
		'discussion.words': null;
		'discussion.answer': null;
		'discussion.answerWords': null;
		'discussion.hint': null;
		'discussion.for': null;
		'discussion.send': null;
		'discussion.discard': null;
		'discussion.missing': null;
		'discussion.tooLong': { most: string };
		'discussion.readOnly': null;
		'discussion.edit': null;
		'discussion.edited': { when: string };
		'discussion.notHere': null;
		'discussion.retracted': null;
		'discussion.settle': null;
		'discussion.reopen': null;
		'discussion.settledBy': { name: string; when: string };
		'discussion.settledThreads': { count: number };
		'discussion.seen.button': null;
		'discussion.seen.by': { names: string };
		'discussion.seen.whose': null;
		'discussion.seen.takenBack': null;
		'discussion.mention.button': null;
		'discussion.mention.list': null;
		'discussion.mention.none': null;
		'discussion.mention.also': { names: string };
		'discussion.mention.found': { count: number };
	}
}
