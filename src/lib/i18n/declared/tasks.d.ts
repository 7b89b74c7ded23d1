// Made by scripts/declareTexts.ts from en/tasks.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'tasks.title': null;
		'tasks.lead': null;
		'tasks.tasks': null;
		'tasks.milestones': null;
		'tasks.milestone': null;
		'tasks.none': null;
		'tasks.add': null;
		'tasks.done': { name: string };
		'tasks.saidDone': { name: string };
		'tasks.saidOpen': { name: string };
		'tasks.doneOn': { day: string };
		'tasks.undated': null;
		'tasks.overdue': { day: string };
		'tasks.today': null;
		'tasks.until': { day: string };
		'tasks.doneCount': { count: number };
		'tasks.form.title': null;
		'tasks.form.titleMissing': null;
		'tasks.form.due': null;
		'tasks.form.inAWeek': null;
		'tasks.form.inTwoWeeks': null;
		'tasks.form.inAMonth': null;
		'tasks.form.person': null;
		'tasks.form.owner': null;
		'tasks.form.type': null;
		'tasks.screen.search': null;
		'tasks.screen.whose': null;
		'tasks.screen.mine': null;
		'tasks.screen.organisation': null;
		'tasks.screen.everyone': null;
		'tasks.screen.state': null;
		'tasks.screen.open': null;
		'tasks.screen.done': null;
		'tasks.screen.answering': null;
		'tasks.screen.overdue': { count: number };
		'tasks.screen.count': { count: number };
		'tasks.screen.more': null;
		'tasks.screen.newTask': null;
		'tasks.screen.noOrganisation': null;
		'tasks.screen.emptyTitle': null;
		'tasks.screen.emptyText': null;
		'tasks.screen.noneTitle': null;
		'tasks.screen.noneText': null;
		'tasks.screen.groups.overdue': null;
		'tasks.screen.groups.today': null;
		'tasks.screen.groups.soon': null;
		'tasks.screen.groups.later': null;
		'tasks.screen.groups.undated': null;
		'tasks.screen.groups.done': null;
		'tasks.screen.calendar': null;
	}
}
