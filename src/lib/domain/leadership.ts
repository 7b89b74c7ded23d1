/** Who leads a session, as its stage keeps it. */
export interface Leadership {
	readonly leader: string | null;
	readonly formerLeader: string | null;
	readonly deputy: string | null;
	readonly facilitators: readonly string[];
}

/**
 * Somebody takes facilitation on: one of several. They lead only where nobody does.
 * @param known whether what others have set is here: whoever does not know that nobody leads does not lead by this
 */
export function takeFacilitation(stage: Leadership, person: string, known = true): Partial<Leadership> {
	const facilitators = stage.facilitators.includes(person)
		? stage.facilitators
		: [...stage.facilitators, person];
	return stage.leader || !known ? { facilitators } : { facilitators, leader: person };
}

/** Somebody stops facilitating; whoever led is then followed by nobody until somebody takes over. */
export function leaveFacilitation(stage: Leadership, person: string): Partial<Leadership> {
	return {
		facilitators: stage.facilitators.filter((one) => one !== person),
		...(stage.leader === person && { leader: null }),
		...(stage.deputy === person && { deputy: null }),
		...(stage.formerLeader === person && { formerLeader: null }),
	};
}

/**
 * Somebody takes the lead. Whoever led before is kept, so that it is offered back to them; when they take it back, the one who
 * stood in for them stays their deputy.
 */
export function takeLead(stage: Leadership, person: string): Partial<Leadership> {
	if (stage.leader === person) return {};
	const isBack = stage.formerLeader === person;
	const facilitators = stage.facilitators.includes(person)
		? stage.facilitators
		: [...stage.facilitators, person];
	return {
		facilitators,
		leader: person,
		formerLeader: isBack ? null : (stage.leader ?? stage.formerLeader),
		deputy: isBack ? stage.leader : stage.deputy === person ? null : stage.deputy,
	};
}

/** Whoever led before does not want it back. */
export function leaveLead(): Partial<Leadership> {
	return { formerLeader: null };
}

export interface LeadOffer {
	offer: 'takeOver' | 'takeBack';
	/** Nobody who leads is here. */
	urgent: boolean;
}

/**
 * What is offered to somebody; nobody is promoted without taking it. The deputy may take over at any time; any other facilitator
 * where neither the leader nor the deputy is here; and whoever led before may have it back.
 * @param present ids of those who are here now
 */
export function leadOffer(stage: Leadership, person: string, present: ReadonlySet<string>): LeadOffer | null {
	const { leader, formerLeader, deputy, facilitators } = stage;
	if (leader === person || !facilitators.includes(person)) return null;
	const urgent = leader === null || !present.has(leader);
	if (formerLeader === person) return { offer: 'takeBack', urgent };
	if (deputy === person) return { offer: 'takeOver', urgent };
	const isCovered = deputy !== null && present.has(deputy);
	return urgent && !isCovered ? { offer: 'takeOver', urgent } : null;
}
