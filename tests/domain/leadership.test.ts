import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	leadOffer,
	type Leadership,
	leaveFacilitation,
	leaveLead,
	takeFacilitation,
	takeLead,
} from '#lib/domain/leadership.ts';

const stageOf = (contents: Partial<Leadership> = {}): Leadership => ({
	leader: null,
	formerLeader: null,
	deputy: null,
	facilitators: [],
	...contents,
});
const after = (stage: Leadership, ...changes: Partial<Leadership>[]) =>
	changes.reduce<Leadership>((before, change) => ({ ...before, ...change }), stage);
const LED = stageOf({ leader: 'ana', deputy: 'biel', facilitators: ['ana', 'biel', 'clara'] });
const here = (...people: string[]) => new Set(people);

describe('who leads a session', () => {
	it('whoever takes facilitation on leads only where nobody does', () => {
		const first = after(stageOf(), takeFacilitation(stageOf(), 'ana'));
		expect(first).toMatchObject({ leader: 'ana', facilitators: ['ana'] });
		const second = after(first, takeFacilitation(first, 'biel'));
		expect(second).toMatchObject({ leader: 'ana', facilitators: ['ana', 'biel'] });
		expect(takeFacilitation(second, 'biel')).toEqual({ facilitators: second.facilitators });
	});

	it('whoever cannot know whether somebody leads facilitates, and is offered the lead where nobody turns out to', () => {
		const taken = takeFacilitation(stageOf(), 'ana', false);
		expect(taken).toEqual({ facilitators: ['ana'] });
		expect(leadOffer(after(stageOf(), taken), 'ana', here('ana'))).toEqual({
			offer: 'takeOver',
			urgent: true,
		});
		expect(leadOffer(after(LED, taken), 'ana', here('ana'))).toBeNull();
	});

	it('a deputy may take over at any time, and is urged to where the leader is away', () => {
		expect(leadOffer(LED, 'biel', here('ana', 'biel'))).toEqual({ offer: 'takeOver', urgent: false });
		expect(leadOffer(LED, 'biel', here('biel'))).toEqual({ offer: 'takeOver', urgent: true });
	});

	it('another facilitator is asked only where neither leader nor deputy is here', () => {
		expect(leadOffer(LED, 'clara', here('clara', 'biel'))).toBeNull();
		expect(leadOffer(LED, 'clara', here('clara'))).toEqual({ offer: 'takeOver', urgent: true });
	});

	it('nothing is offered to the leader, or to who does not facilitate', () => {
		expect(leadOffer(LED, 'ana', here('ana'))).toBeNull();
		expect(leadOffer(LED, 'guest', here('guest'))).toBeNull();
		expect(leadOffer(stageOf({ deputy: 'guest' }), 'guest', here('guest'))).toBeNull();
	});

	it('the one who returns is offered it back, and the one who stood in stays their deputy', () => {
		const over = after(LED, takeLead(LED, 'biel'));
		expect(over).toMatchObject({ leader: 'biel', formerLeader: 'ana', deputy: null });
		expect(leadOffer(over, 'ana', here('ana', 'biel'))).toEqual({ offer: 'takeBack', urgent: false });
		const back = after(over, takeLead(over, 'ana'));
		expect(back).toMatchObject({ leader: 'ana', formerLeader: null, deputy: 'biel' });
	});

	it('who leaves it to them is not asked again', () => {
		const left = after(LED, takeLead(LED, 'biel'), leaveLead());
		expect(left.leader).toBe('biel');
		expect(leadOffer(left, 'ana', here('ana', 'biel'))).toBeNull();
	});

	it('where the leader stops, somebody has to take it: nobody is promoted', () => {
		const left = after(LED, leaveFacilitation(LED, 'ana'));
		expect(left).toMatchObject({ leader: null, deputy: 'biel', facilitators: ['biel', 'clara'] });
		expect(leadOffer(left, 'biel', here('biel'))?.urgent).toBe(true);
	});

	it('whatever is done, whoever leads is a facilitator and nobody leads who did not take it', () => {
		const people = fc.constantFrom('ana', 'biel', 'clara', 'dora');
		const step = fc.record({ who: people, what: fc.constantFrom('take', 'lead', 'leave', 'let') });
		fc.assert(
			fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
				let stage = stageOf();
				for (const { who, what } of steps) {
					const before = stage.leader;
					if (what === 'take') stage = after(stage, takeFacilitation(stage, who));
					if (what === 'lead' && stage.facilitators.includes(who)) stage = after(stage, takeLead(stage, who));
					if (what === 'leave') stage = after(stage, leaveFacilitation(stage, who));
					if (what === 'let') stage = after(stage, leaveLead());
					if (stage.leader !== null) expect(stage.facilitators).toContain(stage.leader);
					if (stage.leader !== before) expect([who, null]).toContain(stage.leader);
				}
			}),
		);
	});
});
