// The nodes of a co-written text. Their names are stored in documents: they are never changed, only added to.
import { mergeAttributes, Node } from '@tiptap/core';

/** A new line within a paragraph. */
export const HardBreak = Node.create({
	name: 'hardBreak',
	group: 'inline',
	inline: true,
	selectable: false,
	linebreakReplacement: true,
	parseHTML: () => [{ tag: 'br' }],
	renderHTML: () => ['br'],
	renderText: () => '\n',
	addKeyboardShortcuts() {
		const insert = () => this.editor.commands.insertContent({ type: this.name });
		return { 'Shift-Enter': insert, 'Mod-Enter': insert };
	},
});

/** Shown and kept where a text has one. Under a field's own heading only lower ones make sense. */
export const Heading = Node.create({
	name: 'heading',
	content: 'inline*',
	group: 'block',
	defining: true,
	addAttributes: () => ({ level: { default: 3, rendered: false } }),
	parseHTML: () => [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
	renderHTML: ({ node, HTMLAttributes }) => [
		`h${Math.min(6, Math.max(3, Number(node.attrs.level) || 3))}`,
		mergeAttributes(HTMLAttributes),
		0,
	],
});
