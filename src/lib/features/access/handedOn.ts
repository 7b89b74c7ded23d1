/** An invite that was followed or pasted and is not used yet; it never stands in an address. */
export interface HandedOn {
	relay: string;
	secret: string;
	/** The plan from which somebody came, to be carried by that relay from then on. */
	from?: string;
}

const STORED_AS = 'rumb.invite';

/** Keeps it for the screen that shows it, also when that is loaded again, until the tab is closed. Null lets it go. */
export function handOn(invite: HandedOn | null): void {
	try {
		if (invite) sessionStorage.setItem(STORED_AS, JSON.stringify(invite));
		else sessionStorage.removeItem(STORED_AS);
	} catch {
		// Storage may be refused: the link must then be opened again after a reload.
	}
}

export function handedOn(): HandedOn | null {
	try {
		return JSON.parse(sessionStorage.getItem(STORED_AS) ?? 'null') as HandedOn | null;
	} catch {
		return null;
	}
}
