import { findText, formatDate, formatNumber, formatPercent, t } from '#lib/i18n/index.ts';
import { nameOf } from '#lib/records/people.ts';
import type { Tone } from '#lib/ui/look.ts';
import { FileFault } from '#lib/workspace/files/fileFault.ts';
import type { FileState, FileStatus } from '#lib/workspace/files/fileStatus.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { FILE_AT_MOST, PHOTOGRAPH_AT_MOST } from '#lib/workspace/files/prepare.ts';
import { countStates, type FileRow } from './evidence.ts';

export const TONES: Readonly<Record<FileState, Tone>> = {
	onlyHere: 'caution',
	waiting: 'caution',
	sending: 'info',
	onRelay: 'positive',
	refused: 'negative',
	fetching: 'info',
	away: 'neutral',
	missing: 'caution',
};

export interface StatusText {
	label: string;
	detail?: string;
}

/** Where a file is, in words. Live. */
export function statusText(workspace: Workspace, row: FileRow, status: FileStatus): StatusText {
	const percent = formatPercent(status.share ?? 0);
	switch (status.state) {
		case 'onlyHere':
		case 'waiting':
			return {
				label: t(`evidence.state.${status.state}`),
				detail: t(`evidence.state.${status.state}Detail`),
			};
		case 'sending':
		case 'fetching':
			return { label: t(`evidence.state.${status.state}`, { percent }) };
		case 'onRelay':
			if (!status.here) return { label: t('evidence.state.onRelayAway') };
			if (!status.since) return { label: t('evidence.state.onRelay') };
			return { label: t('evidence.state.onRelaySince', { time: sinceText(status.since) }) };
		case 'refused':
			return {
				label: t('evidence.state.refused'),
				detail: findText(`evidence.why.${status.why}`) ?? t('evidence.why.other'),
			};
		case 'away':
			return { label: t('evidence.state.away'), detail: t('evidence.state.awayDetail') };
		case 'missing':
			return status.altered
				? { label: t('evidence.state.altered'), detail: t('evidence.state.alteredDetail') }
				: { label: t('evidence.state.missing'), detail: missingText(workspace, row) };
	}
}

/** “1 waiting to be sent · 3 on the relay” */
export function summaryText(statuses: readonly FileStatus[]): string {
	return countStates(statuses.map(({ state }) => state))
		.map(([state, count]) => t(`evidence.summary.${state === 'fetching' ? 'away' : state}`, { count }))
		.join(' · ');
}

/** Who has a file that the relay has not. */
function missingText(workspace: Workspace, { created }: FileRow): string {
	const { device } = workspace;
	if (created?.device === device.id) return t('evidence.state.missingHere');
	if (created?.person === device.person.id) return t('evidence.state.missingMine');
	const name = created && nameOf(workspace, created.person);
	return t('evidence.state.missingBy', { name: name ?? t('evidence.state.somebody') });
}

/** The hour, of what was today; the day too, of anything older. */
function sinceText(since: number): string {
	const today = formatDate(Date.now()) === formatDate(since);
	return formatDate(since, today ? 'time' : 'moment');
}

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** “1.4 MB” */
export function sizeText(bytes: number): string {
	const step = Math.min(UNITS.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
	const size = bytes / 1000 ** step;
	return formatNumber(size, {
		style: 'unit',
		unit: UNITS[step - 1],
		maximumFractionDigits: size < 10 ? 1 : 0,
	});
}

const TYPES: readonly (readonly [
	RegExp,
	'pdf' | 'document' | 'spreadsheet' | 'presentation' | 'drawing' | 'text' | 'image',
])[] = [
	[/pdf$/u, 'pdf'],
	[/wordprocessing|msword|opendocument\.text$/u, 'document'],
	[/spreadsheet|ms-excel/u, 'spreadsheet'],
	[/presentation|ms-powerpoint/u, 'presentation'],
	[/opendocument\.graphics/u, 'drawing'],
	[/^text/u, 'text'],
	[/^image/u, 'image'],
];

export function typeOf(mediaType: string | null) {
	return TYPES.find(([pattern]) => pattern.test(mediaType ?? ''))?.[1] ?? 'other';
}

/** Why something was not added, in one sentence. */
export function faultText(error: unknown, { name, size }: { name: string; size: number }): string {
	if (!(error instanceof FileFault))
		return t('evidence.fault.notCreated', { name, reason: (error as Error).message });
	if (error.code !== 'tooLarge') return t(`evidence.fault.${error.code}`, { name });
	const [photograph, file] = [sizeText(PHOTOGRAPH_AT_MOST), sizeText(FILE_AT_MOST)];
	return t('evidence.fault.tooLarge', { name, size: sizeText(size), photograph, file });
}
