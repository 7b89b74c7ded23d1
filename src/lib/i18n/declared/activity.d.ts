// Made by scripts/declareTexts.ts from en/activity.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'activity.title': null;
		'activity.lead': null;
		'activity.period.label': null;
		'activity.period.since': null;
		'activity.period.day': null;
		'activity.period.week': null;
		'activity.period.month': null;
		'activity.sinceWhen': { when: string };
		'activity.firstTime': null;
		'activity.own': null;
		'activity.filters.title': null;
		'activity.filters.organisation': null;
		'activity.filters.kind': null;
		'activity.filters.person': null;
		'activity.planItself': null;
		'activity.reading': null;
		'activity.total': { count: number };
		'activity.more': null;
		'activity.further': { count: number };
		'activity.texts': null;
		'activity.gone': null;
		'activity.empty.title': null;
		'activity.empty.text': null;
		'activity.none.title': null;
		'activity.none.text': null;
		'activity.mentions.title': null;
		'activity.mentions.none': null;
		'activity.mentions.seen': { count: number };
		'activity.did.logged': { count: number; name: string };
		'activity.did.commented': { name: string };
		'activity.did.answered': { name: string };
		'activity.did.reworded': { name: string };
		'activity.did.settled': { name: string };
		'activity.did.unsettled': { name: string };
		'activity.did.evidence': { count: number; name: string };
		'activity.did.appointments': { count: number; name: string };
		'activity.did.task': { name: string; title: string };
		'activity.did.milestone': { name: string; title: string };
		'activity.did.done': { name: string; title: string };
		'activity.did.begun': { count: number; name: string };
		'activity.did.submitted': { name: string };
		'activity.did.returned': { name: string };
		'activity.did.accepted': { name: string };
		'activity.did.closed': { name: string };
		'activity.did.reopened': { name: string };
		'activity.did.erratum': { name: string };
		'activity.did.carried': { name: string };
		'activity.did.proposed': { count: number; name: string };
		'activity.did.amended': { name: string };
		'activity.did.notAmended': { name: string };
		'activity.did.supported': { name: string };
		'activity.did.session': { count: number; name: string };
		'activity.did.decided': { name: string };
		'activity.did.frozen': { name: string };
		'activity.did.created': { count: number; kind: string; name: string };
		'activity.did.changed': { fields: string; name: string };
		'activity.did.changedMany': { count: number; name: string };
		'activity.did.retracted': { name: string };
	}
}
