let context: CanvasRenderingContext2D | null | undefined;

/** How wide a text is drawn, in pixels. */
export function textWidth(text: string, size: number, weight = 400): number {
	context ??= document.createElement('canvas').getContext('2d');
	if (!context) return text.length * size * 0.55;
	context.font = `${weight} ${size}px 'Source Sans 3 Variable', 'Source Sans 3', sans-serif`;
	return context.measureText(text).width;
}
