// What the benchmark calls in the browser.
import { fillPlan } from './fill.ts';

const bench = { fillPlan };

declare global {
	interface Window {
		bench: typeof bench;
	}
}
window.bench = bench;
