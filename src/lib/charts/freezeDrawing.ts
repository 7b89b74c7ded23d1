import { withPaperColours } from './paperColours.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What makes a drawing look as it does; everything else of a style is the browser's own. */
const LOOKS = [
	'fill',
	'fill-opacity',
	'stroke',
	'stroke-opacity',
	'stroke-width',
	'stroke-dasharray',
	'stroke-linecap',
	'stroke-linejoin',
	'opacity',
	'font-family',
	'font-size',
	'font-weight',
	'font-style',
	'text-anchor',
	'dominant-baseline',
	'paint-order',
	'visibility',
	'display',
] as const;

/** Of these an attribute says nothing that the looks do not, or it means something to a page only. */
const LEFT_OUT = /^(class|style|tabindex|data-|on|role$|aria-(?!label$))/;

/** A drawing that looks the same anywhere: on white, without the page's styles, with the patterns that it uses. */
export function freezeDrawing(drawing: SVGSVGElement): SVGSVGElement {
	return withPaperColours(() => {
		const { width, height } = sizeOf(drawing);
		const copy = freeze(drawing) as SVGSVGElement;
		const defs = document.createElementNS(SVG, 'defs');
		const wanted = new Set([...copy.outerHTML.matchAll(/url\((?:&quot;|")?#([\w-]+)/g)].map(([, id]) => id!));
		for (const id of wanted) {
			const found = document.getElementById(id);
			if (found && !copy.querySelector(`#${CSS.escape(id)}`))
				defs.append(freeze(found as unknown as Element));
		}
		if (defs.childElementCount > 0) copy.prepend(defs);
		copy.setAttribute('width', String(width));
		copy.setAttribute('height', String(height));
		return copy;
	});
}

/** As it is drawn, whether or not it is on screen. */
export function sizeOf(drawing: SVGSVGElement): { width: number; height: number } {
	const box = drawing.getBoundingClientRect();
	const told = (name: 'width' | 'height') => Number.parseFloat(drawing.getAttribute(name) ?? '');
	const width = told('width') || box.width || drawing.viewBox.baseVal?.width || 600;
	const height = told('height') || box.height || drawing.viewBox.baseVal?.height || 300;
	return { width: Math.round(width), height: Math.round(height) };
}

function freeze(element: Element): Element {
	// A link leads to a page that whoever gets the file does not have.
	const name = element.localName === 'a' ? 'g' : element.localName;
	const copy = document.createElementNS(SVG, name);
	for (const { name: attribute, value } of element.attributes)
		if (!LEFT_OUT.test(attribute) && attribute !== 'href' && !attribute.startsWith('xmlns'))
			copy.setAttribute(attribute, value);
	if (!['defs', 'title', 'desc', 'pattern', 'clipPath'].includes(name)) {
		const style = getComputedStyle(element);
		for (const look of LOOKS) {
			const value = style.getPropertyValue(look);
			// Not shown on screen at all, as a table is instead of it: it is in the file.
			if (value && !(look === 'display' && (value !== 'none' || !element.parentElement?.closest('svg'))))
				copy.setAttribute(look, value);
		}
		if (name === 'svg') copy.setAttribute('overflow', style.overflow);
	}
	for (const child of element.childNodes) {
		if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? '');
		else if (child instanceof SVGElement) copy.append(freeze(child));
	}
	return copy;
}
