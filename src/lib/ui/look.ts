import type { Component } from 'svelte';

/** An icon of `@lucide/svelte/icons/…`, or anything that draws itself at a size. */
export type Icon = Component<{ size?: number | string; class?: string }>;

/** What a colour says; the words beside it say it too. */
export type Tone = 'neutral' | 'info' | 'positive' | 'caution' | 'negative';

/** One of five colours that are apart for every kind of colour vision (`--color-line-1` … `-5`). */
export type LineColour = 1 | 2 | 3 | 4 | 5;

export interface Option {
	value: string;
	label: string;
	/** A second line, or whatever helps to tell two options apart. */
	hint?: string;
	/** Heading under which it stands. */
	group?: string;
	/** Further words that find it: a code, an acronym, a name in another language. */
	keywords?: string;
	disabled?: boolean;
}

export interface Link {
	href: string;
	label: string;
}
