import { runLineCases } from './line.ts';

runLineCases(0, 2);
