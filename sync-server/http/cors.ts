import type { IncomingMessage, ServerResponse } from 'node:http';

/** What pages of another origin may do beside what every form may; each a list as it stands in a header. */
export interface CrossOrigin {
	methods: string;
	/** Of requests. */
	headers: string;
	/** Headers of answers that pages may read. */
	exposed?: string;
}

/** To be called once the door has allowed the request's origin. Programs send none, and need none of this. */
export function allowOrigin(
	{ headers: { origin } }: IncomingMessage,
	response: ServerResponse,
	{ methods, headers, exposed }: CrossOrigin,
): void {
	if (origin === undefined) return;
	response.setHeader('Access-Control-Allow-Origin', origin);
	response.setHeader('Access-Control-Allow-Methods', methods);
	response.setHeader('Access-Control-Allow-Headers', headers);
	if (exposed !== undefined) response.setHeader('Access-Control-Expose-Headers', exposed);
	response.setHeader('Access-Control-Max-Age', 600);
}
