import type { Bundle } from '../bundle.ts';

/** The texts that come with the few screens that say them, by file; all but those of `index.ts`. */
export default import.meta.glob<Bundle>(['./*.json', '!./{app,plan,records,shell,status}.json'], {
	import: 'default',
});
