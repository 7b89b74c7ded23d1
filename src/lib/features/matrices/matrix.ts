import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import type { Cell, MatrixRow } from '#lib/domain/matrix.ts';

/** A matrix of lines by something, as its screen and its table show it. */
export interface LineMatrix {
	readonly rows: readonly MatrixRow<AnyRow, AnyRow, AnyRow>[];
	readonly columnKind: Kind;
	/** The kind of record that says that a line and a column go together, and its field that says why. */
	readonly linkKind: Kind;
	readonly reasonField: string;
	/** The fields of such a record that name its column and its line. */
	readonly columnField: string;
	readonly lineField: string;
}

export type MatrixCell = Cell<AnyRow, AnyRow, AnyRow>;
