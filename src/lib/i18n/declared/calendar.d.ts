// Made by scripts/declareTexts.ts from en/calendar.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'calendar.title': null;
		'calendar.lead': null;
		'calendar.view': null;
		'calendar.views.month': null;
		'calendar.views.agenda': null;
		'calendar.views.year': null;
		'calendar.whose': null;
		'calendar.everyone': null;
		'calendar.mine': null;
		'calendar.type': null;
		'calendar.types.deadline': null;
		'calendar.types.milestone': null;
		'calendar.types.task': null;
		'calendar.types.meeting': null;
		'calendar.types.appointment': null;
		'calendar.types.call': null;
		'calendar.types.agreement': null;
		'calendar.types.entry': null;
		'calendar.late': { type: string };
		'calendar.done': { type: string };
		'calendar.today': null;
		'calendar.goTo': null;
		'calendar.nothing': null;
		'calendar.nothingOn': null;
		'calendar.open': { day: string };
		'calendar.more': { number: string };
		'calendar.keys': null;
		'calendar.export': null;
		'calendar.month.before': null;
		'calendar.month.after': null;
		'calendar.year.before': null;
		'calendar.year.after': null;
		'calendar.year.title': { year: string };
		'calendar.year.month': null;
		'calendar.year.total': null;
		'calendar.year.andMore': { number: string };
		'calendar.year.rule': null;
		'calendar.year.mine': null;
		'calendar.year.point': { count: number; month: string; number: string };
		'calendar.year.monthMark': { count: number; month: string; types: string };
		'calendar.empty.title': null;
		'calendar.empty.text': null;
		'calendar.rule.title': null;
		'calendar.rule.text': null;
		'calendar.move.to': { name: string };
		'calendar.move.title': null;
		'calendar.move.day': null;
		'calendar.move.notADay': null;
		'calendar.move.save': null;
		'calendar.move.moved': { day: string; name: string };
		'calendar.move.can': null;
		'calendar.move.keys': null;
		'calendar.move.picked': { name: string };
		'calendar.move.carrying': { day: string; name: string };
		'calendar.move.cancelled': { name: string };
		'calendar.things': { count: number };
		'calendar.classes': { count: number; range: string };
	}
}
