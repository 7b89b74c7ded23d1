// Made by scripts/declareTexts.ts from en/context.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'context.challenges.title': null;
		'context.challenges.lead': null;
		'context.governance.title': null;
		'context.governance.lead': null;
		'context.governance.arrangements': null;
		'context.governance.communication': null;
		'context.governance.who': null;
		'context.governance.lines': null;
		'context.governance.meeting': null;
		'context.governance.noFrequency': null;
		'context.governance.inferred': null;
		'context.frameworks.title': null;
		'context.frameworks.lead': null;
		'context.frameworks.actions': { count: number };
		'context.frameworks.noActions': null;
		'context.frameworks.principles': null;
		'context.figures.title': null;
		'context.figures.lead': null;
		'context.swot.title': null;
		'context.swot.lead': null;
		'context.swot.empty': null;
		'context.swot.edit': null;
		'context.swot.moveTo': { quadrant: string };
		'context.swot.options': { name: string };
		'context.glossary.title': null;
		'context.glossary.lead': null;
		'context.glossary.terms': null;
		'context.glossary.acronyms': null;
		'context.glossary.goals': null;
		'context.glossary.filter': null;
		'context.glossary.filterAcronyms': null;
		'context.glossary.indicators': { count: number };
		'context.glossary.noIndicators': null;
	}
}
