// What a file is, is told by its content alone, as the relay tells it: a program that is called .jpg is none of these.

const OPEN_XML: readonly (readonly [string, string])[] = [
	['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
	['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
	['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];
const OPEN_DOCUMENT = /^application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation|graphics)$/u;
const OLE: readonly (readonly [string, string])[] = [
	['WordDocument', 'application/msword'],
	['Workbook', 'application/vnd.ms-excel'],
	['Book', 'application/vnd.ms-excel'],
	['PowerPoint Document', 'application/vnd.ms-powerpoint'],
];
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);
/** Of a ZIP: its end mark with the longest comment; and far more of a directory than an office file has. */
const ZIP_END = 65_557;
const ZIP_DIRECTORY = 4 * 2 ** 20;

export function isImage(mediaType: string): boolean {
	return mediaType.startsWith('image/');
}

/** The media type of a file that may be kept, or null. */
export function sniffType(bytes: Uint8Array): string | null {
	const image = imageType(bytes);
	if (image) return image;
	if (startsWith(bytes, '%PDF-')) return 'application/pdf';
	if (startsWith(bytes, 'PK\x03\x04')) return zipType(bytes);
	if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))
		return OLE.find(([stream]) => holds(bytes, utf16(stream)))?.[1] ?? null;
	return isText(bytes) ? 'text/plain' : null;
}

function imageType(bytes: Uint8Array): string | null {
	if (startsWith(bytes, '\xff\xd8\xff')) return 'image/jpeg';
	if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
	if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'image/gif';
	if (startsWith(bytes, 'RIFF') && latin1(bytes, 8, 12) === 'WEBP') return 'image/webp';
	if (latin1(bytes, 4, 8) !== 'ftyp') return null;
	const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
	const brands = latin1(bytes, 8, Math.min(length, bytes.length, 256)).match(/.{4}/gsu) ?? [];
	if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif';
	return HEIC_BRANDS.has(brands[0] ?? '') ? 'image/heic' : null;
}

/** Of a ZIP that is an office file, by the names inside. */
function zipType(bytes: Uint8Array): string | null {
	const names = zipNames(bytes);
	if (names.has('mimetype')) {
		const type = firstEntry(bytes);
		return type !== null && OPEN_DOCUMENT.test(type) ? type : null;
	}
	if (!names.has('[Content_Types].xml')) return null;
	return OPEN_XML.find(([entry]) => names.has(entry))?.[1] ?? null;
}

function zipNames(bytes: Uint8Array): Set<string> {
	const names = new Set<string>();
	const tail = bytes.subarray(Math.max(0, bytes.length - ZIP_END));
	const end = latin1(tail, 0, tail.length).lastIndexOf('PK\x05\x06');
	if (end < 0 || end + 22 > tail.length) return names;
	const mark = viewOf(tail);
	const [length, start] = [mark.getUint32(end + 12, true), mark.getUint32(end + 16, true)];
	if (length > ZIP_DIRECTORY || start + length > bytes.length) return names;
	const directory = bytes.subarray(start, start + length);
	const view = viewOf(directory);
	const decoder = new TextDecoder();
	for (let at = 0; at + 46 <= directory.length && view.getUint32(at, true) === 0x02014b50;) {
		const nameEnd = at + 46 + view.getUint16(at + 28, true);
		names.add(decoder.decode(directory.subarray(at + 46, nameEnd)));
		at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return names;
}

/** OpenDocument says what it is in its first entry, uncompressed. */
function firstEntry(bytes: Uint8Array): string | null {
	if (bytes.length < 30) return null;
	const view = viewOf(bytes);
	const name = 30 + view.getUint16(26, true);
	const start = name + view.getUint16(28, true);
	if (view.getUint16(8, true) !== 0 || latin1(bytes, 30, name) !== 'mimetype') return null;
	return latin1(bytes, start, Math.min(bytes.length, start + Math.min(256, view.getUint32(18, true))));
}

/** UTF-8 without the bytes that no text has. */
function isText(bytes: Uint8Array): boolean {
	if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13))
		return false;
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return bytes.length > 0;
	} catch {
		return false;
	}
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const startsWith = (bytes: Uint8Array, signature: string) => latin1(bytes, 0, signature.length) === signature;

function latin1(bytes: Uint8Array, from: number, to: number): string {
	let text = '';
	for (const byte of bytes.subarray(from, to)) text += String.fromCharCode(byte);
	return text;
}

function utf16(text: string): Uint8Array {
	return Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]));
}

function holds(bytes: Uint8Array, part: Uint8Array): boolean {
	const [first] = part;
	for (let at = bytes.indexOf(first!); at >= 0; at = bytes.indexOf(first!, at + 1))
		if (part.every((byte, index) => bytes[at + index] === byte)) return true;
	return false;
}
