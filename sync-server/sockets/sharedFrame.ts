// What goes to many peers is framed once, and each socket takes it in one write: ws makes a header for each and
// writes it in a piece of its own, which costs a third more of what relaying costs at all.

/** Larger messages are rare, and not worth a copy. */
export const SHARED_BYTES = 64 * 2 ** 10 - 1;

const FINAL_BINARY = 0x82;
const TWO_BYTES_FOLLOW = 126;

let last: { message: Uint8Array; frame: Uint8Array } | null = null;

/** The unmasked WebSocket frame of a message of at most `SHARED_BYTES`; the message may not change any more. */
export function frameShared(message: Uint8Array): Uint8Array {
	if (last?.message === message) return last.frame;
	const { length } = message;
	const head = length < TWO_BYTES_FOLLOW ? [length] : [TWO_BYTES_FOLLOW, length >> 8, length & 0xff];
	const frame = Buffer.allocUnsafeSlow(1 + head.length + length);
	frame[0] = FINAL_BINARY;
	frame.set(head, 1);
	frame.set(message, 1 + head.length);
	last = { message, frame };
	return frame;
}
