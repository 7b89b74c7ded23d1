// What the benchmark calls in the browser.
import { holdForMemory, openForMeasuring, prepare, run } from './engine.ts';
import { fillPlan } from './fill.ts';
import { fillPeer, measurePeer } from './peer.ts';

const bench = { fillPlan, fillPeer, holdForMemory, measurePeer, openForMeasuring, prepare, run };

declare global {
	interface Window {
		bench: typeof bench;
	}
}
window.bench = bench;
