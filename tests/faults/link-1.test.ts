import { link } from './link.ts';
import { playGroup } from './play-group.ts';

playGroup(link, 0, 2);
