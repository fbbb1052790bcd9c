import { runCases } from './run-cases.ts';
import { withoutOwner } from './without-owner.ts';

runCases(withoutOwner, 0, 1);
