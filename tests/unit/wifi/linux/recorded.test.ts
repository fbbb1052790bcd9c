import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import { managedObjects, readAir } from '../../../../electron/wifi/linux/access-points.ts';
import { internetInterfaces } from '../../../../electron/wifi/linux/default-route.ts';
import { nmcli, readRows, readValues } from '../../../../electron/wifi/linux/nmcli.ts';
import type { Command } from '../../../../electron/wifi/run-command.ts';
import { linuxComputer, photon } from './linux-computer.ts';
import { recorded, recordedText } from './recorded-linux.ts';

const own = 'Photon Setup 0123456789ab';
const homeName = 'Home:Net é😀';
const home = 'ecdfd877-68e7-4f8d-a146-48adae122f03';
const absent = '5f7a1c7e-0000-4000-8000-000000000000';
const bytesName = [0x41, 0xff, 0x0a, 0x3a, 0x5c, 0x42];

describe('the recorded answers', () => {
  it.each<readonly [string, Command, number]>([
    ['general', nmcli.general(), 0],
    ['general-stopped', nmcli.general(), 8],
    ['permissions-no-session', nmcli.permissions(), 0],
    ['devices-home', nmcli.devices(), 0],
    ['adapter-facts', nmcli.adapterFacts('wlan0'), 0],
    ['adapter-facts-absent', nmcli.adapterFacts('wlan7'), 10],
    ['network-name', nmcli.networkNameOf(home), 0],
    ['network-name-absent', nmcli.networkNameOf(absent), 10],
    ['list', nmcli.list('wlan0'), 0],
    ['add-no-session', nmcli.addPhoton('Photon Setup 0123456789ac', photon, 'wlan0', 'nobody'), 4],
    ['remove-absent', nmcli.remove(own), 10],
    ['up-absent', nmcli.upByUuid(absent, 'wlan0'), 10],
    ['up-timeout', nmcli.upByUuid(home, 'wlan0'), 3],
    ['objects', managedObjects, 0],
    ['objects-stopped', managedObjects, 1],
  ])('%s: of the very command, with its exit code', (name, { file, args }, exitCode) => {
    expect(recorded(name)).toMatchObject({ command: [file, ...args], exitCode });
  });

  it('the rights of a user without a session, of whom a connection is refused', () => {
    const rights = new Map((readRows(recorded('permissions-no-session').output, 2) ?? []).map(([a, b]) => [a, b]));
    expect(rights.get('org.freedesktop.NetworkManager.settings.modify.own')).toBe('auth');
    expect(rights.get('org.freedesktop.NetworkManager.network-control')).toBe('auth');
    expect(readRows(recorded('permissions-root').output, 2)).toHaveLength(17);
  });

  it('the network’s name, its escapes undone, and the facts of an adapter', () => {
    expect(readValues(recorded('network-name').output)[0]).toBe(homeName);
    expect(readValues(recorded('adapter-facts').output)).toEqual(['yes', 'yes', '']);
    expect(readValues(recorded('adapter-facts-absent').output)).toEqual(['']);
  });

  it('the list: a name with a line feed tears its row, unless it is asked for in hexadecimal', () => {
    expect(readRows(recorded('list-by-name').output, 2)).toBeUndefined();
    const names = readRows(recorded('list').output, 2)?.map(([name = '']) => Buffer.from(name, 'hex'));
    expect(names).toContainEqual(Buffer.from(photon));
    expect(names).toContainEqual(Buffer.from(bytesName));
  });

  it('the routes: at home, on the Photon’s network without a way out, nowhere', () => {
    const ways = (name: string) => internetInterfaces(recordedText(name), () => false);
    expect(ways('routes-home')).toEqual(['wlan0']);
    expect(ways('routes-photon')).toEqual([]);
    expect(ways('routes-none')).toEqual([]);
  });

  it('the devices, as our adapter reads them', async () => {
    const answering = (name: string) =>
      linuxComputer({ special: (words) => (words[1] === 'status' ? recordedText(name) : undefined) });
    const { wifi } = answering('devices-home');
    expect(await wifi.adapters(neverAborted())).toMatchObject({ value: [{ id: 'wlan0' }] });
    const place = await wifi.remember('wlan0', neverAborted());
    expect(place).toMatchObject({ value: { networkName: homeName } });
    const handle = { ...JSON.parse(place.ok ? place.value.handle : ''), own };
    expect(handle.home).toBe(home);
    const at = (name: string) => answering(name).wifi.whereabouts(JSON.stringify(handle), neverAborted());
    expect(await at('devices-photon')).toBe('photon');
    expect(await at('devices-home')).toBe('home');
    for (const name of ['devices-between', 'devices-unmanaged', 'devices-nothing-connected']) {
      expect([name, await at(name)]).toEqual([name, 'nowhere']);
    }
  });

  it.each([
    ['general-networking-off', 'devices-networking-off', 'wifi-service-not-running'],
    ['general-radio-off', 'devices-radio-off', 'wifi-radio-off'],
    ['general', 'devices-unmanaged', 'wifi-adapter-not-managed'],
    // What an adapter looks like without wpa_supplicant, too: recorded alike.
    ['general', 'devices-radio-off', 'wifi-service-not-running'],
    ['general', 'devices-home', undefined],
  ])('%s, %s: %s', async (general, devices, expected) => {
    const { wifi } = linuxComputer({
      special: ([noun, verb]) => {
        if (verb !== 'status') return undefined;
        return recordedText(noun === 'general' ? general : devices);
      },
    });
    expect((await wifi.obstacle('wlan0', neverAborted()))?.code).toBe(expected);
  });
});

