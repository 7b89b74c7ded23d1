import { readTemplate, type Template } from '#lib/domain/template.ts';
import type { TemplateFault } from '#lib/domain/templateFault.ts';
import { findJsonFault, type JsonFault } from './jsonFault.ts';

/** The largest file that is read, in bytes: a plan of 20,000 records stays well below. */
export const LARGEST_FILE = 20_000_000;

export type FileReading =
	| { readonly template: Template }
	| { readonly faults: readonly TemplateFault[] }
	| { readonly syntax: JsonFault }
	| { readonly refused: 'empty' | 'tooBig' | 'notText' | 'unreadable' };

/** Reads somebody's template file. It never throws, whatever the file. */
export async function readTemplateFile(file: File): Promise<FileReading> {
	if (file.size > LARGEST_FILE) return { refused: 'tooBig' };
	let bytes: ArrayBuffer;
	try {
		bytes = await file.arrayBuffer();
	} catch {
		return { refused: 'unreadable' };
	}
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return { refused: 'notText' };
	}
	if (!text.trim()) return { refused: 'empty' };
	try {
		return readTemplate(JSON.parse(text));
	} catch {
		const syntax = findJsonFault(text);
		return syntax ? { syntax } : { refused: 'unreadable' };
	}
}
