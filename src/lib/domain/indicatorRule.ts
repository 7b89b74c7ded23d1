/** How an indicator is counted from the log, as its `compute` says it; or that it is measured by hand. */
export const OPERATIONS = [
	'count',
	'countFlag',
	'ratioFlag',
	'sum',
	'distinct',
	'coverage',
	'exists',
	'manual',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** What `distinct` counts, and what `sum` adds up. */
export const MEMBER_FIELDS = [
	'council',
	'organisation',
	'metropolis',
	'network',
	'company',
	'cluster',
] as const;
export const NUMBER_FIELDS = ['amountEur', 'contacts', 'participants'] as const;
export type MemberField = (typeof MEMBER_FIELDS)[number];
export type NumberField = (typeof NUMBER_FIELDS)[number];

/** Which facts, or which of their members, are counted: every condition, or one of them where it says `any`. */
export interface RuleFilter {
	readonly zone?: readonly string[];
	readonly network?: readonly string[];
	readonly organisation?: readonly string[];
	readonly organisationKind?: readonly string[];
	readonly organisationParent?: readonly string[];
	readonly fundScope?: string;
	readonly flag?: string;
	readonly any?: boolean;
}

export interface IndicatorRule {
	readonly op: Operation;
	/** Codes of the vocabulary `entry-type`. */
	readonly entryTypes: readonly string[];
	/** The actions whose facts are counted: those of a result are named one by one. */
	readonly actions: readonly string[];
	readonly field: MemberField | NumberField | null;
	readonly flag: string | null;
	readonly where: RuleFilter | null;
	readonly denominator: number | null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const words = (value: unknown): string[] =>
	[value].flat().filter((word): word is string => typeof word === 'string' && word !== '');
const oneOf = <T extends string>(choices: readonly T[], value: unknown): T | null =>
	choices.find((choice) => choice === value) ?? null;

/**
 * The rule that a `compute` cell holds, whoever wrote it.
 * @returns null where it holds none that this tool could follow: then only what is entered by hand counts
 */
export function readRule(compute: unknown): IndicatorRule | null {
	if (!isRecord(compute)) return null;
	const op = oneOf(OPERATIONS, compute.op);
	if (!op) return null;
	const filter = isRecord(compute.filter) ? compute.filter : {};
	const rule: IndicatorRule = {
		op,
		entryTypes: words(compute.entryTypes),
		actions: words(filter.actions ?? filter.action),
		field: oneOf([...MEMBER_FIELDS, ...NUMBER_FIELDS], compute.field),
		flag: words(compute.flag)[0] ?? null,
		where: isRecord(compute.where) ? readFilter(compute.where) : null,
		denominator: typeof compute.denominator === 'number' ? compute.denominator : null,
	};
	return isComplete(rule) ? rule : null;
}

function readFilter(where: Record<string, unknown>): RuleFilter {
	const lists = ['zone', 'network', 'organisation', 'organisationKind', 'organisationParent'] as const;
	return {
		...Object.fromEntries(lists.filter((key) => where[key]).map((key) => [key, words(where[key])])),
		...(where.fundScope ? { fundScope: words(where.fundScope)[0] } : {}),
		...(where.flag ? { flag: words(where.flag)[0] } : {}),
		...(where.any === true ? { any: true } : {}),
	};
}

/** Whether a rule says all that its operation needs. */
export function isComplete({ op, entryTypes, actions, field, flag, denominator }: IndicatorRule): boolean {
	if (op === 'manual') return true;
	if (entryTypes.length === 0 || actions.length === 0) return false;
	if (op === 'sum') return oneOf(NUMBER_FIELDS, field) !== null;
	if (op === 'distinct') return oneOf(MEMBER_FIELDS, field) !== null;
	if (op === 'coverage') return denominator !== null && denominator > 0;
	return op === 'countFlag' || op === 'ratioFlag' ? flag !== null : true;
}

/** Whether the log can say it. */
export const isComputed = (rule: IndicatorRule | null): rule is IndicatorRule =>
	rule !== null && rule.op !== 'manual';

/**
 * Two rules with the same key count the same thing, whatever their indicators are called: the order in which types and actions stand
 * says nothing. What is measured by hand has no key: nobody can know that it is the same.
 */
export function ruleKey(rule: IndicatorRule | null): string | null {
	if (!isComputed(rule)) return null;
	const sorted = (list: readonly string[]) => [...new Set(list)].sort();
	const where = Object.entries(rule.where ?? {})
		.map(([key, value]) => [key, Array.isArray(value) ? sorted(value as string[]) : value])
		.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
	return JSON.stringify([
		rule.op,
		sorted(rule.entryTypes),
		sorted(rule.actions),
		rule.field,
		rule.flag,
		where,
		rule.denominator,
	]);
}

interface Ruled {
	readonly id: string;
	readonly compute: unknown;
	readonly action?: string | null;
}

/**
 * One computation may be shown at several places: at an action and at the result that it serves. Such indicators are one, and what is
 * entered for one of them holds for all.
 * @returns by indicator, all of its computation, itself included: the one at an action first, then by id
 */
export function sameComputation<R extends Ruled>(rows: readonly R[]): Map<string, readonly R[]> {
	const groups = Map.groupBy(rows, (row) => ruleKey(readRule(row.compute)) ?? row.id);
	const found = new Map<string, readonly R[]>();
	for (const group of groups.values()) {
		const ordered = group.sort(
			(one, other) => Number(!one.action) - Number(!other.action) || (one.id < other.id ? -1 : 1),
		);
		for (const { id } of ordered) found.set(id, ordered);
	}
	return found;
}
