declare global {
	namespace App {
		interface PageState {
			/** Set while the search dialog is open, so that "back" closes it. */
			searching?: boolean;
		}
	}
}

export {};
