import type { AnyRow } from '#lib/domain/kind.ts';
import { formatList, language, t } from '#lib/i18n/index.ts';
import { excerptOf } from '#lib/records/discussion/words.ts';
import { fieldLabel, kindLabel } from '#lib/records/fieldLabel.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Act } from './group.ts';

/** More fields than these are counted. */
const NAMED = 4;

const wordsIn = (row: AnyRow, field: string) => (typeof row[field] === 'string' ? excerptOf(row[field]) : '');

/** A sentence, and what was said with it. */
export interface Told {
	readonly sentence: string;
	/** What somebody wrote: a comment, a note, a reason. */
	readonly quote?: string;
}

function created(name: string, { kind, rows, count }: Act): Told {
	const [row] = rows as [AnyRow];
	switch (kind) {
		case 'entry':
			return { sentence: t('activity.did.logged', { name, count }) };
		case 'comment': {
			const sentence = row.thread
				? t('activity.did.answered', { name })
				: t('activity.did.commented', { name });
			return { sentence, quote: wordsIn(row, 'words') };
		}
		case 'evidence':
			return { sentence: t('activity.did.evidence', { name, count }) };
		case 'appointment':
			return { sentence: t('activity.did.appointments', { name, count }) };
		case 'task': {
			const title = shortTitle(row, language.current, 80).text;
			return {
				sentence:
					row.type === 'milestone'
						? t('activity.did.milestone', { name, title })
						: t('activity.did.task', { name, title }),
			};
		}
		case 'update':
			return { sentence: t('activity.did.begun', { name, count }) };
		case 'submission':
			return { sentence: t('activity.did.submitted', { name }), quote: wordsIn(row, 'note') };
		case 'review': {
			const sentence =
				row.decision === 'accepted'
					? t('activity.did.accepted', { name })
					: t('activity.did.returned', { name });
			return { sentence, quote: wordsIn(row, 'note') };
		}
		case 'closing': {
			const sentence =
				row.step === 'reopened' ? t('activity.did.reopened', { name }) : t('activity.did.closed', { name });
			return { sentence, quote: wordsIn(row, 'note') };
		}
		case 'lateArrival': {
			const sentence =
				row.treatment === 'erratum'
					? t('activity.did.erratum', { name })
					: t('activity.did.carried', { name });
			return { sentence, quote: wordsIn(row, 'note') };
		}
		case 'amendment':
			return {
				sentence: t('activity.did.proposed', { name, count }),
				...(count === 1 && { quote: wordsIn(row, 'rationale') }),
			};
		case 'amendmentDecision': {
			const sentence =
				row.decision === 'accepted'
					? t('activity.did.amended', { name })
					: t('activity.did.notAmended', { name });
			return { sentence, quote: wordsIn(row, 'reason') };
		}
		case 'endorsement':
			return { sentence: t('activity.did.supported', { name }) };
		case 'workshop':
			return { sentence: t('activity.did.session', { name, count }) };
		case 'decision':
			return { sentence: t('activity.did.decided', { name }), quote: wordsIn(row, 'text') };
		case 'frozenMinutes':
			return { sentence: t('activity.did.frozen', { name }) };
		default:
			return {
				sentence: t('activity.did.created', {
					name,
					count,
					kind: kindLabel(kind, count === 1 ? 'one' : 'other'),
				}),
			};
	}
}

function changed(name: string, { kind, fields, rows }: Act): Told {
	const [row] = rows as [AnyRow];
	if (kind === 'comment') {
		if (!fields.includes('settled')) return { sentence: t('activity.did.reworded', { name }) };
		const sentence = row.settled
			? t('activity.did.settled', { name })
			: t('activity.did.unsettled', { name });
		return { sentence, quote: wordsIn(row, 'words') };
	}
	if (kind === 'task' && fields.includes('doneOn') && row.doneOn)
		return { sentence: t('activity.did.done', { name, title: shortTitle(row, language.current, 80).text }) };
	if (fields.length > NAMED)
		return { sentence: t('activity.did.changedMany', { name, count: fields.length }) };
	const labels = fields.map((field) => lowerFirst(fieldLabel(kind, field)));
	return { sentence: t('activity.did.changed', { name, fields: formatList(labels) }) };
}

/** An acronym stays one. */
function lowerFirst(words: string): string {
	const [first = '', second = ''] = words;
	if (second && second !== second.toLocaleLowerCase()) return words;
	return first.toLocaleLowerCase() + words.slice(1);
}

/** What somebody did, in words. */
export function tell(name: string, act: Act): Told {
	if (act.did === 'created') return created(name, act);
	if (act.did === 'changed') return changed(name, act);
	const quote = act.rows[0]?.retracted?.reason;
	return { sentence: t('activity.did.retracted', { name }), ...(quote ? { quote } : {}) };
}
