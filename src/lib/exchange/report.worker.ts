import { writeReportDocx } from './reportDocx.ts';
import { serveWork } from './work.ts';

serveWork(writeReportDocx);
