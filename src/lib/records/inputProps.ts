import type { Field, Kind } from '#lib/domain/kind.ts';
import type { Control } from '#lib/ui/Field.svelte';

/** What every control of a field takes. It is made anew for another record, so these do not change while it lives. */
export interface InputProps<F extends Field = Field> {
	readonly kind: Kind;
	readonly id: string;
	readonly field: string;
	readonly declared: F;
	/** Names the control. */
	readonly label: string;
	/** Somebody is done with it: Enter, or Escape. */
	readonly onclose: () => void;
}

export type { Control };
