import { action } from '#lib/domain/action.ts';
import type { IndicatorRule, RuleFilter } from '#lib/domain/indicatorRule.ts';
import type { Kind } from '#lib/domain/kind.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { zone } from '#lib/domain/zone.ts';
import { formatList, formatNumber, language, t } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { conceptOptions } from '../options.ts';
import { shortTitle } from '../recordTitle.ts';

/** What a code of a vocabulary is called. Live. */
export function wordFor(workspace: Workspace, vocabulary: string, code: string | null): string {
	if (code === null) return '';
	const found = conceptOptions(workspace, vocabulary, language.current).find(({ value }) => value === code);
	return found?.label ?? code;
}

/** A rule in words, as it is counted: which facts, of which actions, with which mark and through which filter. Live. */
export function ruleSentence(workspace: Workspace, rule: IndicatorRule): string {
	const filter = rule.op === 'manual' ? '' : filterSentence(workspace, rule.where);
	return [operationSentence(workspace, rule), filter].filter(Boolean).join(' ');
}

/** What a rule's filter lets through; empty where it has none. Live. */
export function filterSentence(workspace: Workspace, where: RuleFilter | null): string {
	if (!where) return '';
	const titles = (kind: Kind, ids: readonly string[]) => {
		const rows = ids.map((id) => workspace.row(kind, id) ?? id);
		return either(
			rows.map((row) => (typeof row === 'string' ? row : shortTitle(row, language.current).text)),
		);
	};
	const { fundScope, flag, organisationKind: types } = where;
	const always = [
		fundScope && t('indicators.filter.fundScope', { name: wordFor(workspace, 'fund-scope', fundScope) }),
		flag && t('indicators.filter.flag', { name: wordFor(workspace, 'entry-flag', flag) }),
	];
	const asked = [
		where.zone && t('indicators.filter.zone', { names: titles(zone, where.zone) }),
		where.network && t('indicators.filter.network', { names: titles(organisation, where.network) }),
		types &&
			t('indicators.filter.organisationKind', {
				names: either(types.map((code) => wordFor(workspace, 'organisation-type', code))),
			}),
		organisationCondition(where, (ids) => titles(organisation, ids)),
	];
	const sentenceOf = (key: 'indicators.filter.all' | 'indicators.filter.any', all: typeof asked) => {
		const conditions = all.filter(Boolean).join('; ');
		return conditions && t(key, { conditions });
	};
	const isEither = where.any && asked.filter(Boolean).length > 1;
	return isEither
		? [sentenceOf('indicators.filter.all', always), sentenceOf('indicators.filter.any', asked)]
				.filter(Boolean)
				.join(' ')
		: sentenceOf('indicators.filter.all', [...always, ...asked]);
}

const either = (names: readonly string[]) => formatList(names, 'disjunction');

/** Themselves and what they are part of are two ways to name one group. */
function organisationCondition(
	{ organisation: own, organisationParent: parents }: RuleFilter,
	titles: (ids: readonly string[]) => string,
): string {
	if (own && parents)
		return t('indicators.filter.organisationOrParent', { names: titles(own), parents: titles(parents) });
	if (own) return t('indicators.filter.organisation', { names: titles(own) });
	return parents ? t('indicators.filter.organisationParent', { names: titles(parents) }) : '';
}

function operationSentence(workspace: Workspace, rule: IndicatorRule): string {
	const types = formatList(rule.entryTypes.map((code) => wordFor(workspace, 'entry-type', code)));
	const actions = formatList(rule.actions.map((id) => workspace.row(action, id)?.code ?? id));
	const of = { types, actions };
	const flag = wordFor(workspace, 'entry-flag', rule.flag);
	const field = wordFor(workspace, 'entry-field', rule.field);
	if (rule.op === 'count') return t('indicators.rules.count', of);
	if (rule.op === 'countFlag') return t('indicators.rules.countFlag', { ...of, flag });
	if (rule.op === 'ratioFlag') return t('indicators.rules.ratioFlag', { ...of, flag });
	if (rule.op === 'sum') return t('indicators.rules.sum', { ...of, field });
	if (rule.op === 'distinct') return t('indicators.rules.distinct', { ...of, field });
	if (rule.op === 'coverage')
		return t('indicators.rules.coverage', { ...of, whole: formatNumber(rule.denominator ?? 0) });
	if (rule.op === 'exists')
		return flag ? t('indicators.rules.existsFlag', { ...of, flag }) : t('indicators.rules.exists', of);
	return t('indicators.byHand');
}
