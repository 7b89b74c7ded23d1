// Co-written texts are root types of their own, so that two people who first write in one at the same time are merged.
import * as Y from 'yjs';
import { LANGUAGES, type Language } from '#lib/domain/language.ts';

export interface TextAddress {
	kind: string;
	id: string;
	field: string;
	language: Language;
}

export function textName({ kind, id, field, language }: TextAddress): string {
	return `${kind}/${id}/${field}/${language}`;
}

/** The address of a text from the name of its root type, or null for a root that is not a text. */
export function parseTextName(name: string): TextAddress | null {
	const [kind, id, field, language, more] = name.split('/');
	if (!kind || !id || !field || more !== undefined || !LANGUAGES.includes(language as Language)) return null;
	return { kind, id, field, language: language as Language };
}

/** Nodes and marks that the text editor understands; it binds to no text that holds another (it would delete it). */
export const TEXT_NODES = new Set([
	'paragraph',
	'bulletList',
	'orderedList',
	'listItem',
	'hardBreak',
	'heading',
]);
export const TEXT_MARKS = new Set(['bold', 'italic', 'link']);

/** Deeper than any list that people write; a peer may have sent anything, and reading goes down level by level. */
const DEEPEST = 60;

type Part = { insert?: unknown; attributes?: Record<string, unknown> };

/** Marks that overlap with their like carry a hash behind their name. */
const isKnownPart = ({ insert, attributes }: Part) =>
	typeof insert === 'string' &&
	Object.keys(attributes ?? {}).every((mark) => TEXT_MARKS.has(mark.replace(/--[a-zA-Z0-9+/=]{8}$/, '')));

/** Whether every node and mark of a text is one that this app's editor knows. */
export function isKnownText(fragment: Y.XmlFragment, depth = 0): boolean {
	return fragment
		.toArray()
		.every((node) =>
			node instanceof Y.XmlText
				? (node.toDelta() as Part[]).every(isKnownPart)
				: node instanceof Y.XmlElement &&
					TEXT_NODES.has(node.nodeName) &&
					depth < DEEPEST &&
					isKnownText(node, depth + 1),
		);
}

/** The words of a text, one line a paragraph, as rows, search and exports have them. */
export function plainText(fragment: Y.XmlFragment): string {
	const lines: string[] = [];
	let line = '';
	const walk = (node: Y.XmlFragment | Y.XmlText | Y.XmlHook, depth: number) => {
		if (depth > DEEPEST) return;
		if (node instanceof Y.XmlText) {
			for (const part of node.toDelta() as Part[]) if (typeof part.insert === 'string') line += part.insert;
			return;
		}
		if (!(node instanceof Y.XmlFragment)) return;
		if (node instanceof Y.XmlElement && node.nodeName === 'hardBreak') line += '\n';
		for (const child of node.toArray()) walk(child, depth + 1);
		if (node instanceof Y.XmlElement && ['paragraph', 'heading'].includes(node.nodeName)) {
			lines.push(line);
			line = '';
		}
	};
	walk(fragment, 0);
	if (line) lines.push(line);
	return lines.join('\n').trim();
}

/**
 * Writes a first text. Only a seed, or the one device that creates a record, may call it: a text that is filled because it
 * happens to be empty is doubled by the second device that does the same.
 */
export function writeFirstText(doc: Y.Doc, address: TextAddress, plain: string): void {
	const paragraphs = plain.split('\n').map((words) => {
		const paragraph = new Y.XmlElement('paragraph');
		if (words) paragraph.insert(0, [new Y.XmlText(words)]);
		return paragraph;
	});
	doc.getXmlFragment(textName(address)).insert(0, paragraphs);
}

/** The plain text at an address, or undefined when nobody has written there. */
export function readText(doc: Y.Doc, address: TextAddress): string | undefined {
	const name = textName(address);
	if (!doc.share.has(name)) return undefined;
	return plainText(doc.getXmlFragment(name)) || undefined;
}
