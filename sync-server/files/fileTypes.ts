// What a file is, is told by its content alone: neither its name nor what its sender calls it counts, so that a
// program renamed to .jpg is kept from whoever would open it.

import type { ReadBytes } from './fileReader.ts';
import { readOleType, readZipType } from './officeFile.ts';

/** Enough to tell which kind of file it may be. */
export const HEAD_BYTES = 4096;

type Family = 'image' | 'pdf' | 'zip' | 'ole' | 'text';

const EXTENSIONS: Record<string, string> = {
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/gif': 'gif',
	'image/webp': 'webp',
	'image/heic': 'heic',
	'image/avif': 'avif',
	'application/pdf': 'pdf',
	'application/msword': 'doc',
	'application/vnd.ms-excel': 'xls',
	'application/vnd.ms-powerpoint': 'ppt',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
	'application/vnd.oasis.opendocument.text': 'odt',
	'application/vnd.oasis.opendocument.spreadsheet': 'ods',
	'application/vnd.oasis.opendocument.presentation': 'odp',
	'application/vnd.oasis.opendocument.graphics': 'odg',
};
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);
const TEXT = 'text/plain; charset=utf-8';

export function isImage(type: string): boolean {
	return type.startsWith('image/');
}

/** Without the dot. */
export function extensionOf(type: string): string {
	return EXTENSIONS[type] ?? 'txt';
}

/** What a file may be by its first bytes, or null for what is never kept. */
export function guessFamily(head: Buffer): Family | null {
	if (readImageType(head)) return 'image';
	if (startsWith(head, '%PDF-')) return 'pdf';
	if (startsWith(head, 'PK\x03\x04')) return 'zip';
	if (startsWith(head, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole';
	return head.length > 0 && !hasControls(head) ? 'text' : null;
}

/** The media type of a whole file, or null for what is not kept. */
export async function detectType(read: ReadBytes, size: number): Promise<string | null> {
	const head = await read(0, HEAD_BYTES);
	switch (guessFamily(head)) {
		case 'image':
			return readImageType(head);
		case 'pdf':
			return 'application/pdf';
		case 'zip':
			return readZipType(read, size);
		case 'ole':
			return readOleType(read, size);
		case 'text':
			return (await isText(read, size)) ? TEXT : null;
		case null:
			return null;
	}
}

function readImageType(head: Buffer): string | null {
	if (startsWith(head, '\xff\xd8\xff')) return 'image/jpeg';
	if (startsWith(head, '\x89PNG\r\n\x1a\n')) return 'image/png';
	if (startsWith(head, 'GIF87a') || startsWith(head, 'GIF89a')) return 'image/gif';
	if (startsWith(head, 'RIFF') && head.toString('latin1', 8, 12) === 'WEBP') return 'image/webp';
	if (head.toString('latin1', 4, 8) !== 'ftyp') return null;
	const brands = head
		.subarray(0, Math.min(head.readUInt32BE(0), head.length))
		.toString('latin1', 8)
		.match(/.{4}/gs);
	if (!brands) return null;
	// The general brand of image files is also that of AVIF, which then names itself among the compatible ones.
	if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif';
	return HEIC_BRANDS.has(brands[0] ?? '') ? 'image/heic' : null;
}

async function isText(read: ReadBytes, size: number): Promise<boolean> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const step = 64 * 1024;
	try {
		for (let at = 0; at < size; at += step) {
			const bytes = await read(at, step);
			if (hasControls(bytes)) return false;
			decoder.decode(bytes, { stream: true });
		}
		decoder.decode();
		return true;
	} catch {
		return false;
	}
}

/** Bytes that no text has: everything below a space but tab, line feed, form feed and carriage return. */
function hasControls(bytes: Buffer): boolean {
	return bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13);
}

function startsWith(bytes: Buffer, signature: string): boolean {
	return bytes.toString('latin1', 0, signature.length) === signature;
}
