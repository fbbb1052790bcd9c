import { link } from './link.ts';
import { runCases } from './run-cases.ts';

runCases(link, 1, 2);
