import type { PictureWords } from '#lib/charts/picture.ts';

export const words: PictureWords = {
	language: 'en',
	show: 'Show',
	picture: 'Picture',
	table: 'Table',
	save: 'Save',
	saveSvg: 'Picture as SVG',
	savePng: 'Picture as PNG',
	saveCsv: 'Table as CSV',
	rule: 'What is counted',
	legend: 'Key',
	keys: 'Arrow keys go from mark to mark.',
	noData: 'no data',
	source: 'Plan of the test. As it stood on 22 November 2026.',
	failed: 'No file could be made.',
	formatNumber: (value) => value.toLocaleString('en'),
};
