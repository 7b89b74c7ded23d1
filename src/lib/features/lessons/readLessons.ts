import { type LessonsFile, readLessonsFile, understoodLessons } from '#lib/domain/lessonCarryOver.ts';
import { isObject, readRecordsFile } from '#lib/exchange/json/readRecords.ts';

export type LessonsFault = 'foreign' | 'newer';

/** The lessons of another plan: from the file that was saved of them, or from one of all its records. It never throws. */
export function readLessons(text: string): LessonsFile | { readonly fault: LessonsFault } {
	const saved = readLessonsFile(text);
	if (!('fault' in saved) || saved.fault === 'newer') return saved;
	const file = readRecordsFile(text);
	if ('fault' in file) return { fault: file.fault === 'newer' ? 'newer' : 'foreign' };
	const { workspace, title, records } = file;
	const lessons = records
		.filter(({ kind }) => kind === 'lesson')
		// Known by the same name as in a file of lessons: whichever of the two is taken up first, it is there once.
		.map(({ record }) =>
			isObject(record) && typeof record.id === 'string' ? { ...record, id: `lesson/${record.id}` } : null,
		);
	return understoodLessons({ workspace, plan: title, lessons });
}
