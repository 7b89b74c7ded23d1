/** What a session does at a time, in the order in which it usually goes; facilitators may go back without loss. */
export const PHASES = ['think', 'share', 'cluster', 'vote', 'decide'] as const;
export type Phase = (typeof PHASES)[number];

/** What people may do on a board. */
export type BoardTool = 'writePrivately' | 'write' | 'arrange' | 'vote' | 'decide';

const TOOLS: Readonly<Record<Phase, readonly BoardTool[]>> = {
	think: ['writePrivately'],
	share: ['writePrivately', 'write'],
	cluster: ['write', 'arrange'],
	vote: ['vote'],
	decide: ['decide'],
};

/**
 * The tools that a phase offers to whoever takes part; facilitators have all of them at all times.
 * @param phase null where no phase was chosen: then nothing is held back, but what needs a round of its own
 */
export function toolsOf(phase: string | null | undefined): readonly BoardTool[] {
	return TOOLS[phase as Phase] ?? ['writePrivately', 'write', 'arrange', 'vote', 'decide'];
}
