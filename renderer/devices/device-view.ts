import type { DeviceFacts } from '../../shared/device-jobs.ts';

export const sortOrders = ['found', 'name', 'owner', 'seen', 'system'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** How a person wants to see what was found. */
export interface DeviceView {
  readonly filter: string;
  readonly sort: SortOrder;
}

/** The devices that fit, in the wanted order; the newest handshake first, what is not told last. */
export function viewOf(
  devices: readonly DeviceFacts[],
  { filter, sort }: DeviceView,
  ownerWords: (facts: DeviceFacts) => string,
  locale: string,
): readonly DeviceFacts[] {
  const wanted = filter.trim().toLowerCase();
  const fitting =
    wanted === ''
      ? devices
      : devices.filter((facts) =>
          `${facts.name ?? ''}\n${facts.id}\n${ownerWords(facts)}\n${facts.systemVersion ?? ''}`
            .toLowerCase()
            .includes(wanted),
        );
  if (sort === 'found') return fitting;
  if (sort === 'seen') {
    return [...fitting].sort((one, other) => (other.lastHandshakeAt ?? 0) - (one.lastHandshakeAt ?? 0));
  }
  const keyOf = {
    name: ({ name }: DeviceFacts) => name ?? '',
    owner: ownerWords,
    system: ({ systemVersion }: DeviceFacts) => systemVersion ?? '',
  }[sort];
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return fitting
    .map((facts) => ({ facts, key: keyOf(facts) }))
    .sort((one, other) => Number(one.key === '') - Number(other.key === '') || compare(one.key, other.key))
    .map(({ facts }) => facts);
}
