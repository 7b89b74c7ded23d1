// @y/websocket-server as its own server.js starts it, on a free port: in memory.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setupWSConnection } from '@y/websocket-server/utils';

// The version of ws that it was written for, not ours.
const fromServer = createRequire(import.meta.resolve('@y/websocket-server/utils'));
const WebSocket = fromServer('ws');

const sockets = new WebSocket.Server({ noServer: true });
sockets.on('connection', setupWSConnection);
const server = createServer((request, response) => response.end('okay'));
server.on('upgrade', (request, socket, head) =>
	sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request)),
);
process.on('SIGTERM', () => process.exit(0));
server.listen(0, '127.0.0.1', () =>
	console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })),
);
