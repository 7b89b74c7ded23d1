// Spreadsheets as they come from people: each is made here, so that what is odd about it can be read.
import { type CellValue, writeOds, type WriteSheet, writeXlsx } from 'hucre';
import { deflateRawSync } from 'node:zlib';

export type Cells = readonly (readonly CellValue[])[];

export const xlsx = (rows: Cells, more: Partial<WriteSheet> = {}, beside: readonly WriteSheet[] = []) =>
	writeXlsx({ sheets: [{ name: 'Full1', rows: rows.map((row) => [...row]), ...more }, ...beside] });

export const ods = (rows: Cells) =>
	writeOds({ sheets: [{ name: 'Full1', rows: rows.map((row) => [...row]) }] });

export const utf8 = (text: string) => new TextEncoder().encode(text);

export const utf16 = (text: string, { mark = true } = {}) => {
	const units = [...(mark ? '\uFEFF' : ''), ...text].flatMap((sign) =>
		[...sign].map((one) => one.charCodeAt(0)),
	);
	return new Uint8Array(units.flatMap((unit) => [unit & 255, unit >> 8]));
};

/** Letters of western Europe, one byte each. */
export const windows1252 = (text: string) =>
	Uint8Array.from(text, (sign) => (sign === '€' ? 0x80 : sign === '’' ? 0x92 : sign.charCodeAt(0)));

interface Part {
	name: string;
	bytes: Uint8Array;
	/** What the directory says of its size; the truth where it says nothing. */
	said?: number;
}

/** A zip of any parts, honest or not. */
export function zip(parts: readonly Part[]): Uint8Array {
	const pieces: Uint8Array[] = [];
	const directory: Uint8Array[] = [];
	let offset = 0;
	for (const { name, bytes, said = bytes.length } of parts) {
		const title = utf8(name);
		const packed = deflateRawSync(bytes);
		const head = (signature: number, size: number) => {
			const view = new DataView(new ArrayBuffer(size));
			view.setUint32(0, signature, true);
			const at = size === 30 ? 4 : 6;
			view.setUint16(at, 20, true);
			view.setUint16(at + 4, 8, true);
			view.setUint32(at + 14, packed.length, true);
			view.setUint32(at + 18, said, true);
			view.setUint16(at + 22, title.length, true);
			return view;
		};
		const local = head(0x04034b50, 30);
		const central = head(0x02014b50, 46);
		central.setUint32(42, offset, true);
		pieces.push(new Uint8Array(local.buffer), title, packed);
		directory.push(new Uint8Array(central.buffer), title);
		offset += 30 + title.length + packed.length;
	}
	const size = directory.reduce((sum, { length }) => sum + length, 0);
	const end = new DataView(new ArrayBuffer(22));
	end.setUint32(0, 0x06054b50, true);
	end.setUint16(8, parts.length, true);
	end.setUint16(10, parts.length, true);
	end.setUint32(12, size, true);
	end.setUint32(16, offset, true);
	return Uint8Array.from(Buffer.concat([...pieces, ...directory, new Uint8Array(end.buffer)]));
}

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook of one sheet whose XML is given. */
export function rawXlsx(sheetXml: Uint8Array, { said }: { said?: number } = {}): Uint8Array {
	const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
	return zip([
		{
			name: '[Content_Types].xml',
			bytes: utf8(
				`<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
			),
		},
		{
			name: '_rels/.rels',
			bytes: utf8(
				`<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			),
		},
		{
			name: 'xl/workbook.xml',
			bytes: utf8(
				`<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets><sheet name="Full1" sheetId="1" r:id="r1"/></sheets></workbook>`,
			),
		},
		{
			name: 'xl/_rels/workbook.xml.rels',
			bytes: utf8(
				`<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
			),
		},
		{ name: 'xl/worksheets/sheet1.xml', bytes: sheetXml, ...(said === undefined ? {} : { said }) },
	]);
}

export const sheetXml = (rows: string) =>
	utf8(`<worksheet xmlns="${SHEET}"><sheetData>${rows}</sheetData></worksheet>`);
