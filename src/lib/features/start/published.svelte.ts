import { publishedPlans, type PublishedPlan } from '#lib/workspace/plans.ts';

/** The plans that come with this installation, as far as the network gives them. */
export class Published {
	plans = $state.raw<readonly PublishedPlan[]>([]);
	state = $state<'loading' | 'here' | 'unreachable'>('loading');

	constructor() {
		void this.load();
	}

	load = async (): Promise<void> => {
		if (this.state === 'unreachable') this.state = 'loading';
		try {
			this.plans = await publishedPlans();
			this.state = 'here';
		} catch {
			this.state = 'unreachable';
		}
	};
}
