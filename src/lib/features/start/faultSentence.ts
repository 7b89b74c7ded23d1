import type { TemplateFault } from '#lib/domain/templateFault.ts';
import { findText, isTextKey, t } from '#lib/i18n/index.ts';

/** What the domain says of an expected content, in English, and our text for it. */
const EXPECTED = [
	[/^a text for each language/, 'start.expected.localised'],
	[/^a text$/, 'start.expected.text'],
	[/^a number$/, 'start.expected.number'],
	[/^true or false$/, 'start.expected.boolean'],
	[/^a date/, 'start.expected.date'],
	[/^a year/, 'start.expected.year'],
	[/^a rule/, 'start.expected.rule'],
] as const;

function expectedText(expected: string): string {
	const found = EXPECTED.find(([pattern]) => pattern.test(expected));
	return found ? t(found[1]) : expected;
}

/** Why a template is refused, in the reader's language; in English where there is no translation yet. */
export function faultSentence({ reason }: TemplateFault): string {
	const key = `start.faults.${reason.code}`;
	const { count, ...params } = reason.params;
	const said: Record<string, string | number> = { ...params };
	if (count !== undefined) said.number = count;
	if (typeof said.expected === 'string') said.expected = expectedText(said.expected);
	if (said.kinds === 'no parent') said.kinds = t('start.expected.noParent');
	return (isTextKey(key) ? findText(key, said) : null) ?? reason.sentence;
}
