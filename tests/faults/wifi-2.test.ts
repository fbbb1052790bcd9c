import { runCases } from './run-cases.ts';
import { wifi } from './wifi.ts';

runCases(wifi, 1, 2);
