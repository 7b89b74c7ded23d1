import type { agreement } from './agreement.ts';
import type { RowOf } from './kind.ts';
import { factOf, type Logger } from './loggedFact.ts';
import type { membershipReview } from './membershipReview.ts';

/** What agreements and reviews of memberships tell the log: an agreement once it is signed, a review with its network. */
export const relationLoggers: Readonly<Record<string, Logger>> = {
	agreement: (row) => {
		const { signed } = row as RowOf<typeof agreement>;
		return signed ? [factOf(row, { type: 'agreement', date: signed })] : [];
	},
	membershipReview: (row) => {
		const { date, year, network, decided } = row as RowOf<typeof membershipReview>;
		return [
			factOf(row, {
				type: 'network-review',
				date: date ?? (year ? String(year) : null),
				networks: network ? [network] : [],
				flags: decided ? ['decided'] : [],
			}),
		];
	},
};
