import { device } from './device.ts';
import { playGroup } from './play-group.ts';

playGroup(device, 0, 1);
