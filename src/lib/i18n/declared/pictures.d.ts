// Made by scripts/declareTexts.ts from en/pictures.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'pictures.frame.show': null;
		'pictures.frame.picture': null;
		'pictures.frame.table': null;
		'pictures.frame.save': null;
		'pictures.frame.saveSvg': null;
		'pictures.frame.savePng': null;
		'pictures.frame.saveCsv': null;
		'pictures.frame.rule': null;
		'pictures.frame.legend': null;
		'pictures.frame.keys': null;
		'pictures.frame.source': { date: string; plan: string };
		'pictures.frame.failed': null;
		'pictures.tabs.label': null;
		'pictures.tabs.overview': null;
		'pictures.tabs.matrix': null;
		'pictures.tabs.time': null;
		'pictures.tabs.calendar': null;
		'pictures.tabs.world': null;
		'pictures.tabs.councils': null;
		'pictures.tabs.network': null;
		'pictures.tabs.funds': null;
		'pictures.tabs.goals': null;
		'pictures.tabs.wall': null;
		'pictures.filters.label': null;
		'pictures.filters.organisation': null;
		'pictures.filters.zone': null;
		'pictures.filters.zoneRule': null;
		'pictures.filters.theme': null;
		'pictures.filters.line': null;
		'pictures.filters.from': null;
		'pictures.filters.until': null;
		'pictures.filters.compare': null;
		'pictures.filters.noComparison': null;
		'pictures.filters.fewerYears': null;
		'pictures.filters.clear': null;
		'pictures.filters.active': { count: number };
		'pictures.filters.open': null;
		'pictures.years.one': { year: string };
		'pictures.years.range': { from: string; until: string };
	}
}
