import { bundle } from '../bundle.ts';

export default bundle(import.meta.glob('./*.json', { eager: true, import: 'default' }), 'en');
