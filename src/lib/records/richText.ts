import type { XmlElement, XmlFragment, XmlText } from 'yjs';
import { isAllowedLink } from './link.ts';

/** A stretch of words that look alike. */
export interface RichRun {
	readonly text: string;
	readonly bold: boolean;
	readonly italic: boolean;
	/** Only http(s) and mailto, whatever is stored. */
	readonly link: string | null;
}

export type RichNode =
	| { readonly type: 'run'; readonly run: RichRun }
	| { readonly type: 'break' }
	| {
			readonly type: 'paragraph' | 'heading' | 'bulletList' | 'orderedList' | 'listItem' | 'unknown';
			readonly children: readonly RichNode[];
	  };

const BLOCKS = ['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem'] as const;

function runsOf(text: XmlText): RichNode[] {
	return (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap(
		({ insert, attributes = {} }) => {
			if (typeof insert !== 'string') return [];
			const href = (attributes.link as { href?: unknown } | undefined)?.href;
			const link = typeof href === 'string' && isAllowedLink(href) ? href : null;
			const run = { text: insert, bold: 'bold' in attributes, italic: 'italic' in attributes, link };
			return [{ type: 'run', run }];
		},
	);
}

/** A co-written text as it is read. What a newer app wrote is read for its words. */
export function readRichText(fragment: XmlFragment | XmlElement): RichNode[] {
	return fragment.toArray().flatMap((child): RichNode[] => {
		if ('toDelta' in child) return runsOf(child as XmlText);
		const element = child as XmlElement;
		if (element.nodeName === 'hardBreak') return [{ type: 'break' }];
		const type = BLOCKS.find((name) => name === element.nodeName) ?? 'unknown';
		return [{ type, children: readRichText(element) }];
	});
}

/** Whether reading it as plain lines would lose something. */
export function isRich(nodes: readonly RichNode[]): boolean {
	return nodes.some((node) => {
		if (node.type === 'run') return node.run.bold || node.run.italic || node.run.link !== null;
		if (node.type === 'break') return false;
		return node.type !== 'paragraph' || isRich(node.children);
	});
}
