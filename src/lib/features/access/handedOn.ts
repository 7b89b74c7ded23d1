/** An invite that was pasted on one screen and is shown on another; it never stands in an address. */
export interface HandedOn {
	relay: string;
	secret: string;
	/** The plan from which somebody came, to be carried by that relay from then on. */
	from?: string;
}

let held: HandedOn | null = null;

export function handOn(invite: HandedOn): void {
	held = invite;
}

/** Takes it; it is there once. */
export function takeHandedOn(): HandedOn | null {
	const taken = held;
	held = null;
	return taken;
}
