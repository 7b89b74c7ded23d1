import { page } from '$app/state';

/** The calendar at a month, narrowed as it is and further. Live. */
export function monthPath(month: string, further: Readonly<Record<string, string>> | null = null): string {
	const url = new URL(page.url);
	url.pathname = url.pathname.replace(/\/pictures\/[^/]+$/, '/pictures/calendar');
	for (const key of ['view', 'zoom']) url.searchParams.delete(key);
	url.searchParams.set('month', month);
	if (further?.line) url.searchParams.set('line', further.line);
	return `${url.pathname}${url.search}`;
}
