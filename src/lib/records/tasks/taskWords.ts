import type { Contents } from '#lib/domain/kind.ts';
import type { Language } from '#lib/domain/language.ts';
import type { TaskRow } from '#lib/domain/taskDue.ts';

/** What somebody types about a task; '' for nothing. */
export interface TaskWords {
	type: string;
	title: string;
	due: string;
	owner: string;
	person: string;
}

export function wordsOfTask(row: TaskRow, title: string): TaskWords {
	return {
		type: row.type ?? 'task',
		title,
		due: row.due ?? '',
		owner: row.owner ?? '',
		person: row.person ?? '',
	};
}

/** What is to be written; with `before`, only what differs from it: somebody else may have set the rest meanwhile. */
export function taskContents(words: TaskWords, language: Language, before?: TaskWords): Contents {
	const written: Record<keyof TaskWords, unknown> = {
		type: words.type,
		title: { [language]: words.title.trim() },
		due: words.due || null,
		owner: words.owner || null,
		person: words.person.trim() || null,
	};
	const isWanted = (name: keyof TaskWords) =>
		before ? words[name].trim() !== before[name].trim() : words[name].trim() !== '';
	return Object.fromEntries(Object.entries(written).filter(([name]) => isWanted(name as keyof TaskWords)));
}
