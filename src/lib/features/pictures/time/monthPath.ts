import { page } from '$app/state';

/** The calendar at a month, narrowed as it is. Live. */
export function monthPath(month: string): string {
	const url = new URL(page.url);
	url.pathname = url.pathname.replace(/\/pictures\/[^/]+$/, '/pictures/calendar');
	for (const key of ['view', 'zoom']) url.searchParams.delete(key);
	url.searchParams.set('month', month);
	return `${url.pathname}${url.search}`;
}
