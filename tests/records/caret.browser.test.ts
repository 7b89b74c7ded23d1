import { expect, it } from 'vitest';
import { drawCaret } from '#lib/records/caret.ts';

// Where a caret at the end of a line had text of its own, End put one's own caret into it, and keys typed there were lost.
it("gives somebody else's caret no text in which one could type", () => {
	const caret = drawCaret('Anna', 'red');
	expect(caret.textContent).toBe('');
	expect(caret.childNodes).toHaveLength(0);
	expect(caret.dataset.name).toBe('Anna');
});
