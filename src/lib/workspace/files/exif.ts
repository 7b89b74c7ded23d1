// The day on which a photograph was taken, as its camera wrote it (Exif 2.3, in a JPEG); nothing else of it is read.

const DATE_TIME_ORIGINAL = 0x9003;
const EXIF_DIRECTORY = 0x8769;

/** `2024-03-18`, or null where the camera did not say. */
export function readTakenOn(head: Uint8Array): string | null {
	try {
		const tiff = findTiff(new DataView(head.buffer, head.byteOffset, head.byteLength));
		return tiff && readDate(tiff);
	} catch (error) {
		// Whatever is said beyond the end of the bytes is not said.
		if (error instanceof RangeError) return null;
		throw error;
	}
}

function findTiff(jpeg: DataView): DataView | null {
	if (jpeg.getUint16(0) !== 0xffd8) return null;
	for (let at = 2; jpeg.getUint8(at) === 0xff;) {
		const marker = jpeg.getUint8(at + 1);
		const length = jpeg.getUint16(at + 2);
		// What follows is the picture itself.
		if (marker === 0xda) return null;
		if (marker === 0xe1 && jpeg.getUint32(at + 4) === 0x45786966)
			return new DataView(
				jpeg.buffer,
				jpeg.byteOffset + at + 10,
				Math.min(length - 8, jpeg.byteLength - at - 10),
			);
		at += 2 + length;
	}
	return null;
}

function readDate(tiff: DataView): string | null {
	const little = tiff.getUint16(0) === 0x4949;
	const find = (directory: number, tag: number): number | null => {
		const entries = tiff.getUint16(directory, little);
		for (let index = 0; index < Math.min(entries, 512); index++) {
			const entry = directory + 2 + index * 12;
			if (tiff.getUint16(entry, little) === tag) return tiff.getUint32(entry + 8, little);
		}
		return null;
	};
	const exif = find(tiff.getUint32(4, little), EXIF_DIRECTORY);
	const at = exif === null ? null : find(exif, DATE_TIME_ORIGINAL);
	if (at === null) return null;
	const letters = Array.from({ length: 10 }, (_, index) => String.fromCharCode(tiff.getUint8(at + index)));
	const [, year, month, day] = /^(\d{4}):(\d\d):(\d\d)$/u.exec(letters.join('')) ?? [];
	const written = `${year}-${month}-${day}`;
	return Number.isNaN(Date.parse(written)) || Number(year) < 1990 ? null : written;
}
