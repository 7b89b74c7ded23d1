import { action } from '#lib/domain/action.ts';
import type { IndicatorRule } from '#lib/domain/indicatorRule.ts';
import { formatList, formatNumber, language, t } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { conceptOptions } from '../options.ts';

/** What a code of a vocabulary is called. Live. */
export function wordFor(workspace: Workspace, vocabulary: string, code: string | null): string {
	if (code === null) return '';
	const found = conceptOptions(workspace, vocabulary, language.current).find(({ value }) => value === code);
	return found?.label ?? code;
}

/** A rule in words, as it is counted: which facts, of which actions, with which mark. Live. */
export function ruleSentence(workspace: Workspace, rule: IndicatorRule): string {
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
