/** As much of d3-scale, which brings no types, as the pictures use. */
declare module 'd3-scale' {
	export interface ScaleBand<D> {
		(value: D): number | undefined;
		domain(): D[];
		domain(domain: Iterable<D>): this;
		range(): [number, number];
		range(range: Iterable<number>): this;
		bandwidth(): number;
		step(): number;
		padding(padding: number): this;
		copy(): this;
	}
	export function scaleBand<D = string>(): ScaleBand<D>;
	export function scaleBand<D>(domain: Iterable<D>, range: Iterable<number>): ScaleBand<D>;

	export interface ScaleLinear {
		(value: number): number;
		domain(): number[];
		domain(domain: Iterable<number>): this;
		range(): number[];
		range(range: Iterable<number>): this;
		invert(value: number): number;
		ticks(count?: number): number[];
		nice(count?: number): this;
		clamp(clamp: boolean): this;
		copy(): this;
	}
	export function scaleLinear(domain?: Iterable<number>, range?: Iterable<number>): ScaleLinear;
}
