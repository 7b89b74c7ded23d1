import type { RowOf } from '#lib/domain/kind.ts';
import type { metropolis } from '#lib/domain/metropolis.ts';
import { SILENT_AFTER, type Silence, silenceOf } from '#lib/domain/relationSilence.ts';
import { formatDate, t } from '#lib/i18n/index.ts';
import { happenedWith } from '#lib/records/happened/happenedWith.ts';
import type { Tone } from '#lib/ui/look.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Facts that are read at first: of a long log the newest suffice, unless none of them is a contact that has taken place. */
const FEW = 24;

/** Since when nothing has happened with a metropolis. Live. */
export function silenceWith(
	workspace: Workspace,
	row: Pick<RowOf<typeof metropolis>, 'id' | 'relation'>,
	today: string,
): Silence {
	const ask = (most?: number) => happenedWith(workspace, 'metropolises', row.id, most);
	const newest = ask(FEW);
	const found = silenceOf(newest, row.relation, today);
	if (found.months !== null || newest.length < FEW) return found;
	return silenceOf(ask(), row.relation, today);
}

/** How long ago, in whole months or days. */
function agoWords({ months, days }: Pick<Silence, 'months' | 'days'>): string {
	if (months === null) return '';
	if (months > 0) return t('relations.silence.monthsAgo', { count: months });
	return days === 0 ? t('relations.silence.today') : t('relations.silence.daysAgo', { count: days ?? 0 });
}

/** A silence in words, with the tone of its mark. */
export function silenceWords(
	silence: Silence,
	tier: string | null,
): { tone: Tone; label: string; detail?: string } {
	const { state, last } = silence;
	if (state === 'never') return { tone: 'neutral', label: t('relations.silence.never') };
	if (state === 'undated') return { tone: 'neutral', label: t('relations.silence.undated') };
	const day = formatDate(last!.date!);
	const label = silence.isDayKnown ? t('relations.silence.last', { day, ago: agoWords(silence) }) : day;
	const limit = SILENT_AFTER[tier ?? ''];
	if (state === 'silent')
		return {
			tone: 'caution',
			label,
			detail: t('relations.silence.tooLong', { count: limit! }),
		};
	return { tone: limit === undefined ? 'info' : 'positive', label };
}
