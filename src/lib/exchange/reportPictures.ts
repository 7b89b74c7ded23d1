import type { ReportBlock, ReportDocument, ReportPicture } from '#lib/domain/reportDocument.ts';

/** Fine enough to be printed. */
const SCALE = 3;

/** Makes a PNG of a drawing. */
export type Rasterise = (svg: string, width: number, height: number) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * Adds a bitmap to each drawing of a report, for programs that show no drawings.
 * @param report how many are done, of how many
 */
export async function withBitmaps(
	made: ReportDocument,
	rasterise: Rasterise,
	report: (done: number, all: number) => void = () => {},
): Promise<ReportDocument> {
	const isDrawn = (block: ReportBlock) => block.type === 'picture' && block.picture.svg !== undefined;
	const all = made.sections.reduce((sum, { blocks }) => sum + blocks.filter(isDrawn).length, 0);
	let done = 0;
	const sections = [];
	for (const section of made.sections) {
		const blocks: ReportBlock[] = [];
		for (const block of section.blocks) {
			if (block.type !== 'picture' || !isDrawn(block)) blocks.push(block);
			else {
				blocks.push({ type: 'picture', picture: await withBitmap(block.picture, rasterise) });
				report(++done, all);
			}
		}
		sections.push({ ...section, blocks });
	}
	return { ...made, sections };
}

async function withBitmap(picture: ReportPicture, rasterise: Rasterise): Promise<ReportPicture> {
	const { svg, width, height } = picture;
	return { ...picture, bytes: await rasterise(svg!, width, height) };
}

/**
 * Draws it as the browser does.
 * @throws where the browser makes no picture of it
 */
export const paintSvg: Rasterise = async (svg, width, height) => {
	const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = address;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = width * SCALE;
		canvas.height = height * SCALE;
		const context = canvas.getContext('2d');
		if (!context) throw new Error('this browser draws no pictures');
		context.drawImage(image, 0, 0, canvas.width, canvas.height);
		const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
		if (!blob) throw new Error('this browser made no picture');
		return new Uint8Array(await blob.arrayBuffer());
	} finally {
		URL.revokeObjectURL(address);
	}
};
