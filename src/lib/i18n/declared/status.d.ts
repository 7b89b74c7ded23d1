// Made by scripts/declareTexts.ts from en/status.json.
import type {} from '../texts.ts';

declare module '../texts.ts' {
	interface Texts {
		'status.chip': { state: string };
		'status.state.opening': null;
		'status.state.refused': null;
		'status.state.setAside': { count: number };
		'status.state.files': { count: number };
		'status.detail.onRelay': null;
		'status.detail.sending': null;
		'status.detail.waitingOffline': null;
		'status.detail.offline': null;
		'status.detail.refused': null;
		'status.detail.failedOnRelay': null;
		'status.detail.failed': null;
		'status.detail.ended': null;
		'status.detail.setAside': null;
		'status.detail.endedSent': null;
		'status.detail.endedReading': null;
		'status.detail.reading': null;
		'status.detail.readingAway': null;
		'status.detail.files': null;
		'status.code.4400': null;
		'status.code.4401': null;
		'status.code.4403': null;
		'status.code.4404': null;
		'status.code.4413': null;
		'status.code.4426': null;
		'status.code.other': { code: string };
		'status.since': { time: string };
		'status.sinceDay': { time: string };
		'status.reconnect': null;
		'status.retrySave': null;
		'status.see': null;
		'status.leave.title': null;
		'status.leave.text': null;
		'status.leave.stay': null;
		'status.leave.leave': null;
		'status.leave.noReload': null;
		'status.notice.decisions': { count: number };
		'status.notice.unreadable': null;
		'status.notice.refused': { count: number };
		'status.notice.seeRefused': null;
		'status.decide': { count: number };
		'status.documents.title': null;
		'status.documents.text': null;
		'status.documents.plan': null;
		'status.documents.device': null;
		'status.documents.relay': null;
		'status.documents.connection': null;
		'status.documents.connected': null;
		'status.documents.saved': null;
		'status.documents.unsaved': { count: number };
		'status.documents.allThere': null;
		'status.documents.incomplete': null;
		'status.documents.foreign': { kinds: string };
		'status.documents.refused': { reason: string };
		'status.documents.none': null;
		'status.documents.rights': null;
		'status.documents.readOnly': null;
		'status.searchBest': { count: number; shown: string };
	}
}
