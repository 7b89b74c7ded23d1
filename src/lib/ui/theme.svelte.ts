export type Theme = 'system' | 'light' | 'dark';

const STORED_AS = 'rumb.theme';

let chosen = $state<Theme>('system');

/** Light, dark, or whatever the device asks for. Call `start` before the first paint. */
export const theme = {
	get current(): Theme {
		return chosen;
	},
	start(): void {
		apply(stored());
	},
	set(next: Theme): void {
		apply(next);
		try {
			localStorage.setItem(STORED_AS, next);
		} catch {
			// Storage may be refused: the choice then lasts as long as the page.
		}
	},
};

function apply(next: Theme): void {
	chosen = next;
	if (next === 'system') delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = next;
}

function stored(): Theme {
	try {
		const value = localStorage.getItem(STORED_AS);
		return value === 'light' || value === 'dark' ? value : 'system';
	} catch {
		return 'system';
	}
}
