// The least that a stock client can work with, and the yardstick for what relaying costs at all: frames go on
// unread to everybody else of a room, and step 1 is answered with everything that was heard, merged once. It
// stores nothing, decodes nothing, refuses nothing, and echoes nothing.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { readMessage, writeStepOne, writeStepTwo } from '../../sync-server/documents/messages.ts';

interface Room {
	sockets: Set<WebSocket>;
	heard: Uint8Array[];
	answer: Uint8Array | null;
}

const SYNC = 0;
const STEP_ONE = 0;
const rooms = new Map<string, Room>();

function answerTo(room: Room): Uint8Array {
	if (!room.answer) {
		const merged = room.heard.length > 0 ? Y.mergeUpdates(room.heard) : new Uint8Array([0, 0]);
		room.heard = [merged];
		room.answer = writeStepTwo(merged);
	}
	return room.answer;
}

function receive(room: Room, socket: WebSocket, frame: Buffer): void {
	if (frame[0] === SYNC && frame[1] === STEP_ONE) {
		socket.send(answerTo(room));
		return;
	}
	if (frame[0] === SYNC) {
		const message = readMessage(frame);
		if (message.kind === 'update' || message.kind === 'stepTwo') room.heard.push(message.update.slice());
		room.answer = null;
	}
	for (const other of room.sockets)
		if (other !== socket && other.readyState === WebSocket.OPEN) other.send(frame);
}

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket, { url = '' }) => {
	let room = rooms.get(url);
	if (!room) rooms.set(url, (room = { sockets: new Set(), heard: [], answer: null }));
	const { sockets: here } = room;
	here.add(socket);
	socket.send(writeStepOne(new Map()));
	socket.on('message', (data) => receive(room, socket, data as Buffer));
	socket.on('close', () => here.delete(socket));
});
process.on('SIGTERM', () => process.exit(0));
server.listen(0, '127.0.0.1', () =>
	console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })),
);
