import { bundle } from '../bundle.ts';

export default bundle(
	import.meta.glob(['./*.json', '!./{access,context,log,matrices,start}.json'], {
		eager: true,
		import: 'default',
	}),
	'en',
);
