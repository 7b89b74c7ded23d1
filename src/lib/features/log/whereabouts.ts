import { findText, formatDate, t } from '#lib/i18n/index.ts';
import type { Tone } from '#lib/ui/look.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

type Status = Pick<Workspace['status'][number]['status'], 'save' | 'connection' | 'waiting'>;

/** Where an entry of this device is now; `asOf`: on the relay when it was last heard of. */
export type Whereabouts =
	'notSaved' | 'saving' | 'refused' | 'onlyHere' | 'waiting' | 'sending' | 'onRelay' | 'asOf';

/** What is known of an entry and of the document in which it lives. */
export interface Knowledge {
	/** Of the document; absent while it is closed. */
	status: Status | undefined;
	/** Changes that waited when the document was last open; null while that is being read. */
	noted: number | null;
	/** Whether something of this entry waits; null while that is being found out. */
	unsent: boolean | null;
	/** Whether the relay answers now. */
	online: boolean;
	/** Last edit on this device. */
	edited: number;
	/** When the relay had acknowledged all of it, as far as this device was there to see. */
	acknowledged: number | null;
	/** When a relay was last seen to have this plan; null for never. */
	contact: number | null;
}

export interface Found {
	where: Whereabouts;
	/** Since when, or as of when. */
	time?: number;
	code?: number;
}

/** @returns null while it is not known: nothing is said then, rather than a guess */
export function findEntry(known: Knowledge): Found | null {
	const { status, contact } = known;
	if (!status) {
		// A document with changes that wait is opened at every start, and only then is it known which they are.
		if (known.noted !== 0) return null;
		return known.online ? onRelay(known) : lastSeen(known);
	}
	const { save, connection } = status;
	if (save.state === 'failed') return { where: 'notSaved' };
	if (save.state !== 'saved') return { where: 'saving' };
	if (connection.state === 'refused') return { where: 'refused', code: connection.code };
	const unsent = status.waiting === 0 ? false : known.unsent;
	if (unsent === null) return null;
	if (!unsent) return connection.state === 'online' ? onRelay(known) : lastSeen(known);
	if (connection.state === 'alone' && contact === null) return { where: 'onlyHere' };
	return { where: connection.state === 'online' ? 'sending' : 'waiting' };
}

/** An acknowledgement counts for what was edited before it. */
function acknowledgedAt({ acknowledged, edited }: Knowledge): number | undefined {
	return acknowledged !== null && acknowledged >= edited ? acknowledged : undefined;
}

const onRelay = (known: Knowledge): Found => ({ where: 'onRelay', time: acknowledgedAt(known) });

function lastSeen(known: Knowledge): Found {
	const { contact, edited } = known;
	if (contact === null) return { where: 'onlyHere' };
	return { where: 'asOf', time: acknowledgedAt(known) ?? (contact >= edited ? contact : undefined) };
}

export const TONES: Readonly<Record<Whereabouts, Tone>> = {
	notSaved: 'negative',
	saving: 'neutral',
	refused: 'negative',
	onlyHere: 'caution',
	waiting: 'caution',
	sending: 'info',
	onRelay: 'positive',
	asOf: 'positive',
};

/** “14:32”; with the day where that was not today. */
function momentText(time: number): string {
	const isToday = new Date(time).toDateString() === new Date().toDateString();
	return formatDate(time, isToday ? 'time' : 'moment');
}

export function whereaboutsText({ where, time, code }: Found): { label: string; detail: string } {
	const at = time === undefined ? null : momentText(time);
	if (where === 'onRelay' && at)
		return { label: t('log.where.onRelaySince', { time: at }), detail: t('log.where.onRelayDetail') };
	if (where === 'asOf')
		return {
			label: at ? t('log.where.asOf', { time: at }) : t('log.where.asOfLast'),
			detail: t('log.where.asOfDetail'),
		};
	if (where === 'refused') {
		const why = findText(`log.where.why.${code ?? 0}`) ?? t('log.where.why.other');
		return { label: t('log.where.refused'), detail: `${why} ${t('log.where.refusedDetail')}` };
	}
	return { label: t(`log.where.${where}`), detail: t(`log.where.${where}Detail`) };
}
