/** A part of an XML document: an element with its attributes and what is in it. Attributes without a value are left out. */
export interface XmlElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string | number | null | undefined>>;
	readonly children: readonly (XmlElement | string)[];
}

export const element = (
	name: string,
	attributes: XmlElement['attributes'] = {},
	...children: (XmlElement | string | null | false | undefined)[]
): XmlElement => ({
	name,
	attributes,
	children: children.filter((child): child is XmlElement | string => Boolean(child)),
});

/** What XML 1.0 cannot say, however it is escaped: most control characters, and halves of pairs. */
const UNSPEAKABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** What XML can say of somebody's words; empty where that is nothing. */
export const speakable = (words: string | null | undefined): string =>
	(words ?? '').replace(UNSPEAKABLE, '').trim();

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
	// A parser makes other white space of these, unless they are told so.
	'\t': '&#9;',
	'\n': '&#10;',
	'\r': '&#13;',
};

/** Words as they stand between tags. */
export function escapeXml(words: string): string {
	return words.replace(UNSPEAKABLE, '').replace(/[&<>\r]/gu, (sign) => ENTITIES[sign]!);
}

/** Words as they stand in an attribute. */
export function escapeAttribute(words: string): string {
	return words.replace(UNSPEAKABLE, '').replace(/[&<>"'\t\n\r]/gu, (sign) => ENTITIES[sign]!);
}

/**
 * The document, indented; an element with words in it stays on one line, so that no white space joins them.
 * @param note for whoever opens it, before everything else
 */
export function writeXml(root: XmlElement, note?: string): string {
	const comment = note ? `<!-- ${note.replace(UNSPEAKABLE, '').replace(/-{2,}/gu, '-')} -->\n` : '';
	return `<?xml version="1.0" encoding="UTF-8"?>\n${comment}${write(root, '')}\n`;
}

function write({ name, attributes, children }: XmlElement, indent: string): string {
	const told = Object.entries(attributes)
		.filter(([, content]) => content !== null && content !== undefined)
		.map(([key, content]) => ` ${key}="${escapeAttribute(String(content))}"`)
		.join('');
	if (children.length === 0) return `${indent}<${name}${told}/>`;
	if (children.some((child) => typeof child === 'string')) {
		const inside = children.map((child) => (typeof child === 'string' ? escapeXml(child) : write(child, '')));
		return `${indent}<${name}${told}>${inside.join('')}</${name}>`;
	}
	const inside = children.map((child) => write(child as XmlElement, `${indent}\t`)).join('\n');
	return `${indent}<${name}${told}>\n${inside}\n${indent}</${name}>`;
}
