// Made by scripts/declareTexts.ts from en/pictureTime.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'pictureTime.title': null;
		'pictureTime.lead': null;
		'pictureTime.picture': null;
		'pictureTime.today': { day: string };
		'pictureTime.undated': null;
		'pictureTime.log': null;
		'pictureTime.zoom': null;
		'pictureTime.zooms.plan': null;
		'pictureTime.zooms.year': null;
		'pictureTime.mark': { day: string; name: string; state: string; type: string };
		'pictureTime.cluster': { count: number; names: string };
		'pictureTime.together': null;
		'pictureTime.types.milestone': null;
		'pictureTime.types.report': null;
		'pictureTime.types.evaluation': null;
		'pictureTime.types.period': null;
		'pictureTime.types.meeting': null;
		'pictureTime.types.workshop': null;
		'pictureTime.types.forum': null;
		'pictureTime.types.call': null;
		'pictureTime.types.agreement': null;
		'pictureTime.states.done': null;
		'pictureTime.states.late': null;
		'pictureTime.states.coming': null;
		'pictureTime.states.over': null;
		'pictureTime.states.unsaid': null;
		'pictureTime.lanes.plan': null;
		'pictureTime.lanes.none': null;
		'pictureTime.strip.none': { lane: string; time: string };
		'pictureTime.strip.count': { count: number; lane: string; time: string };
		'pictureTime.strip.nothing': null;
		'pictureTime.key.types': null;
		'pictureTime.key.states': null;
		'pictureTime.columns.name': null;
		'pictureTime.columns.type': null;
		'pictureTime.columns.lane': null;
		'pictureTime.columns.day': null;
		'pictureTime.columns.state': null;
		'pictureTime.columns.count': null;
		'pictureTime.point.noneLate': null;
		'pictureTime.point.late': { count: number };
		'pictureTime.point.next': { day: string; lateness: string; name: string };
		'pictureTime.point.nothing': { lateness: string };
		'pictureTime.point.unsaid': { count: number; lateness: string };
		'pictureTime.rule': null;
		'pictureTime.beyond': { after: string; before: string; undated: string };
		'pictureTime.late.title': null;
		'pictureTime.unsaid.title': null;
		'pictureTime.unsaid.text': null;
		'pictureTime.empty.title': null;
		'pictureTime.empty.text': null;
	}
}
