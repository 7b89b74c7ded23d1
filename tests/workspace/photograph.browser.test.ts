import { describe, expect, it, vi } from 'vitest';
import { prepareFile } from '#lib/workspace/files/prepare.ts';
import { shrinkPhotograph } from '#lib/workspace/files/photograph.ts';

/** Left half red, right half blue, as a camera or a drawing tool would save it. */
async function picture(width: number, height: number, type: string): Promise<Blob> {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d')!;
	context.fillStyle = 'red';
	context.fillRect(0, 0, width / 2, height);
	context.fillStyle = 'blue';
	context.fillRect(width / 2, 0, width / 2, height);
	return canvas.convertToBlob({ type, quality: 0.95 });
}

/** What a camera writes: held on its side, and where it was. */
async function exif(jpeg: Blob, orientation: number): Promise<Blob> {
	const place = 'GPS 41.3851N 2.1734E';
	const tiff = new Uint8Array(60);
	const view = new DataView(tiff.buffer);
	tiff.set(new TextEncoder().encode('II'));
	view.setUint16(2, 42, true);
	view.setUint32(4, 8, true);
	view.setUint16(8, 1, true);
	view.setUint16(10, 0x0112, true);
	view.setUint16(12, 3, true);
	view.setUint32(14, 1, true);
	view.setUint16(18, orientation, true);
	tiff.set(new TextEncoder().encode(place), 30);
	const header = Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, tiff.length + 8, 69, 120, 105, 102, 0, 0]);
	return new Blob([header, tiff, jpeg.slice(2)], { type: 'image/jpeg' });
}

async function pixels(bytes: Uint8Array, type: string) {
	const bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
	const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
	context.drawImage(bitmap, 0, 0);
	const at = (x: number, y: number) => [
		...context.getImageData(Math.round(x * (bitmap.width - 1)), Math.round(y * (bitmap.height - 1)), 1, 1)
			.data,
	];
	return { width: bitmap.width, height: bitmap.height, at };
}
const isRed = ([red = 0, , blue = 0]: number[]) => red > 200 && blue < 60;
const isBlue = ([red = 0, , blue = 0]: number[]) => red < 60 && blue > 200;

for (const way of ['in a worker', 'without one, as older browsers do it']) {
	const without = way !== 'in a worker';
	const asOlder = async <T>(work: () => Promise<T>): Promise<T> => {
		if (!without) return work();
		const { Worker, OffscreenCanvas } = globalThis;
		for (const name of ['Worker', 'OffscreenCanvas']) Reflect.deleteProperty(globalThis, name);
		try {
			return await work();
		} finally {
			Object.assign(globalThis, { Worker, OffscreenCanvas });
		}
	};

	describe(`a photograph, ${way}`, () => {
		it('is made small, and no larger than it was', async () => {
			const large = await picture(4000, 3000, 'image/jpeg');
			const small = await asOlder(() => shrinkPhotograph(large, 'image/jpeg'));
			expect(small).toMatchObject({ width: 2048, height: 1536, mediaType: 'image/jpeg' });
			expect(small.bytes.length).toBeLessThan(large.size);
			const tiny = await picture(300, 200, 'image/jpeg');
			expect(await asOlder(() => shrinkPhotograph(tiny, 'image/jpeg'))).toMatchObject({
				width: 300,
				height: 200,
			});
		});

		it('stands upright, and what the camera wrote into it, its place included, is gone', async () => {
			const taken = await exif(await picture(800, 600, 'image/jpeg'), 6);
			expect(await taken.text()).toContain('41.3851N');
			const { bytes, ...about } = await asOlder(() => shrinkPhotograph(taken, 'image/jpeg'));
			expect(about).toMatchObject({ width: 600, height: 800 });
			const seen = await pixels(bytes, 'image/jpeg');
			// Turned by a quarter: what was on the left is above.
			expect(isRed(seen.at(0.5, 0.1))).toBe(true);
			expect(isBlue(seen.at(0.5, 0.9))).toBe(true);
			expect(new TextDecoder('latin1').decode(bytes)).not.toMatch(/Exif|41\.3851N/);
		});

		it('that is transparent stays so', async () => {
			const canvas = new OffscreenCanvas(100, 100);
			canvas.getContext('2d')!.fillRect(0, 0, 50, 100);
			const drawing = await canvas.convertToBlob({ type: 'image/png' });
			const { bytes, mediaType } = await asOlder(() => shrinkPhotograph(drawing, 'image/png'));
			expect(mediaType).toBe('image/webp');
			expect((await pixels(bytes, mediaType)).at(0.9, 0.5)[3]).toBe(0);
		});

		it('that is damaged is refused', async () => {
			const damaged = (await picture(800, 600, 'image/jpeg')).slice(0, 60);
			const file = new File([damaged], 'damaged.jpg');
			await expect(asOlder(() => prepareFile(file, 'photograph'))).rejects.toMatchObject({
				code: 'notOpened',
			});
		});
	});
}

it('becomes what is kept, under the name of what it is now', async () => {
	const file = new File([await picture(3000, 1000, 'image/png')], 'Plan of the hall.png');
	const kept = await prepareFile(file, 'file');
	expect(kept).toMatchObject({
		type: 'photograph',
		fileName: 'Plan of the hall.webp',
		width: 2048,
		height: 683,
	});
});

it('does not stop whoever types: the page draws nothing while a worker does', async () => {
	const large = await picture(4000, 3000, 'image/jpeg');
	const drawn = vi.spyOn(OffscreenCanvas.prototype, 'getContext');
	await shrinkPhotograph(large, 'image/jpeg');
	expect(drawn).not.toHaveBeenCalled();
	drawn.mockRestore();
});
