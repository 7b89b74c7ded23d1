import { bodiesOf } from '../bodies.ts';
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
	readonly metropolises: readonly SampleMetropolis[];
	/** The plan's own, where it says which. */
	readonly home: SampleMetropolis | null;
	readonly themes: readonly string[];
	readonly goals: readonly string[];
	readonly networks: readonly string[];
	readonly networkNames: ReadonlyMap<string, Localised>;
	readonly councils: readonly string[];
	readonly indicators: readonly SampleIndicator[];
	/** The bodies by which it is steered, with the organisations that belong to them. */
	readonly bodies: readonly { id: string; members: readonly string[] }[];
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

export interface SampleMetropolis {
	readonly id: string;
	readonly name: Localised;
	readonly zone: string | null;
	readonly relation: string | null;
}

export interface SampleIndicator {
	readonly id: string;
	readonly measure: string;
	readonly action: string | null;
	/** Whether it is filled in by hand, rather than computed from the log. */
	readonly isManual: boolean;
	readonly byCouncil: boolean;
}

/** How many organisations write. */
const WRITING = 50;
/** After the units that answer for actions, in this order. */
const WRITERS = ['council', 'amb-service', 'amb-directorate', 'amb-area', 'body'];

const textsOf = (content: unknown) => (content ?? {}) as Localised;
const membersOf = (content: unknown) => (content ?? []) as readonly string[];
const wordOf = (content: unknown) => (typeof content === 'string' ? content : null);

const metropolisOf = ({ id, name, zone, relation }: TemplateRecord): SampleMetropolis => ({
	id,
	name: textsOf(name),
	zone: wordOf(zone),
	relation: wordOf(relation),
});

/** A few bodies by which a plan is steered, of which it is known who belongs to them. */
function meetingIn(arrangements: readonly TemplateRecord[], organisations: readonly TemplateRecord[]) {
	const bodies = bodiesOf({
		organisations: organisations.map(({ id, type, members }) => ({
			kind: 'organisation',
			id,
			type: wordOf(type),
			members: membersOf(members),
		})),
		arrangements: arrangements.map(({ id, organisations: named, meetingType }) => ({
			kind: 'governanceArrangement',
			id,
			organisations: membersOf(named),
			meetingType: wordOf(meetingType),
			meetingFrequency: null,
			meetingFrequencyStated: null,
		})),
		events: [],
	});
	return bodies
		.filter(({ group, members }) => group === 'plan' && members.length > 2)
		.slice(0, 3)
		.map(({ id, members }) => ({ id, members }));
}

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
			.map(metropolisOf),
		home:
			all('metropolis')
				.filter(({ home }) => home)
				.map(metropolisOf)[0] ?? null,
		themes: idsOf('theme'),
		goals: idsOf('sustainableDevelopmentGoal'),
		networks: organisations.filter(({ type }) => type === 'network').map(({ id }) => id),
		networkNames: new Map(
			organisations.filter(({ type }) => type === 'network').map(({ id, name }) => [id, textsOf(name)]),
		),
		councils: organisations.filter(({ type }) => type === 'council').map(({ id }) => id),
		indicators: all('indicator').map(({ id, measure, action, compute, disaggregation }) => ({
			id,
			measure: wordOf(measure) ?? '',
			action: wordOf(action),
			isManual: (compute as { source?: unknown } | undefined)?.source === 'manual',
			byCouncil: membersOf(disaggregation).includes('council'),
		})),
		bodies: meetingIn(all('governanceArrangement'), organisations),
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
