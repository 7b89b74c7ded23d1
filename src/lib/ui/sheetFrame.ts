/** A text as a stylesheet says it. */
const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ')}"`;

/**
 * What stands at the head and the foot of every printed sheet (`@page` in app.css): whose it is, which page, of which day. A
 * browser that draws no margins leaves them out.
 */
export function frameSheets({ owner, title, date }: { owner: string; title: string; date: string }): void {
	const { style } = document.documentElement;
	style.setProperty('--sheet-owner', quoted(owner));
	style.setProperty('--sheet-title', quoted(title));
	style.setProperty('--sheet-date', quoted(date));
}
