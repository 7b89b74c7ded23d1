import { formatDate, t } from '#lib/i18n/index.ts';
import type { Tone } from '#lib/ui/look.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

export type RelayStatus = Workspace['relay'];

export const TONES: Record<RelayStatus['state'], Tone> = {
	alone: 'caution',
	connecting: 'neutral',
	online: 'positive',
	offline: 'caution',
	refused: 'negative',
};

/** “Since 14:32”, with the day where that was not today; nothing where it is not known. */
export function sinceText({ since }: RelayStatus, now = Date.now()): string | undefined {
	if (since === undefined) return undefined;
	const today = new Date(since).toDateString() === new Date(now).toDateString();
	return t('access.connection.since', { when: formatDate(since, today ? 'time' : 'moment') });
}

/** Whether the relay lets this device in no more, since its invite was withdrawn or has ended. */
export const hasEnded = ({ state, code }: RelayStatus): boolean => state === 'refused' && code === 4401;

/** What travels how; nothing where nothing travels. */
export function viaText({ state, via }: RelayStatus): string | undefined {
	return state === 'online' && via ? t(`access.connection.${via}`) : undefined;
}
