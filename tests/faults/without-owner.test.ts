import { playGroup } from './play-group.ts';
import { withoutOwner } from './without-owner.ts';

playGroup(withoutOwner, 0, 1);
