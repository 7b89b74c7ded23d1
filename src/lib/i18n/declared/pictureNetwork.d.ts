// Made by scripts/declareTexts.ts from en/pictureNetwork.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'pictureNetwork.title': null;
		'pictureNetwork.lead': null;
		'pictureNetwork.reading': null;
		'pictureNetwork.actors.title': null;
		'pictureNetwork.actors.rule': null;
		'pictureNetwork.actors.point': { actions: string; count: number; first: string };
		'pictureNetwork.actors.nobody': { count: number };
		'pictureNetwork.actors.silent': { count: number };
		'pictureNetwork.actors.sentence': { done: string; line: string; organisation: string; parts: string };
		'pictureNetwork.actors.roles.responsible': { count: number };
		'pictureNetwork.actors.roles.reports': { count: number };
		'pictureNetwork.actors.roles.involved': { count: number };
		'pictureNetwork.actors.noPart': null;
		'pictureNetwork.actors.done': { count: number; last: string };
		'pictureNetwork.actors.nothing': null;
		'pictureNetwork.actors.short': { count: number };
		'pictureNetwork.actors.legend.responsible': null;
		'pictureNetwork.actors.legend.reports': null;
		'pictureNetwork.actors.legend.involved': null;
		'pictureNetwork.actors.legend.unplanned': null;
		'pictureNetwork.actors.folded': { count: number; type: string };
		'pictureNetwork.actors.search': null;
		'pictureNetwork.actors.more': { count: number };
		'pictureNetwork.actors.notFound.title': null;
		'pictureNetwork.actors.notFound.text': null;
		'pictureNetwork.actors.table.organisation': null;
		'pictureNetwork.actors.table.type': null;
		'pictureNetwork.actors.table.line': null;
		'pictureNetwork.actors.table.role': null;
		'pictureNetwork.actors.table.actions': null;
		'pictureNetwork.actors.table.entries': null;
		'pictureNetwork.actors.table.last': null;
		'pictureNetwork.actors.empty.title': null;
		'pictureNetwork.actors.empty.text': null;
		'pictureNetwork.actors.map': null;
		'pictureNetwork.reach.title': null;
		'pictureNetwork.reach.rule': null;
		'pictureNetwork.reach.point': { count: number; reached: string };
		'pictureNetwork.reach.best': { network: string; point: string; reached: string };
		'pictureNetwork.reach.sentence': { done: string; metropolis: string; network: string };
		'pictureNetwork.reach.folded': { count: number };
		'pictureNetwork.reach.table.metropolis': null;
		'pictureNetwork.reach.table.zone': null;
		'pictureNetwork.reach.table.through': null;
		'pictureNetwork.reach.networks': null;
		'pictureNetwork.reach.networksLead': null;
		'pictureNetwork.reach.member': { names: string };
		'pictureNetwork.reach.candidate': { names: string };
		'pictureNetwork.reach.noMember': null;
		'pictureNetwork.reach.reaches': { count: number };
		'pictureNetwork.reach.reachesNone': null;
		'pictureNetwork.reach.unreached': null;
		'pictureNetwork.reach.unreachedLead': null;
		'pictureNetwork.reach.unreachedNone': null;
		'pictureNetwork.reach.empty.title': null;
		'pictureNetwork.reach.empty.text': null;
		'pictureNetwork.reach.nothing.title': null;
		'pictureNetwork.reach.nothing.text': null;
	}
}
