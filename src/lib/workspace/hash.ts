/** SHA-256 of these bytes, 64 hexadecimal digits. Over plain http the browser has none of its own: then a library is loaded. */
export async function sha256(bytes: Uint8Array): Promise<string> {
	// Bytes of a memory that threads share are refused by the browser's own; nothing here has such.
	const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
	const digest = subtle
		? new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
		: (await import('@noble/hashes/sha2.js')).sha256(bytes);
	return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
