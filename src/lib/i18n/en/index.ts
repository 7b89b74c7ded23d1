import { bundle } from '../bundle.ts';

export default bundle(
	import.meta.glob('./{app,plan,records,shell,status}.json', {
		eager: true,
		import: 'default',
	}),
	'en',
);
