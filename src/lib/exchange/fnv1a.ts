/** FNV-1a, 32 bits, over the UTF-16 units of a text: tells whether a text was changed, and guards it against nobody. */
export function fnv1a(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}
