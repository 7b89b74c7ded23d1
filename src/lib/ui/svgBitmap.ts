/**
 * A drawing as PNG, as the browser draws it; it sees none of the page's typefaces but those that it brings.
 * @param scale how much finer than a screen it is
 * @throws where the browser makes no picture of it
 */
export async function paintSvg(svg: string, width: number, height: number, scale: number): Promise<Blob> {
	const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = address;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = width * scale;
		canvas.height = height * scale;
		const context = canvas.getContext('2d');
		if (!context) throw new Error('this browser draws no pictures');
		context.drawImage(image, 0, 0, canvas.width, canvas.height);
		return await new Promise<Blob>((done, fail) =>
			canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture was made'))), 'image/png'),
		);
	} finally {
		URL.revokeObjectURL(address);
	}
}
