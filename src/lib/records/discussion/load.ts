import { loadTexts } from '#lib/i18n/index.ts';

/** What shows discussions comes with the first record that is opened, behind its screen. */
export async function loadDiscussion() {
	const [{ default: Threads }, { default: CommentCount }] = await Promise.all([
		import('./Threads.svelte'),
		import('./CommentCount.svelte'),
		loadTexts('discussion'),
	]);
	return { Threads, CommentCount };
}
