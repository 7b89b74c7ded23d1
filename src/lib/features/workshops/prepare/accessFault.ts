import { findText, t } from '#lib/i18n/index.ts';
import { AccessRefused, RelayUnreachable } from '#lib/workspace/access.svelte.ts';

/** Why the relay did not do what it was asked, and what to do now. */
export function accessFault(error: unknown): string {
	if (error instanceof AccessRefused)
		return findText(`access.fault.${error.code}`) ?? t('access.fault.malformed');
	if (error instanceof RelayUnreachable) return t('workshops.invite.unreachable');
	console.error(error);
	return t('access.fault.malformed');
}
