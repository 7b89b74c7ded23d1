// Made by scripts/declareTexts.ts from en/sample.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'sample.mark': null;
		'sample.strip.label': null;
		'sample.strip.text': null;
		'sample.strip.about': null;
		'sample.pageTitle': null;
		'sample.about.title': null;
		'sample.about.text': null;
		'sample.about.remove': null;
		'sample.about.here': null;
		'sample.about.forget': null;
		'sample.about.forgotten': null;
		'sample.about.notForgotten': null;
		'sample.about.relayTitle': null;
		'sample.about.relayText': null;
		'sample.about.retire': null;
		'sample.about.retiring': null;
		'sample.about.retired': null;
		'sample.about.notRetired': null;
		'sample.about.elsewhere': null;
		'sample.start.title': null;
		'sample.start.description': null;
		'sample.start.size': null;
		'sample.start.small': { number: string };
		'sample.start.smallHint': null;
		'sample.start.large': { number: string };
		'sample.start.largeHint': null;
		'sample.start.number': null;
		'sample.start.numberHint': null;
		'sample.start.badNumber': null;
		'sample.start.create': null;
		'sample.start.making': null;
		'sample.start.made': { all: string; made: string };
		'sample.start.failed': null;
	}
}
