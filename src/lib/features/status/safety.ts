import { formatDate, t } from '#lib/i18n/index.ts';
import type { Tone } from '#lib/ui/look.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

export type DocumentStatus = Workspace['status'][number]['status'];
type Failure = NonNullable<DocumentStatus['save']['failure']>;

/** The invite was withdrawn, or has ended. */
const ENDED = 4401;

/** How safe everything that this person wrote is; the worst of all documents. */
export type Safety =
	| { state: 'failed'; failure: Failure; unsaved: number; onRelay: boolean }
	| { state: 'refused'; code: number; waiting: number }
	/** All is on the relay but what it has refused, which is kept here. */
	| { state: 'setAside'; count: number }
	/** All that was written is on the relay, but not all photographs and files are. */
	| { state: 'files'; count: number }
	| { state: 'waiting'; waiting: number; offline: boolean; since: number | undefined }
	| { state: 'offline'; since: number | undefined }
	| { state: 'opening' | 'connecting' | 'alone' | 'safe' };

/**
 * @param setAside how many changes the relay has refused, which are kept on this device
 * @param files how many photographs and files are still to reach it
 */
export function safetyOf(documents: readonly DocumentStatus[], setAside = 0, files = 0): Safety {
	if (documents.length === 0) return { state: 'opening' };
	const failing = documents.filter(({ save }) => save.state === 'failed');
	const unsaved = failing.reduce((sum, { save }) => sum + save.unsaved, 0);
	const connections = documents.map(({ connection }) => connection);
	const waiting = documents.reduce((sum, document) => sum + document.waiting, 0);
	const onRelay = waiting === 0 && connections.every(({ state }) => state === 'online');
	if (failing[0])
		return { state: 'failed', failure: failing[0].save.failure ?? 'unavailable', unsaved, onRelay };
	const refused = connections.find(({ state }) => state === 'refused');
	if (refused) return { state: 'refused', code: refused.code ?? 0, waiting };
	const offline = connections.filter(({ state }) => state === 'offline');
	const since = offline.reduce<number | undefined>(
		(first, { since: from }) => (from === undefined ? first : Math.min(from, first ?? from)),
		undefined,
	);
	const opening = documents.some(({ save }) => save.state === 'opening');
	// Where there is no relay, nothing is on its way to one.
	if (!opening && connections.every(({ state }) => state === 'alone')) return { state: 'alone' };
	if (waiting > 0) return { state: 'waiting', waiting, offline: offline.length > 0, since };
	if (offline.length > 0) return { state: 'offline', since };
	if (opening) return { state: 'opening' };
	if (connections.some(({ state }) => state === 'connecting')) return { state: 'connecting' };
	if (setAside > 0) return { state: 'setAside', count: setAside };
	return files > 0 ? { state: 'files', count: files } : { state: 'safe' };
}

export const TONES: Record<Safety['state'], Tone> = {
	failed: 'negative',
	refused: 'negative',
	setAside: 'caution',
	files: 'info',
	waiting: 'info',
	offline: 'caution',
	opening: 'neutral',
	connecting: 'neutral',
	alone: 'caution',
	safe: 'positive',
};

/** Why something could not be saved; it ends a sentence. */
export function failureReason(failure: Failure): string {
	if (failure === 'quota') return t('app.reason.storageFull');
	return failure === 'unavailable' ? t('app.reason.storageRefused') : t('app.reason.storageFailed');
}

/** Why the relay closed the door; it ends a sentence. */
export function refusalReason(code: number): string {
	switch (code) {
		case 4400:
		case 4401:
		case 4403:
		case 4404:
		case 4413:
		case 4426:
			return t(`status.code.${code}`);
		default:
			return t('status.code.other', { code: String(code) });
	}
}

/** “Offline since 14:32”; with the day where that was not today. */
export function sinceText(since: number | undefined): string {
	if (since === undefined) return t('app.sync.offline');
	return new Date(since).toDateString() === new Date().toDateString()
		? t('status.since', { time: formatDate(since, 'time') })
		: t('status.sinceDay', { time: formatDate(since, 'moment') });
}

/** In a few words, for the top bar. */
export function safetyText(safety: Safety): string {
	switch (safety.state) {
		case 'failed':
			return t('app.sync.notSaved', { reason: failureReason(safety.failure) });
		case 'refused':
			return t('status.state.refused');
		case 'setAside':
			return t('status.state.setAside', { count: safety.count });
		case 'files':
			return t('status.state.files', { count: safety.count });
		case 'waiting':
			return safety.offline
				? `${t('app.sync.offline')} · ${t('app.sync.waiting', { count: safety.waiting })}`
				: t('app.sync.waiting', { count: safety.waiting });
		case 'offline':
			return sinceText(safety.since);
		case 'opening':
			return t('status.state.opening');
		case 'connecting':
			return t('app.sync.connecting');
		case 'alone':
			return t('app.sync.onlyHere');
		case 'safe':
			return t('app.sync.onRelay');
	}
}

/** The same for somebody who may write nothing: nothing of theirs can be at risk. */
function readingDetail(safety: Safety): string | null {
	switch (safety.state) {
		case 'refused':
			if (safety.waiting > 0) return null;
			return safety.code === ENDED
				? t('status.detail.endedReading')
				: t('status.documents.refused', { reason: refusalReason(safety.code) });
		case 'safe':
			return t('status.detail.reading');
		case 'offline':
		case 'opening':
		case 'connecting':
			return t('status.detail.readingAway');
		default:
			return null;
	}
}

/**
 * What that means, in a sentence or two.
 * @param writes whether this person may write anything here
 */
export function safetyDetail(safety: Safety, writes: boolean): string {
	const reading = writes ? null : readingDetail(safety);
	if (reading !== null) return reading;
	switch (safety.state) {
		case 'failed':
			return safety.onRelay ? t('status.detail.failedOnRelay') : t('status.detail.failed');
		case 'refused':
			if (safety.code === ENDED)
				return safety.waiting > 0 ? t('status.detail.ended') : t('status.detail.endedSent');
			return `${t('status.documents.refused', { reason: refusalReason(safety.code) })} ${t('status.detail.refused')}`;
		case 'setAside':
			return t('status.detail.setAside');
		case 'files':
			return t('status.detail.files');
		case 'waiting':
			return safety.offline
				? `${sinceText(safety.since)}. ${t('status.detail.waitingOffline')}`
				: t('status.detail.sending');
		case 'offline':
			return t('status.detail.offline');
		case 'opening':
		case 'connecting':
			return t('app.sync.onDeviceDetail');
		case 'alone':
			return t('app.sync.onlyHereDetail');
		case 'safe':
			return t('status.detail.onRelay');
	}
}
