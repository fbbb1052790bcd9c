import { playGroup } from './play-group.ts';
import { wifi } from './wifi.ts';

playGroup(wifi, 1, 2);
