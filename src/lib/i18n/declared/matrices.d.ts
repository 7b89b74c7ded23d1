// Made by scripts/declareTexts.ts from en/matrices.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'matrices.forms.title': null;
		'matrices.forms.tab': null;
		'matrices.forms.lead': null;
		'matrices.zones.title': null;
		'matrices.zones.tab': null;
		'matrices.zones.lead': null;
		'matrices.zones.none': null;
		'matrices.line': null;
		'matrices.gap': null;
		'matrices.noGap': null;
		'matrices.gaps': { count: number };
		'matrices.foreseenOf': { total: string };
		'matrices.notForeseen': null;
		'matrices.noReason': null;
		'matrices.cell': { column: string; line: string };
		'matrices.gapText': null;
		'matrices.empty': null;
		'matrices.reason': null;
		'matrices.twice': { count: number };
		'matrices.why': null;
		'matrices.whyHint': { language: string };
		'matrices.join': null;
		'matrices.reasonMissing': null;
		'matrices.noGaps': null;
		'matrices.compare': null;
	}
}
