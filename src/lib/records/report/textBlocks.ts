import { plainRuns, type ReportBlock, type ReportRun } from '#lib/domain/reportDocument.ts';
import type { RichNode } from '#lib/records/richText.ts';
import { readFrozenText } from '#lib/records/verifying/frozenText.ts';

type Branch = Extract<RichNode, { children: readonly RichNode[] }>;

const isWords = (node: RichNode): boolean => node.type === 'run' || node.type === 'break';

const runOf = (node: RichNode): ReportRun =>
	node.type === 'run' ? node.run : { text: '\n', bold: false, italic: false, link: null };

/** A text as blocks of a report: its headings, paragraphs, and items of lists within lists. */
export function blocksOfNodes(nodes: readonly RichNode[]): ReportBlock[] {
	let lists = 0;
	const read = (
		children: readonly RichNode[],
		list: { depth: number; ordered: boolean; list: number } | null,
	): ReportBlock[] => {
		const blocks: ReportBlock[] = [];
		let first = true;
		const write = (runs: readonly ReportRun[]) => {
			// Only the first paragraph of an item has its sign.
			if (list && first) blocks.push({ type: 'item', runs, ...list });
			else blocks.push({ type: 'paragraph', runs });
			first = false;
		};
		for (let at = 0; at < children.length; at++) {
			const node = children[at]!;
			if (isWords(node)) {
				const from = at;
				while (at + 1 < children.length && isWords(children[at + 1]!)) at++;
				write(children.slice(from, at + 1).map(runOf));
				continue;
			}
			const { type, children: within } = node as Branch;
			if (type === 'heading')
				blocks.push({ type: 'heading', text: within.map((child) => runOf(child).text).join('') });
			else if (type === 'bulletList' || type === 'orderedList') {
				const next = { depth: (list?.depth ?? -1) + 1, ordered: type === 'orderedList', list: lists++ };
				for (const item of within) blocks.push(...read('children' in item ? item.children : [item], next));
				first = false;
			} else if (within.every(isWords)) write(within.map(runOf));
			else blocks.push(...read(within, list));
		}
		return blocks;
	};
	return read(nodes, null);
}

/** The text of minutes as blocks; where it is only lines, a paragraph a line. */
export function blocksOfText(text: string, formatted: unknown): ReportBlock[] {
	const nodes = readFrozenText(formatted, text);
	if (nodes) return blocksOfNodes(nodes);
	return text
		.split('\n')
		.filter((line) => line.trim())
		.map((line) => ({ type: 'paragraph', runs: plainRuns(line) }));
}
