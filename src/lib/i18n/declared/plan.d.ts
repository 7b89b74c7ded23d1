// Made by scripts/declareTexts.ts from en/plan.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'plan.overview.noneTitle': null;
		'plan.overview.noneText': null;
		'plan.overview.period': null;
		'plan.overview.approval': null;
		'plan.overview.publication': null;
		'plan.overview.inLanguages': { languages: string };
		'plan.overview.budget': null;
		'plan.overview.general': null;
		'plan.overview.specific': null;
		'plan.overview.linesText': null;
		'plan.overview.edit': null;
		'plan.overview.read': null;
		'plan.count.objectives': { count: number };
		'plan.count.lines': { count: number };
		'plan.count.actions': { count: number };
		'plan.count.results': { count: number };
		'plan.count.zones': { count: number };
		'plan.differences.short': { count: number };
		'plan.differences.same': null;
		'plan.untitled': null;
	}
}
