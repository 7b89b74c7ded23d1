// Made by scripts/declareTexts.ts from en/editing.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'editing.edit': { field: string };
		'editing.language': null;
		'editing.missingLanguage': { language: string };
		'editing.missingLanguages': { languages: string };
		'editing.showAll': { count: number };
		'editing.writingHere': { count: number; names: string };
		'editing.somebody': null;
		'editing.changedElsewhere': { name: string };
		'editing.replaced': { content: string };
		'editing.takeTheirs': null;
		'editing.notSaved': { reason: string };
		'editing.ambiguousNumber': { fraction: string; whole: string };
		'editing.notADate': null;
		'editing.notAYear': null;
		'editing.notJson': null;
		'editing.dateHint': null;
		'editing.addWord': { field: string };
		'editing.position': { position: string; total: string };
		'editing.tools': { field: string };
		'editing.bold': null;
		'editing.italic': null;
		'editing.bulletList': null;
		'editing.orderedList': null;
		'editing.link': null;
		'editing.unlink': null;
		'editing.address': null;
		'editing.unknownText': null;
		'editing.ownSource': null;
		'editing.changedBy': { name: string; when: string };
		'editing.changed': { when: string };
		'editing.unchanged': null;
		'editing.retracted': { name: string };
		'editing.restored': { name: string };
		'editing.referredBy': null;
		'editing.referredByNobody': null;
		'editing.notHereTitle': null;
		'editing.notHereText': null;
		'editing.noKindText': null;
		'editing.seeList': { kind: string };
		'editing.seeRetracted': null;
		'editing.create': { kind: string };
		'editing.notCreated': { reason: string };
		'editing.noneYet': { kind: string };
		'editing.noneYetText': null;
		'editing.retractedTitle': null;
		'editing.retractedLead': null;
		'editing.nothingRetracted': null;
		'editing.nothingRetractedText': null;
		'editing.creationUndone': null;
		'editing.approved': null;
		'editing.working': null;
		'editing.addedSince': null;
		'editing.removedSince': null;
		'editing.takeApproved': null;
		'editing.approvedIsBack': null;
		'editing.you': null;
		'editing.changedBySomebody': null;
		'editing.unnamed': { kind: string };
		'editing.readOnly': null;
		'editing.readOnlyText': null;
		'editing.noLonger': null;
		'editing.noLongerText': null;
	}
}
