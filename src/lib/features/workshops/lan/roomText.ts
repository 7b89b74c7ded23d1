import { findText, formatDate, t } from '#lib/i18n/index.ts';
import { AccessRefused, RelayUnreachable } from '#lib/workspace/access.svelte.ts';

/** A relay as people call it. */
export const hostOf = (relay: string): string => relay.replace(/^https?:\/\//, '');

/** Why nothing, or not all, was brought: a code of the relay's. */
export function reasonText(code: string): string {
	return findText(`workshopLan.fault.${code}`) ?? t('workshopLan.fault.other');
}

/** Why this relay did not do what it was asked. */
export function roomFault(error: unknown): string {
	if (error instanceof RelayUnreachable) return t('workshopLan.relay.unreachable');
	if (error instanceof AccessRefused && error.code !== 'tooFast')
		return findText(`access.fault.${error.code}`) ?? t('workshopLan.fault.other');
	if (error instanceof AccessRefused) return t('workshopLan.fault.tooFast');
	console.error(error);
	return t('workshopLan.fault.other');
}

export const momentText = (time: number): string => formatDate(time, 'moment');
