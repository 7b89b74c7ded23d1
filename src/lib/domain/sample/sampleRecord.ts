import type { Contents, Stamp } from '../kind.ts';

/** A record of the sample; `created` says who wrote it when, as far as somebody did. */
export interface SampleRecord {
	readonly kind: string;
	readonly id: string;
	readonly contents: Contents;
	readonly created?: Stamp;
}

/** All that one document of the sample workspace holds. */
export interface SampleDocument {
	readonly name: string;
	readonly records: readonly SampleRecord[];
}
