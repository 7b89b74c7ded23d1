import { describe, expect, it } from 'vitest';
import type { card } from '#lib/domain/card.ts';
import type { decision } from '#lib/domain/decision.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import {
	amendedFirst,
	facilitatorNames,
	linkedTo,
	organisationsPresent,
	saidInDecision,
	saidOnCard,
} from '#lib/features/workshops/promotion/promotion.ts';
import type { Session } from '#lib/features/workshops/session.svelte.ts';
import { makeRow } from '../../support/rows.ts';

const at = (parent: string) => ({ parent, position: 'a0' });
const onBoard = (kind: string, id: string, contents: Record<string, unknown>) =>
	makeRow(kind, id, { document: 'workshop/w', ...contents });
const idea = onBoard('card', 'idea', {
	text: ' Meet twice a year. ',
	place: at('group'),
	links: ['organisation/gava', 'action/le1-eu-1', 'nonsense'],
}) as unknown as RowOf<typeof card>;
const session = {
	cards: [idea],
	clusters: [onBoard('cluster', 'group', { place: at('column') })],
	columns: [onBoard('boardColumn', 'column', { subject: 'line/le1' })],
	attendees: [
		onBoard('attendee', '1', { person: 'p1', name: 'Anna', organisation: 'gava' }),
		onBoard('attendee', '2', { person: 'p2', name: 'Bilal', organisation: 'gava' }),
		onBoard('attendee', '3', { person: 'p3', name: 'Carla' }),
	],
	stage: makeRow('stage', 'w', { document: 'stage/w', facilitators: ['p2', 'gone'] }),
} as unknown as Session;

describe('what a card brings with it', () => {
	it('is its text, what it was linked to, and what its column stands for, also from within a cluster', () => {
		const said = saidOnCard(session, idea);
		expect(said).toMatchObject({ about: 'card/idea', card: 'idea', text: 'Meet twice a year.' });
		expect(said.links).toEqual(['organisation/gava', 'action/le1-eu-1', 'line/le1']);
		expect([linkedTo(said, 'action'), linkedTo(said, 'line'), linkedTo(said, 'zone')]).toEqual([
			'le1-eu-1',
			'le1',
			null,
		]);
		expect(amendedFirst({ links: ['task/t', 'line/le1'] })).toBe('line/le1');
	});

	it('is of a decision also who sees to it, until when', () => {
		const taken = onBoard('decision', 'd', {
			text: 'We meet twice.',
			card: 'idea',
			owner: 'gava',
			due: '2025-06-01',
		}) as unknown as RowOf<typeof decision>;
		expect(saidInDecision(session, taken)).toEqual({
			about: 'decision/d',
			text: 'We meet twice.',
			card: 'idea',
			links: ['organisation/gava', 'action/le1-eu-1', 'line/le1'],
			task: { owner: 'gava', due: '2025-06-01' },
		});
	});
});

describe('who is there', () => {
	it('are organisations once each, and the facilitators by name', () => {
		expect(organisationsPresent(session)).toEqual(['gava']);
		expect(facilitatorNames(session)).toEqual(['Bilal']);
	});
});
