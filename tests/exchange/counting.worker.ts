import { serveWork } from '#lib/exchange/work.ts';
import { count } from './counting.ts';

serveWork(count);
