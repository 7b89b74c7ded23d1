// What somebody adds becomes what is kept: photographs are made small, and what a camera writes into them, places included, is
// left behind. What is not taken is said in one sentence and changes nothing.
import { readTakenOn } from './exif.ts';
import { FileFault } from './fileFault.ts';
import { isImage, sniffType } from './mediaType.ts';
import { NotAPicture, shrinkPhotograph } from './photograph.ts';

/** What is ready to be kept. */
export interface PreparedFile {
	bytes: Uint8Array;
	type: 'photograph' | 'file';
	mediaType: string;
	fileName: string;
	/** Pixels, of a photograph. */
	width?: number;
	height?: number;
	/** `2024-03-18`, where the camera wrote it. */
	takenOn?: string;
}

/** A file that is kept on this device, as a draft or a record names it. */
export type KeptFile = Omit<PreparedFile, 'bytes'> & { hash: string; size: number };

/** Bytes of what the relay takes, and of a photograph before it is made small. */
export const FILE_AT_MOST = 50_000_000;
export const PHOTOGRAPH_AT_MOST = 60_000_000;
/** Enough to tell a picture from anything else. */
const HEAD = 4096;

/**
 * Reads a file that somebody chose.
 * @param as what it is to be: a photograph must be one
 * @throws {FileFault} where it is not taken
 */
export async function prepareFile(file: File, as: 'photograph' | 'file'): Promise<PreparedFile> {
	if (file.size === 0) throw new FileFault('empty');
	const head = await read(file.slice(0, HEAD));
	const headType = sniffType(head);
	const picture = headType !== null && isImage(headType);
	if (as === 'photograph' && !picture)
		throw new FileFault(file.size > PHOTOGRAPH_AT_MOST ? 'tooLarge' : 'notAPhotograph');
	if (file.size > (picture ? PHOTOGRAPH_AT_MOST : FILE_AT_MOST)) throw new FileFault('tooLarge');
	return picture ? preparePhotograph(file, headType) : preparePaper(file);
}

async function preparePhotograph(file: File, mediaType: string): Promise<PreparedFile> {
	const takenOn = readTakenOn(await read(file.slice(0, 256 * 1024)));
	try {
		const { bytes, ...made } = await shrinkPhotograph(file, mediaType);
		const fileName = renamed(file.name, made.mediaType);
		return { bytes, ...made, type: 'photograph', fileName, ...(takenOn && { takenOn }) };
	} catch (error) {
		throw new FileFault(error instanceof NotAPicture ? 'notOpened' : 'notKept', error);
	}
}

async function preparePaper(file: File): Promise<PreparedFile> {
	const bytes = await read(file);
	const mediaType = sniffType(bytes);
	if (mediaType === null) throw new FileFault('notAllowedType');
	return { bytes, type: 'file', mediaType, fileName: file.name };
}

/** A file may be gone, or on a disk that was taken out, by the time that it is read. */
async function read(blob: Blob): Promise<Uint8Array> {
	try {
		return new Uint8Array(await blob.arrayBuffer());
	} catch (error) {
		throw new FileFault('notKept', error);
	}
}

/** The name with the ending of what the picture has become. */
function renamed(name: string, mediaType: string): string {
	const ending = mediaType === 'image/webp' ? 'webp' : 'jpg';
	return `${name.replace(/\.[^.]{1,5}$/u, '') || 'photo'}.${ending}`;
}
