/** The colour that the same person's avatar has; the one that they announce where they have no id. */
export function caretColour(
	user: { color?: string },
	state: unknown,
	colourOf: (person: string) => string,
): string {
	const person = (state as { person?: { id?: unknown } } | undefined)?.person;
	if (typeof person?.id === 'string') return colourOf(person.id);
	return /^#[0-9a-f]{6}$/iu.test(user.color ?? '') ? user.color! : 'var(--color-person-1)';
}

/**
 * Somebody else's caret; the style sheet writes their name beside it. It holds no text of its own: at the end of a line the
 * browser would put one's own caret into that text, where keys are lost. Who is here is said beside the field, so it is not
 * read aloud within the text.
 */
export function drawCaret(name: string, colour: string): HTMLElement {
	const caret = document.createElement('span');
	caret.className = 'co-caret';
	caret.setAttribute('aria-hidden', 'true');
	caret.dataset.name = name;
	caret.style.setProperty('--caret', colour);
	return caret;
}

/** What somebody else has selected. */
export function drawSelection(colour: string): Record<string, string> {
	return {
		class: 'co-selection',
		style: `--caret: ${colour}`,
	};
}
