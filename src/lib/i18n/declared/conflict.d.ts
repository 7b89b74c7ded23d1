// Made by scripts/declareTexts.ts from en/conflict.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'conflict.title': null;
		'conflict.text': null;
		'conflict.here': null;
		'conflict.inPlace': null;
		'conflict.inPlaceBy': { name: string };
		'conflict.compare': null;
		'conflict.of': { field: string; label: string };
		'conflict.before': null;
		'conflict.mine': null;
		'conflict.theirs': null;
		'conflict.now': null;
		'conflict.nothing': null;
		'conflict.unknown': null;
		'conflict.unshowable': null;
		'conflict.isMember': null;
		'conflict.isNoMember': null;
		'conflict.somebody': null;
		'conflict.keepNow': null;
		'conflict.writeAnother': null;
		'conflict.case.iEdited': null;
		'conflict.case.othersEdited': null;
		'conflict.case.iRestored': null;
		'conflict.case.othersRestored': null;
		'conflict.case.bothRetracted': null;
		'conflict.iChanged': { fields: string };
		'conflict.othersChanged': { fields: string };
		'conflict.keepRetracted': null;
		'conflict.keepStanding': null;
		'conflict.restoreRecord': null;
		'conflict.retractAgain': null;
		'conflict.restored': null;
		'conflict.kept': null;
		'conflict.written': null;
		'conflict.settled': null;
		'conflict.recordRestored': null;
		'conflict.recordRetracted': null;
		'conflict.failed': null;
		'conflict.open': { count: number };
		'conflict.openText': null;
		'conflict.openRetraction': null;
	}
}
