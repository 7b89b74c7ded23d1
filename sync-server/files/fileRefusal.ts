/** Why a request for a file is not done: an HTTP status, a code for programs and a sentence for people. */
export class FileRefusal extends Error {
	readonly status: number;
	readonly code: keyof typeof REFUSALS;

	constructor(code: keyof typeof REFUSALS, sentence?: string) {
		super(sentence ?? REFUSALS[code].sentence);
		this.code = code;
		this.status = REFUSALS[code].status;
	}
}

const REFUSALS = {
	malformed: {
		status: 400,
		sentence: 'Ask for /files/<workspace>/<SHA-256 in lower case>?document=<document> with valid names.',
	},
	credentials: { status: 401, sentence: 'Present a valid token of this relay in the header Authorization.' },
	notAllowed: { status: 403, sentence: 'You may not do this with the files of this document.' },
	unknown: { status: 404, sentence: 'No such file is attached to this document.' },
	method: { status: 405, sentence: 'Files are asked for with HEAD, GET, PUT and DELETE.' },
	place: { status: 409, sentence: 'Go on from the byte that the header Rumb-Received names.' },
	retired: { status: 410, sentence: 'This document was given up: attach the file to another.' },
	length: { status: 411, sentence: 'Say with Content-Length how many bytes are coming.' },
	tooLarge: {
		status: 413,
		sentence: 'This file is too large: images have at most 25 MiB, other files 50 MiB.',
	},
	type: {
		status: 415,
		sentence:
			'Only photographs (JPEG, PNG, WebP, GIF, HEIC, AVIF), PDF, office files and text in UTF-8 are kept here.',
	},
	range: { status: 416, sentence: 'The file has no such bytes.' },
	different: { status: 422, sentence: 'What arrived is not the file that was announced: send it again.' },
	clientTooOld: { status: 426, sentence: 'This app is too old for this relay: reload it.' },
	tooMany: { status: 429, sentence: 'Too many uploads at once: wait for one to end.' },
	quota: {
		status: 507,
		sentence:
			'The files of this workspace have reached their limit: raise it with --file-quota, or detach some and wait 30 days.',
	},
	diskFull: {
		status: 507,
		sentence: 'The disk of the relay is full: make room there and send the file again.',
	},
} as const;

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const SQLITE_FULL = 13;

/** Whether an error says that there is no room for what was to be written. */
export function isDiskFull(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const { code, errcode } = error as { code?: string; errcode?: number };
	return FULL.has(code ?? '') || (errcode !== undefined && (errcode & 0xff) === SQLITE_FULL);
}
