import { runLineCases } from './line.ts';

runLineCases(1, 2);
