import type { Contents } from '../kind.ts';
import type { Language } from '../language.ts';
import type { SamplePeriod } from './periods.ts';
import { pickWeighted, type Random } from './random.ts';
import { CHALLENGES, DONE, WAY_FORWARD } from './reportSentences.ts';
import type { SampleRecord } from './sampleRecord.ts';
import { fill, inventedName, topicIn } from './words.ts';

interface About {
	language: Language;
	period: SamplePeriod;
	action: string;
	/** The unit's own, of whichever action and year. */
	entries: readonly SampleRecord[];
}

/** How an action does: what is begun goes on, some of it with difficulty; little is done in the first year. */
export function reportContents(random: Random, { language, period, action, entries }: About): Contents {
	const lifecycle = pickWeighted(random, [
		['pipeline', period.year % 10 === 1 ? 5 : 1],
		['implementation', 9],
		['finalisation', period.year % 10 > 3 ? 3 : 0.5],
		['closed', period.year % 10 > 3 ? 1.5 : 0],
		['suspended', 0.5],
	]);
	const rating = pickWeighted(random, [
		['met', lifecycle === 'closed' ? 9 : 1],
		['on-track', lifecycle === 'suspended' ? 0 : 7],
		['constrained', 3],
		['no-progress', lifecycle === 'suspended' ? 4 : 0.8],
		['no-status', 0.7],
	]);
	const shown = entries
		.filter(({ contents }) => {
			const { actions, date } = contents as { actions: readonly string[]; date: string };
			return actions.includes(action) && date.startsWith(String(period.year));
		})
		.slice(0, 8)
		.map(({ id }) => id);
	const fillings = {
		topic: topicIn(random, language),
		name: inventedName(random),
		n: String(shown.length),
	};
	const say = (sentences: readonly string[], most: number) =>
		random
			.shuffle(sentences)
			.slice(0, 1 + random.below(most))
			.map((sentence) => fill(sentence, fillings))
			.join(' ');
	const isHard = rating === 'constrained' || rating === 'no-progress';
	return {
		lifecycle,
		rating,
		narrative: { [language]: say(DONE[language], 3) },
		...(isHard || random.chance(0.4) ? { challenges: { [language]: say(CHALLENGES[language], 2) } } : {}),
		...(random.chance(0.75) ? { wayForward: { [language]: say(WAY_FORWARD[language], 2) } } : {}),
		entries: shown,
	};
}
