import type { ReportBlock, ReportDocument, ReportPicture } from '#lib/domain/reportDocument.ts';

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
