/** How many targets each of the 17 goals has: those counted by numbers, then the means of implementation, counted by letters. */
const TARGETS: readonly (readonly [numbered: number, lettered: number])[] = [
	[5, 2],
	[5, 3],
	[9, 4],
	[7, 3],
	[6, 3],
	[6, 2],
	[3, 2],
	[10, 2],
	[5, 3],
	[7, 3],
	[7, 3],
	[8, 3],
	[3, 2],
	[7, 3],
	[9, 3],
	[10, 2],
	[19, 0],
];

/** The codes of a goal's targets in the 2030 Agenda, in its order: `1.1` … `1.5`, `1.a`, `1.b`; none for what is no goal. */
export function targetsOfGoal(number: number): string[] {
	const [numbered, lettered] = TARGETS[number - 1] ?? [0, 0];
	return [
		...Array.from({ length: numbered }, (_, at) => `${number}.${at + 1}`),
		...Array.from({ length: lettered }, (_, at) => `${number}.${String.fromCharCode(97 + at)}`),
	];
}

/** The number of the goal in which a target lies, however it was typed; null for what is neither a goal nor a target. */
export function goalOfTarget(target: string): number | null {
	const number = /^\s*(\d{1,2})(?:\s*\.\s*[0-9a-z]{1,2})?\s*$/iu.exec(target)?.[1];
	return number && Number(number) >= 1 && Number(number) <= TARGETS.length ? Number(number) : null;
}

/** A target as the 2030 Agenda writes it; null for what it does not have, a whole goal among them. */
export function asTarget(target: string): string | null {
	const code = target.replace(/\s+/gu, '').toLowerCase();
	const goal = goalOfTarget(code);
	return goal !== null && targetsOfGoal(goal).includes(code) ? code : null;
}
