import { loadTexts } from '#lib/i18n/index.ts';

/** The overview is read before anything is edited or narrowed; every other screen says these texts too. */
export async function load({
	route,
	parent,
}: {
	route: { id: string | null };
	parent: () => Promise<unknown>;
}) {
	if (route.id === '/w/[workspace]') return;
	await parent();
	await Promise.all([loadTexts('editing'), loadTexts('fields'), loadTexts('register')]);
}
