import { inflateRawSync } from 'node:zlib';

/** Reads a ZIP file by its central directory, as whoever opens it does: path → bytes. */
export function readZip(bytes: Uint8Array): Map<string, Uint8Array> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let end = bytes.length - 22;
	while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
	if (end < 0) throw new Error('this is no ZIP file');
	const files = new Map<string, Uint8Array>();
	let at = view.getUint32(end + 16, true);
	for (let left = view.getUint16(end + 10, true); left > 0; left--) {
		const [size, nameSize] = [view.getUint32(at + 20, true), view.getUint16(at + 28, true)];
		const local = view.getUint32(at + 42, true);
		const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameSize));
		const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
		const packed = bytes.subarray(from, from + size);
		files.set(name, view.getUint16(at + 10, true) === 8 ? inflateRawSync(packed) : packed);
		at += 46 + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return files;
}

/** Says where markup is not well formed: what is opened is not closed, or a character stands that XML does not have. */
export function faultOfXml(xml: string): string | null {
	// eslint-disable-next-line no-control-regex
	const odd = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u.exec(xml);
	if (odd) return `a character that XML does not have at ${odd.index}`;
	const open: string[] = [];
	for (const [tag, closes, name, , empty] of xml.matchAll(
		/<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|<(?![?!])/gu,
	)) {
		if (!name) return `a stray sign: ${tag}`;
		if (closes) {
			if (open.pop() !== name) return `</${name}> closes nothing`;
		} else if (!empty) open.push(name);
	}
	return open.length > 0 ? `<${open.at(-1)}> is not closed` : null;
}
