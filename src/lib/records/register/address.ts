import { goto } from '$app/navigation';
import { page } from '$app/state';

/** What the address asks for under a name, or ''. Reading it in a component follows the address. */
export function asked(key: string): string {
	return page.url.searchParams.get(key) ?? '';
}

/**
 * Puts choices in the address, so that a link or a reload shows the same; an empty value takes its name out. Done once the page
 * follows it.
 */
export function ask(choices: Readonly<Record<string, string>>): Promise<void> {
	const url = new URL(page.url);
	for (const [key, value] of Object.entries(choices))
		if (value) url.searchParams.set(key, value);
		else url.searchParams.delete(key);
	return goto(url, { replaceState: true, keepFocus: true, noScroll: true });
}
