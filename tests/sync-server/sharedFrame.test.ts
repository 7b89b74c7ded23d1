import * as ws from 'ws';
import { expect, it } from 'vitest';
import { frameShared, SHARED_BYTES } from '../../sync-server/sockets/sharedFrame.ts';

// The class with which ws makes its own frames is exported, and missing in its types.
const { Sender } = ws as unknown as {
	Sender: { frame(data: Buffer, options: Record<string, unknown>): Buffer[] };
};

it.each([0, 1, 125, 126, 127, 255, 256, 4096, SHARED_BYTES])(
	'a message of %i bytes is framed as ws does',
	(length) => {
		const message = new Uint8Array(length).map((_, i) => i % 251);
		const options = { fin: true, rsv1: false, opcode: 2, mask: false, readOnly: true };
		const theirs = Buffer.concat(Sender.frame(Buffer.from(message), options));
		expect(Buffer.from(frameShared(message)).equals(theirs)).toBe(true);
		expect(frameShared(message)).toBe(frameShared(message));
	},
);
