import type { AnyRow } from '#lib/domain/kind.ts';
import type { LineColour } from '#lib/ui/look.ts';

/** The colour of a strategic line: the nth line has the nth of five colours; a plan with more lines begins again. */
export function lineColour(
	lines: readonly Pick<AnyRow, 'id'>[],
	id: string | null | undefined,
): LineColour | undefined {
	const at = lines.findIndex((line) => line.id === id);
	return at < 0 ? undefined : (((at % 5) + 1) as LineColour);
}
