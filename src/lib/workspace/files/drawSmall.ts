/** Pixels of the longest side of what is kept. */
export const LONGEST_SIDE = 2048;
const QUALITY = 0.8;
/** Pixels of a picture beyond which a phone would fall over before it could make it small. */
const MOST_PIXELS = 250_000_000;

export interface Photograph {
	bytes: Uint8Array;
	mediaType: string;
	width: number;
	height: number;
}

/** The browser cannot make a picture of it. */
export class NotAPicture extends Error {
	override readonly name = 'NotAPicture';
}

/** Draws a picture again, upright and no larger than it needs to be. @throws {NotAPicture} when it cannot be decoded */
export async function drawSmall(picture: Blob, mediaType: string): Promise<Photograph> {
	const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' }).catch(
		(error: unknown) => {
			throw new NotAPicture('this picture cannot be decoded', { cause: error });
		},
	);
	try {
		if (bitmap.width * bitmap.height > MOST_PIXELS) throw new NotAPicture('this picture has too many pixels');
		const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
		const width = Math.max(1, Math.round(bitmap.width * scale));
		const height = Math.max(1, Math.round(bitmap.height * scale));
		const canvas = makeCanvas(width, height);
		const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D | null;
		if (!context) throw new Error('this browser draws nothing');
		// A drawing may be transparent; where only JPEG can be written, it stands on white.
		const small = mediaType === 'image/jpeg' ? null : await draw('image/webp');
		const blob = small?.type === 'image/webp' ? small : await draw('image/jpeg');
		return { bytes: new Uint8Array(await blob.arrayBuffer()), mediaType: blob.type, width, height };

		async function draw(type: string): Promise<Blob> {
			context!.clearRect(0, 0, width, height);
			if (type === 'image/jpeg') {
				context!.fillStyle = '#fff';
				context!.fillRect(0, 0, width, height);
			}
			context!.imageSmoothingQuality = 'high';
			context!.drawImage(bitmap, 0, 0, width, height);
			return encode(canvas, type);
		}
	} finally {
		bitmap.close();
	}
}

type Canvas = OffscreenCanvas | HTMLCanvasElement;

function makeCanvas(width: number, height: number): Canvas {
	if ('OffscreenCanvas' in globalThis) return new OffscreenCanvas(width, height);
	return Object.assign(document.createElement('canvas'), { width, height });
}

function encode(canvas: Canvas, type: string): Promise<Blob> {
	if ('convertToBlob' in canvas) return canvas.convertToBlob({ type, quality: QUALITY });
	return new Promise((resolve, reject) =>
		canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture came'))), type, QUALITY),
	);
}
