import { type DrawnPage, layOutBoard, LINE, type PicturedColumn } from './boardLayout.ts';

/** Twice as fine as a screen: it is printed. */
const SCALE = 2;
const FAMILY = `'Source Sans 3 Variable', 'Source Sans 3', system-ui, sans-serif`;
const FONTS = {
	title: `600 17px ${FAMILY}`,
	text: `400 16px ${FAMILY}`,
	note: `400 13px ${FAMILY}`,
} as const;
/** Paper is white, whatever the screen is. */
const GROUNDS = { column: '#edf1f6', cluster: '#e2ecf8', card: '#ffffff' } as const;
const INKS = { title: '#17202c', text: '#17202c', note: '#4c596a' } as const;
const BORDER = '#768396';

/** A picture of a board, or of a part of it that fits on a page. */
export interface BoardPicture {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly width: number;
	readonly height: number;
	readonly columns: readonly string[];
	readonly cards: number;
}

/**
 * Draws a board as it is, from its data and not from the screen.
 * @throws where the browser makes no picture of it
 */
export async function drawBoard(columns: readonly PicturedColumn[]): Promise<BoardPicture[]> {
	// Without it the words would be measured in another typeface than they are drawn in.
	await Promise.all(Object.values(FONTS).map((font) => document.fonts.load(font).catch(() => [])));
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('2d');
	if (!context) throw new Error('this browser draws no pictures');
	const pages = layOutBoard(columns, (text, font) => {
		context.font = FONTS[font];
		return context.measureText(text).width;
	});
	const pictures: BoardPicture[] = [];
	for (const page of pages) {
		drawPage(canvas, context, page);
		const { width, height, columns: titles, cards } = page;
		pictures.push({ bytes: await pngOf(canvas), width, height, columns: titles, cards });
	}
	return pictures;
}

function drawPage(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, page: DrawnPage): void {
	canvas.width = page.width * SCALE;
	canvas.height = page.height * SCALE;
	context.scale(SCALE, SCALE);
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, page.width, page.height);
	context.textBaseline = 'middle';
	for (const { type, x, y, width, height, lines } of page.boxes) {
		context.beginPath();
		context.roundRect(x, y, width, height, type === 'column' ? 10 : 6);
		context.fillStyle = GROUNDS[type];
		context.fill();
		if (type === 'card') {
			context.strokeStyle = BORDER;
			context.lineWidth = 1;
			context.stroke();
		}
		for (const line of lines) {
			context.font = FONTS[line.font];
			context.fillStyle = INKS[line.font];
			context.fillText(line.text, x + 10, line.y + LINE[line.font] / 2);
		}
	}
}

async function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
	const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
	if (!blob) throw new Error('this browser made no picture of the board');
	return new Uint8Array(await blob.arrayBuffer());
}
