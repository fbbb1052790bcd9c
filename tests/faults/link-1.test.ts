import { link } from './link.ts';
import { runCases } from './run-cases.ts';

runCases(link, 0, 2);
