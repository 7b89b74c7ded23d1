// Made by scripts/declareTexts.ts from en/actors.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'actors.title': null;
		'actors.lead': null;
		'actors.columns': null;
		'actors.allLines': null;
		'actors.groups': null;
		'actors.groupsAsNamed': null;
		'actors.groupMembers': null;
		'actors.type': null;
		'actors.role': null;
		'actors.search': null;
		'actors.count': { count: number };
		'actors.organisation': null;
		'actors.nothing': null;
		'actors.through': null;
		'actors.noneTitle': null;
		'actors.noneText': null;
		'actors.roles.responsible': null;
		'actors.roles.reports': null;
		'actors.roles.involved': null;
		'actors.legend.responsible': null;
		'actors.legend.reports': null;
		'actors.legend.involved': null;
		'actors.said.responsible': { count: number };
		'actors.said.reports': { count: number };
		'actors.said.involved': { count: number };
	}
}
