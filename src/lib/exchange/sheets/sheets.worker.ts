import { serveWork } from '../work.ts';
import { workOnSheets } from './work.ts';

serveWork(workOnSheets);
