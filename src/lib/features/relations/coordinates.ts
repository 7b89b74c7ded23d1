/**
 * A point as people write it: degrees and minutes with the letter of the hemisphere, e.g. `41° 23′ N, 2° 10′ E`.
 * @param letters of north, south, east and west in the reader's language
 */
export function formatPoint(
	lat: number,
	lon: number,
	letters: { north: string; south: string; east: string; west: string },
): string {
	const axis = (degrees: number, positive: string, negative: string) => {
		const minutes = Math.round(Math.abs(degrees) * 60);
		return `${Math.floor(minutes / 60)}° ${String(minutes % 60).padStart(2, '0')}′ ${degrees < 0 ? negative : positive}`;
	};
	return `${axis(lat, letters.north, letters.south)}, ${axis(lon, letters.east, letters.west)}`;
}
