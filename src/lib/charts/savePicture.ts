import type { PictureTable } from './picture.ts';
import { pictureCsv } from './pictureCsv.ts';
import { picturePng } from './picturePng.ts';
import { type Around, pictureSvg, svgText } from './pictureSvg.ts';
import { saveFile } from './saveFile.ts';

/** As the calendar here has it: Sweden writes days as ISO 8601 does. */
const today = (): string => new Date().toLocaleDateString('sv-SE');

/** @returns whether there is a file now */
export async function savePicture(
	type: 'svg' | 'png' | 'csv',
	fileName: string,
	table: PictureTable,
	drawing: SVGSVGElement | null,
	around: Around,
): Promise<boolean> {
	const name = `${fileName}-${today()}.${type}`;
	if (type === 'csv') {
		saveFile(pictureCsv(table), name, 'text/csv;charset=utf-8');
		return true;
	}
	if (!drawing) return false;
	try {
		const picture = pictureSvg(drawing, around);
		if (type === 'svg') saveFile(svgText(picture), name, 'image/svg+xml');
		else saveFile(await picturePng(picture), name, 'image/png');
		return true;
	} catch {
		return false;
	}
}
