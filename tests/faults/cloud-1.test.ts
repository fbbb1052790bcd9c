import { cloud } from './cloud.ts';
import { playGroup } from './play-group.ts';

playGroup(cloud, 0, 2);
