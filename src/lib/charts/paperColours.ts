/**
 * Runs `read` while the page has the colours of paper, and gives back what it read. Nothing is painted in between, and nothing
 * moves: what a colour is going to be counts, not what it is on the way.
 */
export function withPaperColours<T>(read: () => T): T {
	const root = document.documentElement;
	const before = root.dataset.theme;
	root.dataset.theme = 'light';
	root.dataset.exporting = '';
	try {
		return read();
	} finally {
		if (before === undefined) delete root.dataset.theme;
		else root.dataset.theme = before;
		delete root.dataset.exporting;
	}
}
