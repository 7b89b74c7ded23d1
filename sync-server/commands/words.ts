// What people at a terminal are told. Whoever reads the first line with a program does not see it.

import { renderUnicodeCompact } from 'uqr';

export interface FirstStart {
	/** A link, and a code for paper. */
	administrator: string;
	recovery: string;
}

/** `1 row`, `2 rows`. */
export function formatCount(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function formatQr(link: string): string {
	return renderUnicodeCompact(link, { border: 2 });
}

export function formatFirstStart({ administrator, recovery }: FirstStart): string {
	return [
		'',
		'Become the administrator with this link, on up to three devices within a week:',
		'',
		`  ${administrator}`,
		'',
		formatQr(administrator),
		'',
		`Write this recovery code down, and keep it where nobody else looks: ${recovery}`,
		'With it you become the administrator again when every device is lost.',
		'',
	].join('\n');
}

export function formatLaterStart(data: string): string {
	const quoted = /^[\w./-]+$/.test(data) ? data : JSON.stringify(data);
	return `For another administrator's link: npm run relay -- invite --data ${quoted} --role administrator\n`;
}
