import type { Tone } from './look.ts';

export interface Toast {
	text: string;
	tone?: Exclude<Tone, 'neutral'>;
	/** “Undo”: what can still be done about it. */
	action?: { label: string; onclick: () => void };
	/** How long it stays; one with an action stays longer. */
	seconds?: number;
}

interface Shown extends Toast {
	id: number;
}

let shown = $state<Shown[]>([]);
let last = 0;
const timers = new Map<number, ReturnType<typeof setTimeout>>();

export const toasts = {
	get shown(): readonly Shown[] {
		return shown;
	},
	/** Says something in passing. What somebody must not miss is a Notice instead. */
	show(toast: Toast): number {
		const id = ++last;
		shown = [...shown.filter((other) => other.text !== toast.text), { ...toast, id }].slice(-3);
		toasts.resume(id);
		return id;
	},
	close(id: number): void {
		toasts.hold(id);
		shown = shown.filter((toast) => toast.id !== id);
	},
	/** Stays while somebody points at it or stands in it. */
	hold(id: number): void {
		clearTimeout(timers.get(id));
		timers.delete(id);
	},
	resume(id: number): void {
		const toast = shown.find((other) => other.id === id);
		if (!toast) return;
		toasts.hold(id);
		timers.set(
			id,
			setTimeout(() => toasts.close(id), (toast.seconds ?? (toast.action ? 12 : 6)) * 1000),
		);
	},
};
