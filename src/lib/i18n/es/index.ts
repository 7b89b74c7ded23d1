import { bundle } from '../bundle.ts';

export default bundle(
	import.meta.glob(['./*.json', '!./access.json'], { eager: true, import: 'default' }),
	'es',
);
