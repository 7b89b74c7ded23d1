import type { SampleFrame } from './frame.ts';
import { derivedRandom, pickWeighted } from './random.ts';
import { addDays, type Registering, RegisterWriter } from './registers.ts';
import { CALLED } from './registerWords.ts';
import type { SampleRecord } from './sampleRecord.ts';

/** Agreements that an organisation has signed, or is negotiating. */
export function sampleAgreements(frame: SampleFrame, seed: number, of: Registering): SampleRecord[] {
	const writer = new RegisterWriter(derivedRandom(seed, `agreements/${of.organisation.id}`), frame, of);
	const { random } = writer;
	const city = writer.metropolis();
	if (!city || !random.chance(of.organisation.reports ? 0.5 : 0.2)) return [];
	writer.next();
	const signed = writer.day();
	const expires = addDays(signed, 365 * (2 + random.below(4)));
	const status = pickWeighted(random, [
		['in-force', 6],
		['being-negotiated', 2],
		['ended', 1],
	]);
	return [
		writer.record('agreement', writer.id('a', 0), signed, {
			title: writer.say(CALLED.agreement, city),
			type: random.pick(['framework-agreement', 'twinning', 'other']),
			status,
			...(status === 'being-negotiated' ? {} : { signed, starts: signed, expires }),
			renewal: writer.say(CALLED.renewal),
			...writer.about([city]),
			organisations: writer.others(2),
			networks: writer.networks(1),
		}),
	];
}

/** The networks to which the plan's owner belongs, and what each was worth in the last years. */
export function sampleMemberships(frame: SampleFrame, seed: number, of: Registering): SampleRecord[] {
	const writer = new RegisterWriter(derivedRandom(seed, 'memberships'), frame, of);
	const { random } = writer;
	return frame.networks.flatMap((network, number) => {
		writer.next();
		// One is weighed up and one was left, so that both are seen.
		const status =
			number === 1 ? 'candidate' : number === 2 ? 'left' : random.chance(0.15) ? 'observer' : 'member';
		const joined = `${frame.start - 1 - random.below(12)}-01-01`;
		const isIn = status === 'member' || status === 'observer';
		const title = frame.networkNames.get(network) ?? {};
		const { actions, themes } = writer.about();
		const membership = writer.record('membership', writer.id('n', number), `${frame.start}-02-01`, {
			network,
			title,
			status,
			...(status === 'candidate' ? {} : { joined }),
			...(status === 'left' ? { left: `${frame.end - 1}-12-31` } : {}),
			...(isIn
				? {
						role: pickWeighted(random, [
							['member', 6],
							['vice-presidency', 1],
							['secretariat', 1],
						]),
						mandateFrom: `${frame.end - 3}-06-01`,
						mandateTo: `${frame.end + random.below(4)}-${random.chance(0.5) ? '06-01' : '12-01'}`,
						feeEur: 500 * (2 + random.below(18)),
						feeYear: frame.end,
						bodies: random.chance(0.4) ? [CALLED.committee.ca] : [],
					}
				: {}),
			actions,
			themes,
		});
		const reviews = [frame.end - 1, frame.end]
			.filter(() => isIn && random.chance(0.7))
			.map((year) =>
				writer.record('membershipReview', `${membership.id}-${year}`, `${year}-11-15`, {
					membership: membership.id,
					network,
					title,
					year,
					date: `${year}-11-15`,
					worth: random.pick(['high', 'medium', 'low']),
					recommendation: random.pick(['keep', 'keep', 'reduce', 'leave']),
					decided: random.chance(0.6),
					note: writer.say(CALLED.review),
					actions,
				}),
			);
		return [membership, ...reviews];
	});
}

const TIERS = ['cited', 'establish', 'maintained', 'intensify', 'priority'];

/** How the tier of a few metropolises came to be what the plan says. */
export function sampleTierChanges(frame: SampleFrame, seed: number): SampleRecord[] {
	const random = derivedRandom(seed, 'tiers');
	return frame.metropolises
		.filter(({ relation }) => relation && TIERS.indexOf(relation) > 0)
		.slice(0, 6)
		.flatMap(({ id, relation }) => {
			const since = `${frame.start + random.below(3)}-0${1 + random.below(9)}-15`;
			const before = TIERS[TIERS.indexOf(relation!) - 1]!;
			return [
				{ tier: before, since: `${frame.start - 2}-01-01` },
				{ tier: relation!, since },
			].map((change, number) => ({
				kind: 'tierChange',
				id: `tier-${id.slice(0, 50)}-${number}`,
				contents: { metropolis: id, ...change, reason: { ...CALLED.tier } },
			}));
		});
}
