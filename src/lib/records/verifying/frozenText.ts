import { isAllowedLink } from '#lib/records/link.ts';
import type { RichNode } from '#lib/records/richText.ts';

const BLOCKS = ['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'unknown'] as const;
/** Deeper than anybody writes; a stored text may come from anybody. */
const DEEPEST = 20;

function readNode(stored: unknown, depth: number): RichNode | null {
	if (typeof stored !== 'object' || stored === null || depth > DEEPEST) return null;
	const found = stored as Record<string, unknown>;
	if (found.type === 'break') return { type: 'break' };
	if (found.type === 'run') {
		const run = found.run as Record<string, unknown> | null | undefined;
		if (typeof run?.text !== 'string') return null;
		const link = typeof run.link === 'string' && isAllowedLink(run.link) ? run.link : null;
		return {
			type: 'run',
			run: { text: run.text, bold: run.bold === true, italic: run.italic === true, link },
		};
	}
	const type = BLOCKS.find((name) => name === found.type);
	if (!type || !Array.isArray(found.children)) return null;
	return {
		type,
		children: (found.children as unknown[]).flatMap((child) => readNode(child, depth + 1) ?? []),
	};
}

const lettersIn = (nodes: readonly RichNode[]): string =>
	nodes
		.map((node) =>
			node.type === 'run' ? node.run.text : node.type === 'break' ? '' : lettersIn(node.children),
		)
		.join('');
const bare = (text: string) => text.replace(/\s+/gu, '');

/**
 * How a text that was handed in is set. What is compared, searched and signed for are its words: a setting that says anything else
 * is not shown.
 * @returns null where it is to be shown as plain lines
 */
export function readFrozenText(stored: unknown, words: string): readonly RichNode[] | null {
	if (!Array.isArray(stored)) return null;
	const nodes = (stored as unknown[]).flatMap((node) => readNode(node, 0) ?? []);
	return bare(lettersIn(nodes)) === bare(words) ? nodes : null;
}
