import { serveWork } from '../work.ts';
import { workOnRecords } from './work.ts';

serveWork(workOnRecords);
