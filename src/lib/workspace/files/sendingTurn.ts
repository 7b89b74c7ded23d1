// Files of a workspace are sent by one tab at a time. A lock ends with its tab, however it ends; where the browser has none (plain
// http), the turn is written down for a while.

export interface SendingTurn {
	/** @returns whether it is this tab's turn, for so many milliseconds at least */
	take(milliseconds: number): Promise<boolean>;
	end(): Promise<void>;
}

/** @param name of the device's database and the workspace; @param written what stands in where there are no locks */
export function sendingTurn(name: string, written: SendingTurn): SendingTurn {
	const locks = globalThis.navigator?.locks;
	if (!locks) return written;
	let release: (() => void) | null = null;
	return {
		take: () =>
			release
				? Promise.resolve(true)
				: new Promise((resolve, reject) => {
						locks
							.request(`rumb-sending:${name}`, { ifAvailable: true }, (lock) => {
								resolve(lock !== null);
								return lock && new Promise<void>((done) => (release = done));
							})
							.catch(reject);
					}),
		end() {
			release?.();
			release = null;
			return Promise.resolve();
		},
	};
}
