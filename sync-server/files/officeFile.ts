// An office file is a container, as a program library or an installer may be: only the entries inside tell.

import type { ReadBytes } from './fileReader.ts';

const OPEN_XML: readonly (readonly [string, string])[] = [
	['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
	['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
	['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];
const OPEN_DOCUMENT = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation|graphics)$/;
const OLE_STREAMS = new Map([
	['WordDocument', 'application/msword'],
	['Workbook', 'application/vnd.ms-excel'],
	['Book', 'application/vnd.ms-excel'],
	['PowerPoint Document', 'application/vnd.ms-powerpoint'],
]);
/** Far more than an office file has. */
const DIRECTORY = 4 * 2 ** 20;

/** The media type of a zip that is an office file, or null. */
export async function readZipType(read: ReadBytes, size: number): Promise<string | null> {
	const names = await readZipNames(read, size);
	if (names.has('mimetype')) {
		const type = await readFirstEntry(read);
		return type !== null && OPEN_DOCUMENT.test(type) ? type : null;
	}
	if (!names.has('[Content_Types].xml')) return null;
	return OPEN_XML.find(([entry]) => names.has(entry))?.[1] ?? null;
}

async function readZipNames(read: ReadBytes, size: number): Promise<Set<string>> {
	const names = new Set<string>();
	const tail = await read(Math.max(0, size - 65_557), 65_557);
	const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
	if (end < 0 || end + 22 > tail.length) return names;
	const length = tail.readUInt32LE(end + 12);
	if (length > DIRECTORY) return names;
	const directory = await read(tail.readUInt32LE(end + 16), length);
	for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50;) {
		const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
		names.add(directory.toString('utf8', at + 46, nameEnd));
		at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
	}
	return names;
}

/** OpenDocument says what it is in its first entry, uncompressed. */
async function readFirstEntry(read: ReadBytes): Promise<string | null> {
	const head = await read(0, 512);
	if (head.length < 30 || head.readUInt16LE(8) !== 0) return null;
	const name = 30 + head.readUInt16LE(26);
	const start = name + head.readUInt16LE(28);
	if (head.toString('latin1', 30, name) !== 'mimetype') return null;
	return head.toString('latin1', start, start + head.readUInt32LE(18));
}

/** The media type of an OLE container that is an office file (an installer is one too), or null. */
export async function readOleType(read: ReadBytes, size: number): Promise<string | null> {
	const header = await read(0, 512);
	if (header.length < 512) return null;
	const sectorSize = 1 << header.readUInt16LE(30);
	if (sectorSize !== 512 && sectorSize !== 4096) return null;
	const readSector = (sector: number) => read((sector + 1) * sectorSize, sectorSize);
	const table = await readTablePlaces(header, readSector);
	let sector = header.readUInt32LE(48);
	for (let steps = 0; steps < DIRECTORY / sectorSize && (sector + 1) * sectorSize < size; steps++) {
		const type = findStream(await readSector(sector));
		if (type) return type;
		const perSector = sectorSize / 4;
		const place = table[Math.floor(sector / perSector)];
		const entries = place === undefined ? null : await readSector(place);
		const at = (sector % perSector) * 4;
		if (!entries || entries.length < at + 4) return null;
		sector = entries.readUInt32LE(at);
	}
	return null;
}

/** Which sectors hold the allocation table: the first 109 stand in the header, the others in a chain. */
async function readTablePlaces(
	header: Buffer,
	readSector: (sector: number) => Promise<Buffer>,
): Promise<number[]> {
	const places = readNumbers(header.subarray(76));
	let next = header.readUInt32LE(68);
	for (let left = Math.min(header.readUInt32LE(72), 512); left > 0 && next < 0xfffffffa; left--) {
		const numbers = readNumbers(await readSector(next));
		next = numbers.pop() ?? 0xfffffffe;
		places.push(...numbers);
	}
	return places;
}

function readNumbers(bytes: Buffer): number[] {
	return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => bytes.readUInt32LE(i * 4));
}

function findStream(sector: Buffer): string | null {
	for (let at = 0; at + 128 <= sector.length; at += 128) {
		const isStream = sector[at + 66] === 2;
		const length = sector.readUInt16LE(at + 64);
		if (!isStream || length < 4 || length > 64) continue;
		const type = OLE_STREAMS.get(sector.toString('utf16le', at, at + length - 2));
		if (type) return type;
	}
	return null;
}
