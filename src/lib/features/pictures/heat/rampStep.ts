/** Which of the six steps of the ramp a count has: 0 for none, then by its size against the greatest, small differences apart. */
export function rampStep(count: number, greatest: number): 0 | 1 | 2 | 3 | 4 | 5 {
	if (count <= 0) return 0;
	if (greatest <= 1) return 3;
	const share = Math.log(count + 1) / Math.log(greatest + 1);
	return Math.min(5, Math.max(1, Math.ceil(share * 5))) as 1 | 2 | 3 | 4 | 5;
}
