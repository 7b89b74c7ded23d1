import type { AcceptedReport } from '#lib/domain/indicatorReported.ts';
import type { LoggedFact } from '#lib/domain/logged.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { EntryFacts } from './entryFacts.ts';

/** Answers that stay the same as long as all that they were made of is the same. */
export class Answers<T> {
	readonly #known = new Map<string, { sources: readonly unknown[]; answer: T }>();

	of(question: string, sources: readonly unknown[], make: () => T): T {
		const known = this.#known.get(question);
		const isSame =
			known?.sources.length === sources.length && known.sources.every((source, at) => source === sources[at]);
		if (known && isSame) return known.answer;
		const answer = make();
		this.#known.set(question, { sources, answer });
		return answer;
	}
}

/** What was read for indicators: after a change of one entry, those that count it are computed anew, and no others. */
export class Kept<R = unknown> {
	readonly entries = new EntryFacts();
	readonly reports = new Answers<readonly AcceptedReport[]>();
	readonly facts = new Answers<readonly LoggedFact[]>();
	readonly readings = new Answers<R>();
}

/** As long as somebody reads indicators; then the memory is given back. */
const known = new WeakMap<Workspace, WeakRef<Kept>>();

export function keptOf<R>(workspace: Workspace): Kept<R> {
	let kept = known.get(workspace)?.deref();
	if (!kept) known.set(workspace, new WeakRef((kept = new Kept())));
	return kept as Kept<R>;
}
