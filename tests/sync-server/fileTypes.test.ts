import { describe, expect, it } from 'vitest';
import type { ReadBytes } from '../../sync-server/files/fileReader.ts';
import { detectType } from '../../sync-server/files/fileTypes.ts';
import { makeJpeg, makeOle, makeZip } from '../support/files.ts';
import { seededRandom } from '../support/random.ts';

function detect(content: Buffer): Promise<string | null> {
	const read: ReadBytes = async (at, length) => content.subarray(at, at + length);
	return detectType(read, content.length);
}

function box(brand: string, ...compatible: string[]): Buffer {
	const body = Buffer.from(`ftyp${brand}\0\0\0\0${compatible.join('')}`, 'latin1');
	const length = Buffer.alloc(4);
	length.writeUInt32BE(body.length + 4);
	return Buffer.concat([length, body, Buffer.from('avif after the box')]);
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument.';
const TYPES = { '[Content_Types].xml': '<Types/>', '_rels/.rels': '<Relationships/>' };

describe('the type of a file is told by its content', () => {
	it.each<[string, Buffer, string]>([
		['JPEG', makeJpeg(), 'image/jpeg'],
		['PNG', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), 'image/png'],
		['GIF', Buffer.from('GIF89a\0'), 'image/gif'],
		['WebP', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'), 'image/webp'],
		['HEIC', box('heic', 'mif1', 'heic'), 'image/heic'],
		['HEIC under the general brand', box('mif1', 'heic'), 'image/heic'],
		['AVIF', box('avif', 'mif1'), 'image/avif'],
		['AVIF under the general brand', box('mif1', 'miaf', 'avif'), 'image/avif'],
		['PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3', 'latin1'), 'application/pdf'],
		['DOCX', makeZip({ ...TYPES, 'word/document.xml': '<w/>' }), `${OPEN_XML}wordprocessingml.document`],
		['XLSX', makeZip({ ...TYPES, 'xl/workbook.xml': '<x/>' }), `${OPEN_XML}spreadsheetml.sheet`],
		['PPTX', makeZip({ ...TYPES, 'ppt/presentation.xml': '<p/>' }), `${OPEN_XML}presentationml.presentation`],
		...['text', 'spreadsheet', 'presentation', 'graphics'].map((kind): [string, Buffer, string] => {
			const type = `application/vnd.oasis.opendocument.${kind}`;
			return [`OpenDocument ${kind}`, makeZip({ mimetype: type, 'content.xml': '<o/>' }), type];
		}),
		['DOC', makeOle('1Table', 'WordDocument'), 'application/msword'],
		['XLS', makeOle('Workbook'), 'application/vnd.ms-excel'],
		['PPT, far down', makeOle(...'abcdefgh', 'PowerPoint Document'), 'application/vnd.ms-powerpoint'],
		['CSV', Buffer.from('any;ciutat\r\n2026;Badalona\r\n'), 'text/plain; charset=utf-8'],
		['text over two pieces', Buffer.from(`a${'ç'.repeat(100_000)}`), 'text/plain; charset=utf-8'],
	])('%s', async (_, content, type) => {
		expect(await detect(content)).toBe(type);
	});

	it.each<[string, Buffer]>([
		['a Windows program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
		['a Linux program', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1')],
		['a film', box('isom', 'iso2', 'mp41')],
		['a zip of anything', makeZip({ 'a.txt': 'a' })],
		['a Java archive', makeZip({ 'META-INF/MANIFEST.MF': 'a', 'word/document.xml': '' })],
		['an OpenDocument of an unknown kind', makeZip({ mimetype: 'application/epub+zip', 'a.xml': '' })],
		['an OpenDocument that says so too late', makeZip({ 'a.xml': '', mimetype: 'application/x' })],
		['a zip without its directory', makeZip({ ...TYPES, 'word/document.xml': '' }).subarray(0, 80)],
		['an installer', makeOle('Property', 'Binary', 'MsiTable')],
		['an OLE file that ends at once', makeOle('WordDocument').subarray(0, 300)],
		['text in Latin-1', Buffer.from('Activaci\xf3', 'latin1')],
		['text cut inside a letter', Buffer.from('ç').subarray(0, 1)],
		['text with a zero far inside', Buffer.from(`${'a'.repeat(200_000)}\0`)],
		['nothing', Buffer.alloc(0)],
	])('refuses %s', async (_, content) => {
		expect(await detect(content)).toBe(null);
	});

	it('survives damaged containers', async () => {
		const random = seededRandom(7);
		const sources = [
			makeZip({ ...TYPES, 'word/document.xml': '<w/>' }),
			makeZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '' }),
			makeOle(...'abcdefgh', 'WordDocument'),
			box('mif1', 'heic'),
		];
		for (let round = 0; round < 2000; round++) {
			const content = Buffer.from(random.pick(sources)).subarray(0, 4 + random.below(2000));
			for (let i = 0; i < 8; i++) content[4 + random.below(content.length)] = random.pick([0, 1, 0x7f, 0xff]);
			const type = await detect(content);
			expect(type === null || typeof type === 'string').toBe(true);
		}
	});
});
