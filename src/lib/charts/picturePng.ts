import { paintSvg } from '#lib/ui/svgBitmap.ts';
import { svgText } from './pictureSvg.ts';

/** Twice as fine as a screen: it is printed. */
const SCALE = 2;

/**
 * A picture as pixels.
 * @throws where the browser makes none of it
 */
export async function picturePng(picture: SVGSVGElement): Promise<Blob> {
	const [width, height] = [Number(picture.getAttribute('width')), Number(picture.getAttribute('height'))];
	const drawn = picture.cloneNode(true) as SVGSVGElement;
	const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
	// A drawing that becomes pixels sees none of the page's typefaces: it brings its own.
	style.textContent = await typeface();
	drawn.prepend(style);
	return paintSvg(svgText(drawn), width, height, SCALE);
}

/** The page's own typeface for Latin letters, whole; nothing where it cannot be had. */
async function typeface(): Promise<string> {
	const rules = [...document.styleSheets].flatMap((sheet) => {
		try {
			return [...sheet.cssRules];
		} catch {
			return [];
		}
	});
	const latin = rules.find(
		(rule): rule is CSSFontFaceRule =>
			rule instanceof CSSFontFaceRule &&
			rule.style.getPropertyValue('font-style') !== 'italic' &&
			/^U\+0+-FF/i.test(rule.style.getPropertyValue('unicode-range')),
	);
	const found = latin?.style.getPropertyValue('src').match(/url\("?([^")]+)"?\)/)?.[1];
	if (!latin || !found) return '';
	try {
		const base = latin.parentStyleSheet?.href ?? document.baseURI;
		const bytes = new Uint8Array(await (await fetch(new URL(found, base))).arrayBuffer());
		let binary = '';
		for (const byte of bytes) binary += String.fromCharCode(byte);
		return `@font-face { font-family: 'Source Sans 3 Variable'; font-weight: 200 900; src: url(data:font/woff2;base64,${btoa(binary)}) format('woff2'); }`;
	} catch {
		return '';
	}
}