describe('what the air holds', () => {
  const { output } = recorded('objects');
  const text = Buffer.from(output).toString('utf8');

  it('is read with its names as bytes and the times of its hearing', () => {
    const air = readAir(output, 'wlan0');
    expect(air?.lastScan).toBeGreaterThan(0);
    expect(air?.accessPoints.map(({ ssid }) => Buffer.from(ssid))).toEqual(
      expect.arrayContaining([Buffer.from(photon), Buffer.from(homeName), Buffer.from(bytesName)]),
    );
    for (const { strength, lastSeen } of air?.accessPoints ?? []) {
      expect(strength).toBeGreaterThan(0);
      // Seconds against milliseconds; the network that the adapter is on is heard between scans, too.
      expect(Math.abs(lastSeen * 1000 - (air?.lastScan ?? 0))).toBeLessThan(5_000);
    }
  });

  it('is nothing for an adapter without Wi-Fi, an unknown one, and an answer of another form', () => {
    for (const adapter of ['lo', 'hwsim0', 'p2p-dev-wlan0', 'wlan9', '']) {
      expect(readAir(output, adapter)).toBeUndefined();
    }
    const other = ['', '{', 'null', '[]', '{"data":[]}', '{"data":[1]}', '{"data":[{}],"type":1}', text.slice(0, -3)];
    for (const answer of other) expect(readAir(Buffer.from(answer), 'wlan0')).toBeUndefined();
    expect(readAir(recorded('objects-stopped').output, 'wlan0')).toBeUndefined();
  });

  it('leaves out an access point that lacks a fact, and asks for those of the adapter alone', () => {
    const whole = readAir(output, 'wlan0')?.accessPoints.length ?? 0;
    for (const fact of ['Ssid', 'Strength', 'LastSeen']) {
      const answer = Buffer.from(text.replace(`"${fact}":`, '"Other":'));
      expect(readAir(answer, 'wlan0')?.accessPoints).toHaveLength(whole - 1);
    }
    for (const fact of ['LastScan', 'AccessPoints']) {
      expect(readAir(Buffer.from(text.replaceAll(`"${fact}":`, '"Other":')), 'wlan0')).toBeUndefined();
    }
  });

  it('never throws, whatever the answer and the names are', () => {
    fc.assert(fc.property(fc.json(), (json) => void readAir(Buffer.from(`{"data":[${json}]}`), 'wlan0')));
    const numbers = fc.array(fc.oneof(fc.integer({ min: 0, max: 255 }), fc.double()), { maxLength: 40 });
    fc.assert(
      fc.property(numbers, (ssid) => {
        const answer = JSON.parse(text);
        const [objects] = answer.data;
        for (const [name, object] of Object.entries<Record<string, unknown>>(objects)) {
          const facts = object['org.freedesktop.NetworkManager.AccessPoint'];
          if (facts !== undefined)
            objects[name] = { 'org.freedesktop.NetworkManager.AccessPoint': { ...facts, Ssid: { data: ssid } } };
        }
        for (const point of readAir(Buffer.from(JSON.stringify(answer)), 'wlan0')?.accessPoints ?? []) {
          expect(point.ssid.length).toBe(ssid.length);
        }
      }),
      { numRuns: 30 },
    );
  });
});
