import type { Component } from 'svelte';
import type { CardRow } from '#lib/domain/boardArrangement.ts';
import type { Session } from '../session.svelte.ts';

type Part<P extends Record<string, unknown>> = () => Promise<{ default: Component<P> }>;

const promotion = import.meta.glob('../promotion/{CardPromotion,Outcomes}.svelte');
const voting = import.meta.glob('../voting/PrivateComposer.svelte');

/** What makes something of a card; loaded when a card is looked at. */
export const loadPromotion = promotion['../promotion/CardPromotion.svelte'] as
	Part<{ session: Session; card: CardRow }> | undefined;
/** What came of a card. */
export const loadOutcomes = promotion['../promotion/Outcomes.svelte'] as
	Part<{ session: Session; about: string }> | undefined;
/** Where somebody writes for themselves until it is revealed. */
export const loadPrivateComposer = voting['../voting/PrivateComposer.svelte'] as
	Part<{ session: Session }> | undefined;
