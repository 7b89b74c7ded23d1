import { startLanguage } from '#lib/i18n/index.ts';
import { theme } from '#lib/ui/theme.svelte.ts';
import { Device } from '#lib/workspace/device.svelte.ts';

// The plan lives in the browser: there is nothing to render on a server, and no page to prerender but the fallback.
export const ssr = false;
export const prerender = false;

export async function load() {
	theme.start();
	const [device] = await Promise.all([Device.open(), startLanguage()]);
	return { device };
}
