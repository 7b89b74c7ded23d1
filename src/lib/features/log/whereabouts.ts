import { t } from '#lib/i18n/index.ts';
import type { Tone } from '#lib/ui/look.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

type Status = Workspace['status'][number]['status'];

/** Where what was written in a document is now. */
export type Whereabouts = 'notSaved' | 'saving' | 'refused' | 'onlyHere' | 'waiting' | 'sending' | 'onRelay';

export function whereaboutsOf(status: Status | undefined): Whereabouts {
	if (!status || status.save.state === 'saving' || status.save.state === 'opening') return 'saving';
	if (status.save.state === 'failed') return 'notSaved';
	const { state } = status.connection;
	if (state === 'refused') return 'refused';
	if (state === 'alone') return 'onlyHere';
	if (status.waiting === 0 && state === 'online') return 'onRelay';
	return state === 'offline' ? 'waiting' : 'sending';
}

export const TONES: Readonly<Record<Whereabouts, Tone>> = {
	notSaved: 'negative',
	saving: 'neutral',
	refused: 'negative',
	onlyHere: 'caution',
	waiting: 'caution',
	sending: 'info',
	onRelay: 'positive',
};

export function whereaboutsText(where: Whereabouts): { label: string; detail: string } {
	return { label: t(`log.where.${where}`), detail: t(`log.where.${where}Detail`) };
}
