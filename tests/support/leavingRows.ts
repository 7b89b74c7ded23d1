import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { familyOf } from '#lib/domain/document.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { countedWorkspace, sampleRows } from './countedWorkspace.ts';
import { makeRow } from './rows.ts';
import { OPEN, SECRET, secretRows } from './secretRows.ts';

export const TODAY = '2024-06-01';
/** Who asks for files, with a seat of their own in the session `w1`. */
const PERSON = { id: 'p1', name: '' };

const awarded = (id: string, document: string, words: string) =>
	makeRow('project', id, {
		document,
		title: { ca: words },
		description: { ca: words },
		stage: 'running',
		starts: '2023-01-01',
		zones: ['europe'],
	});

/** A goal with something of each sort behind it, as a local review tells them. */
const reviewed = (id: string, words: string, more: object = {}) => [
	makeRow('action', `action-${id}`, { title: { ca: words }, sdgTargets: ['1.4'], ...more }),
	makeRow('indicator', `indicator-${id}`, { title: { ca: words }, sdgTargets: ['1.4'], ...more }),
	makeRow('pamPrinciple', `principle-${id}`, { title: { ca: words }, sdgTargets: ['1.4'], ...more }),
];

const RETRACTED = { retracted: { reason: SECRET, person: SECRET, device: SECRET, time: 1 } };

/** An evaluation whose findings are shown by what everybody reads, by what nobody outside does, and by what is gone. */
const evaluated = () => [
	makeRow('evaluation', 'told', { title: { ca: OPEN }, criteria: ['relevance'] }),
	makeRow('evaluationQuestion', 'asked', {
		document: 'evaluation/told',
		criterion: 'relevance',
		title: { ca: OPEN },
	}),
	makeRow('finding', 'found', {
		document: 'evaluation/told',
		question: 'asked',
		title: { ca: OPEN },
		place: { parent: null, position: 'a0' },
		evidence: [
			'entry/entry-org-amb-zzopen',
			'entry/about-arisesFrom',
			'entry/gone',
			'task/about-subject',
			'contact/person',
		],
	}),
	makeRow('entry', 'gone', { document: 'org/amb', title: { ca: SECRET }, date: '2023-05-05', ...RETRACTED }),
	makeRow('contact', 'person', { document: 'private/amb', name: SECRET, email: SECRET }),
	makeRow('rating', 'alone', { document: 'rating/told/p2', criterion: 'relevance', reason: { ca: SECRET } }),
];

const fact = (id: string, words: string, more: object = {}) =>
	makeRow('metropolisFact', id, {
		document: 'org/amb',
		metropolis: 'compared',
		indicator: 'population',
		words: { ca: words },
		year: 2023,
		sourceWords: words,
		...more,
	});

/** All that a device may hold: the sample, records of every kind in every document, and what each file would tell of them. */
export const leavingRows = (sample: readonly AnyRow[] = sampleRows(60)): AnyRow[] => [
	...sample,
	...secretRows(),
	awarded('told', 'org/amb', OPEN),
	awarded('kept', 'private/amb', SECRET),
	makeRow('period', 'y23', {
		title: { ca: OPEN },
		start: '2023-01-01',
		end: '2023-12-31',
		due: '2024-01-31',
	}),
	makeRow('sustainableDevelopmentGoal', 'goal-1', { number: 1, title: { ca: OPEN } }),
	...reviewed('told', OPEN),
	...reviewed('gone', SECRET, RETRACTED),
	...evaluated(),
	makeRow('concept', 'population', { vocabulary: 'metropolis-fact', code: 'population', name: { ca: 'x' } }),
	makeRow('metropolis', 'compared', { name: { ca: OPEN } }),
	fact('fact-told', OPEN),
	fact('fact-gone', SECRET, RETRACTED),
	makeRow('workshop', 'w1', { title: { ca: OPEN }, date: '2024-05-01' }),
	makeRow('task', 'about-contact', {
		document: 'org/amb',
		title: { ca: SECRET },
		due: '2024-05-05',
		type: 'milestone',
		subject: 'contact/c1',
	}),
];

/** A workspace that holds some rows, for whoever makes files of it. */
export const workspaceOf = (rows: readonly AnyRow[]): Workspace =>
	({
		...countedWorkspace(rows),
		id: 'w',
		device: { person: PERSON },
		mayWrite: () => true,
		retracted: ({ name }: Kind) => rows.filter(({ kind, retracted }) => kind === name && retracted),
		async *slices() {
			yield rows;
		},
	}) as unknown as Workspace;

/** As the tables hold rows: a kind is read only from documents for which it is declared. */
export const declaredRows = (rows: readonly AnyRow[]): AnyRow[] =>
	rows.filter(({ kind, document }) =>
		(kindNamed(kind).documents as readonly string[]).includes(familyOf(document)),
	);
