// Made by scripts/declareTexts.ts from en/advocacy.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'advocacy.title': null;
		'advocacy.lead': null;
		'advocacy.new': null;
		'advocacy.filter': null;
		'advocacy.emptyTitle': null;
		'advocacy.emptyText': null;
		'advocacy.standing.missed': null;
		'advocacy.standing.near': null;
		'advocacy.standing.ahead': null;
		'advocacy.standing.undated': null;
		'advocacy.standing.awaiting': null;
		'advocacy.standing.concluded': null;
		'advocacy.column.title': null;
		'advocacy.column.deadline': null;
		'advocacy.column.addressee': null;
		'advocacy.column.channel': null;
		'advocacy.column.allies': null;
		'advocacy.column.outcome': null;
		'advocacy.facet.outcome': null;
		'advocacy.facet.network': null;
		'advocacy.facet.theme': null;
		'advocacy.until': { day: string };
		'advocacy.left': { count: number };
		'advocacy.lastDay': null;
		'advocacy.passed': { count: number };
		'advocacy.steps.title': null;
		'advocacy.steps.deadline': null;
		'advocacy.steps.position': null;
		'advocacy.steps.outcome': null;
		'advocacy.steps.noDeadline': null;
		'advocacy.steps.notTaken': null;
		'advocacy.steps.takenOn': { day: string };
		'advocacy.steps.late': { count: number };
		'advocacy.steps.take': null;
		'advocacy.steps.untake': null;
		'advocacy.steps.noOutcome': null;
		'advocacy.steps.conclude': null;
		'advocacy.steps.revise': null;
		'advocacy.conclusion.title': null;
		'advocacy.conclusion.outcome': null;
		'advocacy.conclusion.on': null;
		'advocacy.conclusion.note': null;
		'advocacy.conclusion.noteHint': null;
		'advocacy.conclusion.missing': null;
		'advocacy.group.what': null;
		'advocacy.group.position': null;
		'advocacy.group.way': null;
		'advocacy.group.outcome': null;
		'advocacy.group.linked': null;
	}
}
