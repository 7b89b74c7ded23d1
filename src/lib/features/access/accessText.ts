import { t } from '#lib/i18n/index.ts';
import { AccessRefused, RelayUnreachable } from '#lib/workspace/access.svelte.ts';
import type { Role } from '#lib/workspace/invite.ts';

export const roleName = (role: Role): string => t(`access.role.${role}`);

/** What a role may do, in a sentence. */
export const roleMay = (role: Role): string => t(`access.may.${role}`);

/** A relay as people call it: its address without what every address begins with. */
export const hostOf = (relay: string): string => relay.replace(/^https?:\/\//, '');

/** What went wrong, and what to do, in a sentence or two. */
export function faultText(error: unknown, relay: string): string {
	if (error instanceof AccessRefused) return t(`access.fault.${error.code}`);
	if (error instanceof RelayUnreachable) return t('access.fault.unreachable', { relay: hostOf(relay) });
	console.error(error);
	return t('access.fault.malformed');
}
