import { describe, expect, it } from 'vitest';
import { type SortOrder, viewOf } from '../../../../renderer/devices/device-view.ts';
import type { DeviceId } from '../../../../shared/device-id.ts';
import type { DeviceFacts } from '../../../../shared/device-jobs.ts';
import { facts } from '../../../ui/support/product-worlds.ts';

const one = (name: string | undefined, part: Partial<DeviceFacts> = {}): DeviceFacts => ({
  ...facts,
  id: `${name ?? 'nameless'}-id` as DeviceId,
  name,
  ...part,
});
const nine = one('lamp-9', { systemVersion: '1.5.2', lastHandshakeAt: 2 });
const ten = one('lamp-10', { systemVersion: undefined, lastHandshakeAt: undefined });
const eleven = one('Örtchen', { systemVersion: '10.0.0', lastHandshakeAt: 3, owner: { kind: 'nobody' } });
const nameless = one(undefined, { systemVersion: '2.3.1', lastHandshakeAt: 1 });
const devices = [ten, nameless, eleven, nine];
const ownerWords = ({ owner }: DeviceFacts) => (owner.kind === 'customer' ? owner.email : '');
const seen = (filter: string, sort: SortOrder) => viewOf(devices, { filter, sort }, ownerWords, 'en');

describe('the devices that are seen', () => {
  it('are all of them, as they were found', () => {
    expect(seen('  ', 'found')).toEqual(devices);
  });

  it('are narrowed by a part of the name, the id, the owner or the version, in any case', () => {
    expect(seen(' LAMP ', 'found')).toEqual([ten, nine]);
    expect(seen('nameless-id', 'found')).toEqual([nameless]);
    expect(seen('anna+', 'found')).toEqual([ten, nameless, nine]);
    expect(seen('10.0', 'found')).toEqual([eleven]);
    // A line is no word of one's own: nothing is found across two of them.
    expect(seen('lamp-9 lamp', 'found')).toEqual([]);
  });

  it('are sorted as people count, what is not told last', () => {
    expect(seen('', 'name')).toEqual([nine, ten, eleven, nameless]);
    expect(seen('', 'system')).toEqual([nine, nameless, eleven, ten]);
    expect(seen('', 'owner').at(-1)).toBe(eleven);
  });

  it('are sorted by when they were seen last, the newest first', () => {
    expect(seen('', 'seen')).toEqual([eleven, nine, nameless, ten]);
  });

  it('leave the list itself as it was', () => {
    seen('', 'name');
    expect(devices).toEqual([ten, nameless, eleven, nine]);
  });
});
