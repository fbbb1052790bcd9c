import type { Target } from '../engine/target.ts';
import { cloudTargets } from './cloud.ts';
import { consoleTargets } from './console.ts';
import { productTargets } from './products.ts';
import { programTargets } from './program.ts';
import { recordTargets } from './record.ts';
import { simulatorTargets } from './simulator.ts';
import { softapTargets } from './softap.ts';
import { stationTargets } from './station.ts';
import { terminalTargets } from './terminal.ts';
import { wifiTargets } from './wifi.ts';
import { wifiOnLinuxTargets } from './wifi-linux.ts';
import { wifiOnMacosTargets } from './wifi-macos.ts';
import { wifiOnWindowsTargets } from './wifi-windows.ts';

/** Everything that reads what others wrote. */
export const allTargets: readonly Target[] = [
  ...softapTargets,
  ...consoleTargets,
  ...cloudTargets,
  ...productTargets,
  ...programTargets,
  ...recordTargets,
  ...terminalTargets,
  ...wifiOnLinuxTargets,
  ...wifiOnWindowsTargets,
  ...wifiOnMacosTargets,
  ...wifiTargets,
  ...simulatorTargets,
  ...stationTargets,
];
