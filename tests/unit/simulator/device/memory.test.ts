import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import { type Firmware, firmwareProfiles } from '../../../../electron/simulator/device/firmware.ts';
import { tryToJoin } from '../../../../electron/simulator/device/joining.ts';
import { connectToCloud } from '../../../../electron/simulator/device/life.ts';
import {
  hasCredentials,
  noEnterprise,
  noNetworks,
  type Slots,
  type StoredNetwork,
  withNetwork,
} from '../../../../electron/simulator/device/memory.ts';
import { deviceLatency } from '../../../../electron/simulator/device-latency.ts';
import { faultSwitches } from '../../../../electron/simulator/faults.ts';
import { fastLatencies } from '../../../../electron/simulator/latencies.ts';
import { eventLog } from '../../../../electron/simulator/world-events.ts';
import { parseDeviceId } from '../../../../shared/device-id.ts';
import { securityByName } from '../../../../shared/security-type.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';

const personal = securityByName['wpa2-aes'];
const enterprise = securityByName['wpa2-enterprise-aes'];
const network = (ssid: string, security: number = personal): StoredNetwork => ({
  ssid,
  security,
  channel: 0,
  securityKey: new Uint8Array(),
});

/** The names in the slots, `-` where one is empty. */
function afterStoring(added: readonly StoredNetwork[], firmware: Firmware = '2.3.1'): string {
  return names(added.reduce((slots: Slots, one) => withNetwork(slots, one, firmwareProfiles[firmware]), noNetworks));
}
const names = (slots: Slots) => slots.map((slot) => slot?.ssid ?? '-').join(' ');
const [a, b, c, d, e, f] = ['a', 'b', 'c', 'd', 'e', 'f'].map((ssid) => network(ssid));
const all = [a, b, c, d, e, f].filter((one) => one !== undefined);

/** What the device shows from the end of its listening mode on, where no network lets it in. */
async function lightsAfterLeaving(networks: Slots): Promise<readonly string[]> {
  const clock = virtualClock();
  const shown: string[] = [];
  const nobody = { arrive() {}, claim: () => false, announce() {}, updating() {}, leave() {} };
  const id = parseDeviceId('0123456789abcdef01234567');
  if (!id.ok) throw new Error(id.error.code);
  const way = connectToCloud({
    ...{ id: id.value, clock, latency: deviceLatency(clock), latencies: fastLatencies, faults: faultSwitches([]) },
    ...{ log: eventLog(() => clock.now()), networks: [], cloud: nobody, credentialsChanged: true },
    memory: { networks, enterprise: noEnterprise, claimCode: undefined, claimedFlag: false, antenna: 'internal' },
    signal: neverAborted(),
    show: (light) => void shown.push(light),
  });
  await clock.advance(60_000);
  await way;
  return shown;
}

/** add_wiced_wifi_credentials in hal/src/photon/wlan_hal.cpp, v1.5.2, where no other place is named. */
describe('the five slots', () => {
  it('take a new name at the front, and the last one falls out', () => {
    expect(afterStoring(all.slice(0, 2))).toBe('b a - - -');
    expect(afterStoring(all)).toBe('f e d c b');
  });

  it('keep a name that is there in its place', () => {
    expect(afterStoring([network('a'), network('b'), network('a')])).toBe('b a - - -');
  });

  it('hold a name twice in 0.4.4 (wlan_hal.c:310, v0.4.4)', () => {
    expect(afterStoring([network('a'), network('b'), network('a')], '0.4.4')).toBe('a b a - -');
  });

  it('have one for an enterprise network: the next one takes it over in its place', () => {
    const added = [network('Staff', enterprise), network('a'), network('Visitors', enterprise)];
    expect(afterStoring(added)).toBe('a Visitors - - -');
    // Before there were any, the number is kept and means nothing.
    expect(afterStoring(added, '0.6.4')).toBe('Visitors a Staff - -');
  });

  it('keep a hole where the enterprise network was, when the next one has a slot by its name', () => {
    const added = [network('Visitors'), network('Staff', enterprise), network('a'), network('Visitors', enterprise)];
    expect(afterStoring(added)).toBe('a - Visitors - -');
    // It is no room for another: all move along.
    expect(afterStoring([...added, network('b'), network('c'), network('d')])).toBe('d c b a -');
  });

  it('with a hole in the first one are no credentials at all (wlan_has_credentials, v1.5.2)', async () => {
    const added = [network('Visitors'), network('Staff', enterprise), network('Visitors', enterprise)];
    const networks = added.reduce(
      (slots: Slots, one) => withNetwork(slots, one, firmwareProfiles['2.3.1']),
      noNetworks,
    );
    expect(names(networks)).toBe('- Visitors - - -');
    expect(hasCredentials({ networks })).toBe(false);
    expect(await lightsAfterLeaving(networks)).toEqual(['white-breathing']);
    expect(await lightsAfterLeaving(networks.with(0, network('b')))).toContain('green-blinking');
    expect(hasCredentials({ networks: withNetwork(networks, network('b'), firmwareProfiles['2.3.1']) })).toBe(true);
  });

  it('that are full lose the last one to a network without a name, which 0.6.4 takes, and then hold no credentials', () => {
    expect(afterStoring([...all.slice(0, 5), network('')], '0.6.4')).toBe('- e d c b');
    expect(afterStoring([...all.slice(0, 2), network('')], '0.6.4')).toBe('b a - - -');
  });
});

it('every enterprise network is joined by the one configuration (wlan_has_enterprise_credentials, v1.5.2)', () => {
  const air = [{ ssid: 'Staff', rssi: -50, channel: 6, band: 2.4, security: enterprise, ...visitor() } as const];
  const kept = { ...noEnterprise, eap: 25, innerIdentity: 'visitor', password: 'front-desk-4' };
  const joins = (configuration: typeof kept) =>
    tryToJoin(network('Staff', enterprise), configuration, air, false).joined;
  expect([joins(kept), joins({ ...kept, innerIdentity: 'another' }), joins({ ...kept, eap: 0 })]).toEqual([
    true,
    false,
    false,
  ]);
});

function visitor() {
  return { userName: 'visitor', password: 'front-desk-4' };
}
