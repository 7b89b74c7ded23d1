import type { Contents } from '../kind.ts';
import type { Localised } from '../language.ts';
import type { Template, TemplateRecord } from '../template.ts';

/** What a plan's template gives the sample to stand on: who reports on what, where, and in which years. */
export interface SampleFrame {
	/** Those that write, each in a document of its own: first those that answer for actions. */
	readonly organisations: readonly SampleOrganisation[];
	readonly actions: readonly { id: string; units: readonly string[] }[];
	/** Who reports in the place of networks and groups, by action. */
	readonly reporters: ReadonlyMap<string, readonly string[]>;
	readonly metropolises: readonly { id: string; name: Localised; zone: string | null }[];
	readonly themes: readonly string[];
	readonly goals: readonly string[];
	readonly networks: readonly string[];
	readonly milestones: readonly { id: string; type: string; year: number }[];
	readonly start: number;
	readonly end: number;
}

export interface SampleOrganisation {
	readonly id: string;
	readonly name: Localised;
	/** Whether it answers for actions, and so owes reports on them. */
	readonly reports: boolean;
	readonly municipality: string | null;
}

/** How many organisations write. */
const WRITING = 50;
/** After the units that answer for actions, in this order. */
const WRITERS = ['council', 'amb-service', 'amb-directorate', 'amb-area', 'body'];

const textsOf = (content: unknown) => (content ?? {}) as Localised;
const membersOf = (content: unknown) => (content ?? []) as readonly string[];
const wordOf = (content: unknown) => (typeof content === 'string' ? content : null);

/** Reads the frame from a template. A plan without organisations gives a sample without entries. */
export function readFrame({ records }: Pick<Template, 'records'>): SampleFrame {
	const all = (kind: string): readonly TemplateRecord[] => records[kind] ?? [];
	const idsOf = (kind: string) => all(kind).map(({ id }) => id);
	const organisations = all('organisation');
	const [plan] = all('plan') as readonly (Contents | undefined)[];
	const named = reportersOf(all('action'), organisations);
	const actions = all('action').map(({ id, responsibleUnits }) => ({
		id,
		units: [...reporting(membersOf(responsibleUnits), organisations), ...(named.get(id) ?? [])],
	}));
	const responsible = new Set(actions.flatMap(({ units }) => units));
	const units = organisations.filter(({ id }) => responsible.has(id));
	const others = WRITERS.flatMap((type) =>
		organisations.filter((one) => one.type === type && !responsible.has(one.id)),
	);
	return {
		organisations: [...units, ...others].slice(0, WRITING).map(({ id, name, municipality }) => ({
			id,
			name: textsOf(name),
			reports: responsible.has(id),
			municipality: wordOf(municipality),
		})),
		actions,
		reporters: named,
		metropolises: all('metropolis')
			.filter(({ home }) => !home)
			.map(({ id, name, zone }) => ({ id, name: textsOf(name), zone: wordOf(zone) })),
		themes: idsOf('theme'),
		goals: idsOf('sustainableDevelopmentGoal'),
		networks: organisations.filter(({ type }) => type === 'network').map(({ id }) => id),
		milestones: all('monitoringMilestone').map(({ id, type, year }) => ({
			id,
			type: wordOf(type) ?? '',
			year: Number(year),
		})),
		start: Number(plan?.periodStart),
		end: Number(plan?.periodEnd),
	};
}

const isNetworkOrGroup = (id: string, organisations: readonly TemplateRecord[]) =>
	['network', 'group'].includes(wordOf(organisations.find((one) => one.id === id)?.type) ?? '');

function reporting(units: readonly string[], organisations: readonly TemplateRecord[]): string[] {
	return units.filter((id) => !isNetworkOrGroup(id, organisations));
}

/** Where networks or groups answer for an action, somebody is named to report; for the last such action nobody is yet. */
function reportersOf(
	actions: readonly TemplateRecord[],
	organisations: readonly TemplateRecord[],
): Map<string, string[]> {
	const reporters = new Map<string, string[]>();
	const unitsOf = ({ responsibleUnits }: TemplateRecord) => membersOf(responsibleUnits);
	const [first] = actions.flatMap((action) => reporting(unitsOf(action), organisations));
	const shared = actions.filter((action) =>
		unitsOf(action).some((id) => isNetworkOrGroup(id, organisations)),
	);
	for (const action of shared.slice(0, -1)) {
		const [own] = reporting(unitsOf(action), organisations);
		// Whoever reports already may do so for the others, too.
		if (!own && first) reporters.set(action.id, [first]);
	}
	return reporters;
}
