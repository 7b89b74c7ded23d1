import { bundle } from '../bundle.ts';

export default bundle(
	import.meta.glob('./{app,editing,plan,records,register,shell,status}.json', {
		eager: true,
		import: 'default',
	}),
	'ca',
);
