import type { Attachment } from 'svelte/attachments';

/** What the keyboard goes to; `Mark.svelte` draws one. */
const MARK = '[data-mark]';

type Found = SVGElement & { dataset: DOMStringMap };

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
};

/**
 * Makes the marks below one stop of the Tab key: arrows go from mark to mark, Home and End to the first and the last.
 * Marks with `data-row` and `data-column` lie in a grid, in which arrows go in four directions.
 */
export function roving(): Attachment<Element> {
	return (group) => {
		const marks = () => [...group.querySelectorAll<Found>(MARK)];
		let current: Found | null = null;

		function settle(): void {
			const all = marks();
			if (!current || !all.includes(current)) current = all[0] ?? null;
			for (const mark of all) {
				const wanted = mark === current ? '0' : '-1';
				if (mark.getAttribute('tabindex') !== wanted) mark.setAttribute('tabindex', wanted);
			}
		}

		function focusOn(mark: Found | undefined): void {
			if (!mark) return;
			current = mark;
			settle();
			mark.focus();
		}

		const markOf = (event: Event) => (event.target as Element).closest?.<Found>(MARK) ?? null;

		function onFocus(event: Event): void {
			const mark = markOf(event);
			if (mark && mark !== current) {
				current = mark;
				settle();
			}
		}

		function onKey(event: Event): void {
			const { key, ctrlKey, altKey, metaKey } = event as KeyboardEvent;
			const mark = markOf(event);
			if (!mark || altKey || metaKey) return;
			const next = nextMark(marks(), mark, key, ctrlKey);
			if (!next) return;
			event.preventDefault();
			focusOn(next);
		}

		settle();
		const observer = new MutationObserver(settle);
		observer.observe(group, { childList: true, subtree: true });
		group.addEventListener('focusin', onFocus);
		group.addEventListener('keydown', onKey);
		return () => {
			observer.disconnect();
			group.removeEventListener('focusin', onFocus);
			group.removeEventListener('keydown', onKey);
		};
	};
}

interface Cell {
	readonly mark: Found;
	readonly row: number;
	readonly column: number;
}

/** Where a key leads from a mark; undefined where it leads nowhere. */
function nextMark(all: readonly Found[], mark: Found, key: string, whole: boolean): Found | undefined {
	const isGrid = mark.dataset.row !== undefined && mark.dataset.column !== undefined;
	if (!isGrid) {
		if (key === 'Home') return all[0];
		if (key === 'End') return all.at(-1);
		const [row, column] = STEPS[key] ?? [0, 0];
		const step = row + column;
		return step === 0 ? undefined : all[all.indexOf(mark) + step];
	}
	const cells = all.flatMap((one): Cell[] =>
		one.dataset.row === undefined
			? []
			: [{ mark: one, row: Number(one.dataset.row), column: Number(one.dataset.column) }],
	);
	const here = cells.find((cell) => cell.mark === mark)!;
	const inOrder = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
	const ends = whole ? inOrder : inOrder.filter(({ row }) => row === here.row);
	if (key === 'Home') return ends[0]?.mark;
	if (key === 'End') return ends.at(-1)?.mark;
	const [row, column] = STEPS[key] ?? [0, 0];
	if (column !== 0) {
		const beside = inOrder.filter((cell) => cell.row === here.row);
		return beside[beside.findIndex((cell) => cell.mark === mark) + column]?.mark;
	}
	return row === 0 ? undefined : inNextRow(cells, here, row)?.mark;
}

/** In the nearest row that has marks, the one whose column is nearest. */
function inNextRow(cells: readonly Cell[], here: Cell, step: number): Cell | undefined {
	const beyond = cells.filter(({ row }) => Math.sign(row - here.row) === step);
	const nearest = Math.min(...beyond.map(({ row }) => Math.abs(row - here.row)));
	return beyond
		.filter(({ row }) => Math.abs(row - here.row) === nearest)
		.sort((a, b) => Math.abs(a.column - here.column) - Math.abs(b.column - here.column))[0];
}
