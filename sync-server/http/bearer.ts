import type { IncomingMessage } from 'node:http';

/** The token that the Authorization header presents; empty where it presents none. */
export function readBearer({ headers }: IncomingMessage): string {
	return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}
