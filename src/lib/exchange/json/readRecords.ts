import { LESSONS_FORMAT } from '#lib/domain/lessonCarryOver.ts';
import { TEMPLATE_FORMAT } from '#lib/domain/template.ts';
import {
	MOST_CHARACTERS,
	MOST_RECORDS,
	RECORDS_FORMAT,
	RECORDS_VERSION,
	type RecordsFile,
	type RecordsFileFault,
} from './recordsFile.ts';

export type RecordsReading = RecordsFile | { readonly fault: RecordsFileFault };

/** How every file of records begins, also one that was cut on its way. */
const BEGINNING = new RegExp(`^\\uFEFF?\\s*\\{\\s*"format"\\s*:\\s*"${RECORDS_FORMAT}"`, 'u');

/** Reads a file of records: its frame is checked here, each record when it is compared. It never throws, whatever the text. */
export function readRecordsFile(text: string): RecordsReading {
	if (text.length > MOST_CHARACTERS) return { fault: 'tooBig' };
	let read: unknown;
	try {
		read = JSON.parse(text.replace(/^\uFEFF/u, ''));
	} catch {
		return { fault: BEGINNING.test(text.slice(0, 200)) ? 'damaged' : 'notJson' };
	}
	if (!isObject(read)) return { fault: 'foreign' };
	if (read.format === TEMPLATE_FORMAT) return { fault: 'template' };
	if (read.format === LESSONS_FORMAT) return { fault: 'lessons' };
	if (read.format !== RECORDS_FORMAT) return { fault: 'foreign' };
	if (typeof read.version !== 'number') return { fault: 'damaged' };
	if (read.version > RECORDS_VERSION) return { fault: 'newer' };
	const { workspace, title, sample, kinds, records } = read;
	if (typeof workspace !== 'string' || !isObject(kinds) || !isObject(records)) return { fault: 'damaged' };
	if (!Object.values(kinds).every(Number.isInteger)) return { fault: 'damaged' };
	const lists = Object.entries(records);
	if (!lists.every(([, list]) => Array.isArray(list))) return { fault: 'damaged' };
	const found = lists.flatMap(([kind, list]) => (list as unknown[]).map((record) => ({ kind, record })));
	if (found.length > MOST_RECORDS) return { fault: 'tooBig' };
	return {
		workspace,
		title,
		sample: sample === true,
		kinds: kinds as Record<string, number>,
		records: found,
	};
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
