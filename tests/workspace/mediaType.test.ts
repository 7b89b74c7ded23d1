import { describe, expect, it } from 'vitest';
import { readTakenOn } from '#lib/workspace/files/exif.ts';
import { sniffType } from '#lib/workspace/files/mediaType.ts';
import { prepareFile } from '#lib/workspace/files/prepare.ts';
import { detectType } from '../../sync-server/files/fileTypes.ts';
import { makeJpeg, makeOle, makeZip } from '../support/files.ts';
import { seededRandom } from '../support/random.ts';

const TYPES = { '[Content_Types].xml': '<Types/>', '_rels/.rels': '<Relationships/>' };
const ODT = 'application/vnd.oasis.opendocument.text';
const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
const SAMPLES: [string, Buffer][] = [
	['a JPEG', makeJpeg()],
	['a PNG', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1')],
	['a GIF', Buffer.from('GIF89a\0')],
	['a WebP', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1')],
	['a HEIC', heic],
	['an AVIF', Buffer.from('\0\0\0\x18ftypavif\0\0\0\0mif1avif', 'latin1')],
	['a PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3', 'latin1')],
	['a DOCX', makeZip({ ...TYPES, 'word/document.xml': '<w/>' })],
	['an XLSX', makeZip({ ...TYPES, 'xl/workbook.xml': '<x/>' })],
	['an ODT', makeZip({ mimetype: ODT, 'content.xml': '<o/>' })],
	['a DOC', makeOle('1Table', 'WordDocument')],
	['an XLS', makeOle('Workbook')],
	['a CSV', Buffer.from('any;ciutat\r\n2026;Badalona\r\n')],
	['a drawing that is text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
	['a Windows program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
	['a Linux program', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1')],
	['a film', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0iso2mp41', 'latin1')],
	['a zip of anything', makeZip({ 'a.txt': 'a' })],
	['a Java archive', makeZip({ 'META-INF/MANIFEST.MF': 'a', 'word/document.xml': '' })],
	['an installer', makeOle('Property', 'Binary', 'MsiTable')],
	['text in Latin-1', Buffer.from('Activaci\xf3', 'latin1')],
	['nothing', Buffer.alloc(0)],
];
const plain = (type: string | null) => type?.replace(/;.*/u, '') ?? null;
const detect = (content: Buffer) =>
	detectType(async (at, length) => content.subarray(at, at + length), content.length);

describe('what a file is', () => {
	it.each(SAMPLES)('%s: as the relay says it', async (_, content) => {
		expect(sniffType(content)).toBe(plain(await detect(content)));
	});

	it('survives damaged containers, and never takes what the relay takes for a picture for another', async () => {
		const random = seededRandom(11);
		for (let round = 0; round < 2000; round++) {
			const content = Buffer.from(random.pick(SAMPLES)[1]).subarray(0, 4 + random.below(2000));
			if (content.length > 4)
				for (let i = 0; i < 6; i++)
					content[4 + random.below(content.length - 4)] = random.pick([0, 1, 0x7f, 0xff]);
			const [here, there] = [sniffType(content), await detect(content)];
			if (there?.startsWith('image/') || here?.startsWith('image/')) expect(here).toBe(there);
		}
	});
});

const file = (content: BlobPart, name: string) => new File([content], name);

describe('what somebody chooses', () => {
	it.each<[string, File, 'photograph' | 'file', string]>([
		['an empty file', file('', 'photo.jpg'), 'photograph', 'empty'],
		['a program called .jpg', file('MZ\x90\0\x03', 'holiday.jpg'), 'photograph', 'notAPhotograph'],
		['a program called .pdf', file('MZ\x90\0\x03', 'report.pdf'), 'file', 'notAllowedType'],
		['a page, as a photograph', file('<html><script></script>', 'a.jpg'), 'photograph', 'notAPhotograph'],
		['a paper beyond what the relay takes', large('%PDF-1.7', 51), 'file', 'tooLarge'],
		['a 200 MB “photograph”', large('\xff\xd8\xff', 200), 'photograph', 'tooLarge'],
		['200 MB of anything, as a photograph', large('MZ', 200), 'photograph', 'tooLarge'],
	])('%s is refused, in one word', async (_, chosen, as, code) => {
		await expect(prepareFile(chosen, as)).rejects.toMatchObject({ code });
	});

	it('a paper is kept as it is; a page of the web is text that is never shown', async () => {
		const page = '<!doctype html><script>alert(1)</script>';
		const kept = await prepareFile(file(page, 'page.html'), 'file');
		expect(kept).toMatchObject({ type: 'file', mediaType: 'text/plain', fileName: 'page.html' });
		expect(new TextDecoder().decode(kept.bytes)).toBe(page);
	});
});

/** So many MiB that are not in memory more than once. */
function large(head: string, mebibytes: number): File {
	const zeros = new Uint8Array(2 ** 20);
	const start = Uint8Array.from(head, (letter) => letter.charCodeAt(0));
	return new File([start, ...Array<Uint8Array<ArrayBuffer>>(mebibytes).fill(zeros)], 'large.jpg');
}

describe('the day on which a photograph was taken', () => {
	const exif = (date: string, little = true) => {
		const tiff = Buffer.alloc(80);
		const [write16, write32] = little
			? [tiff.writeUInt16LE.bind(tiff), tiff.writeUInt32LE.bind(tiff)]
			: [tiff.writeUInt16BE.bind(tiff), tiff.writeUInt32BE.bind(tiff)];
		tiff.write(little ? 'II' : 'MM');
		write16(42, 2);
		write32(8, 4);
		write16(1, 8);
		write16(0x8769, 10);
		write32(26, 18);
		write16(1, 26);
		write16(0x9003, 28);
		write32(44, 36);
		tiff.write(date, 44, 'latin1');
		const head = Buffer.from('ffd8ffe0000400ffffe1', 'hex');
		return Buffer.concat([head, Buffer.from([0, tiff.length + 8]), Buffer.from('Exif\0\0'), tiff]);
	};

	it.each<[string, Buffer, string | null]>([
		['little-endian', exif('2024:03:18 10:11:12'), '2024-03-18'],
		['big-endian', exif('2019:12:31 23:59:59', false), '2019-12-31'],
		['no such day', exif('2024:13:18 10:11:12'), null],
		['a camera without a clock', exif('0000:00:00 00:00:00'), null],
		['cut off', exif('2024:03:18 10:11:12').subarray(0, 70), null],
		['none', makeJpeg(), null],
		['no JPEG', Buffer.from('%PDF'), null],
		['nothing', Buffer.alloc(0), null],
	])('%s', (_, content, day) => expect(readTakenOn(content)).toBe(day));
});
