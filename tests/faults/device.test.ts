import { device } from './device.ts';
import { runCases } from './run-cases.ts';

runCases(device, 0, 1);
