import { cloud } from './cloud.ts';
import { runCases } from './run-cases.ts';

runCases(cloud, 0, 2);
