import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPhotonByBus } from '../../../../electron/wifi/linux/add-connection.ts';
import { internetInterfaces } from '../../../../electron/wifi/linux/default-route.ts';
import { nmcli, readRows, splitTerse } from '../../../../electron/wifi/linux/nmcli.ts';
import { anyName, awkwardNames } from '../awkward-names.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const rows = (text: string, count: number) => readRows(bytes(text), count);

/** What nmcli does to a value in terse output (nmcli(1), "--escape"). */
const escaped = (value: string) => value.replace(/[:\\]/g, '\\$&');

describe('a row of nmcli', () => {
  it.each([
    ['a:b', ['a', 'b']],
    ['a\\:b:c', ['a:b', 'c']],
    ['a\\\\:b', ['a\\', 'b']],
    ['a\\\\\\:b', ['a\\:b']],
    ['::', ['', '', '']],
    ['', ['']],
    ['a\\', ['a\\']],
    ['Photon-A2B3:60', ['Photon-A2B3', '60']],
  ])('%j is %j', (line, fields) => {
    expect(splitTerse(line)).toEqual(fields);
  });

  it('is read back as it was, whatever the values are', () => {
    const values = fc.array(anyName, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(values, (row) => {
        expect(splitTerse(row.map(escaped).join(':'))).toEqual(row);
      }),
    );
  });

  it('never throws, and loses no letter but the escapes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        const fields = splitTerse(line);
        expect(fields.join('').length).toBeLessThanOrEqual(line.length);
        expect(splitTerse(fields.map(escaped).join(':'))).toEqual(fields);
      }),
    );
  });
});

describe('rows of nmcli', () => {
  it('are read whole, or not at all when one has another number of fields', () => {
    expect(rows('wlan0:wifi\neth0:ethernet\n', 2)).toEqual([
      ['wlan0', 'wifi'],
      ['eth0', 'ethernet'],
    ]);
    expect(rows('', 5)).toEqual([]);
    // What cannot be handed back to a program hides nothing else.
    expect(rows('wlan0:Ho\0me\neth0:Cable\n', 2)).toEqual([['eth0', 'Cable']]);
    expect(rows('wlan0:wifi\neth0:ethernet:connected\n', 2)).toBeUndefined();
    expect(rows('wlan0\n', 2)).toBeUndefined();
    // A version before `--escape` shows a name's colons bare, one that knows another field fewer columns.
    expect(rows('Home:Net:60\n', 2)).toBeUndefined();
    expect(rows("Error: invalid field 'CON-UUID'; allowed fields: DEVICE,TYPE\n", 5)).toBeUndefined();
  });

  it('never throw, and have the wanted number of fields if any', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 9 }), (output, count) => {
        for (const row of readRows(output, count) ?? []) expect(row).toHaveLength(count);
      }),
    );
  });
});

describe('the commands of nmcli', () => {
  const own = 'Photon Setup 0123456789ab';
  const uuid = '7825d47a-5d59-4c93-8d91-2b0e1b5f6c4b';
  const terse = ['--terse', '--escape', 'yes'];

  it('that ask', () => {
    const asking = [
      [nmcli.general(), '--fields', 'RUNNING,NETWORKING,WIFI-HW,WIFI', 'general', 'status'],
      [nmcli.permissions(), '--fields', 'PERMISSION,VALUE', 'general', 'permissions'],
      [nmcli.devices(), '--fields', 'DEVICE,TYPE,STATE,CONNECTION,CON-UUID', 'device', 'status'],
      [nmcli.exists(own), '--get-values', 'connection.uuid', 'connection', 'show', 'id', own],
    ] as const;
    for (const [command, ...args] of asking) {
      expect(command).toEqual({ file: 'nmcli', args: [...terse, ...args], timeLimitMs: 10_000 });
    }
    expect(nmcli.networkNameOf(uuid).args).toEqual([
      ...terse,
      ...['--get-values', '802-11-wireless.ssid', 'connection', 'show', 'uuid', uuid],
    ]);
  });

  it.each(awkwardNames)('keep the adapter %j one argument', (adapter) => {
    expect(nmcli.adapterFacts(adapter).args).toEqual([
      ...terse,
      ...['--get-values', 'GENERAL.AUTOCONNECT,WIFI-PROPERTIES.2GHZ', 'device', 'show', adapter],
    ]);
    expect(nmcli.list(adapter).args).toEqual([
      ...terse,
      ...['--fields', 'SSID-HEX,SIGNAL', 'device', 'wifi', 'list', 'ifname', adapter, '--rescan', 'no'],
    ]);
    const wait = (seconds: number) => ['--wait', String(seconds)];
    const acting = [
      [nmcli.rescan(adapter), ...wait(5), 'device', 'wifi', 'rescan', 'ifname', adapter],
      [nmcli.upByName(own, adapter), ...wait(20), 'connection', 'up', 'id', own, 'ifname', adapter],
      [nmcli.upByUuid(uuid, adapter), ...wait(25), 'connection', 'up', 'uuid', uuid, 'ifname', adapter],
      [nmcli.remove(own), ...wait(10), 'connection', 'delete', 'id', own],
      [nmcli.disconnect(adapter), ...wait(10), 'device', 'disconnect', adapter],
    ] as const;
    for (const [command, ...args] of acting) {
      // An nmcli that waits longer than it was told to is ended a little later.
      expect(command).toEqual({ file: 'nmcli', args, timeLimitMs: Number(args[1]) * 1000 + 5_000 });
    }
  });

  it.each(awkwardNames)('make a connection for the network %j, of the person’s own and only for now', (name) => {
    const { args } = nmcli.addPhoton(own, name, 'wlan0', 'person');
    const settings = new Map<string, string>();
    expect(args.slice(0, 6)).toEqual(['--wait', '10', 'connection', 'add', 'save', 'no']);
    for (let index = 4; index < args.length; index += 2) settings.set(args[index] ?? '', args[index + 1] ?? '');
    expect(Object.fromEntries(settings)).toEqual({
      save: 'no',
      type: 'wifi',
      ifname: 'wlan0',
      'con-name': own,
      ssid: name,
      'connection.autoconnect': 'no',
      'connection.permissions': 'user:person',
      'ipv4.never-default': 'yes',
      'ipv4.ignore-auto-dns': 'yes',
      'ipv6.method': 'disabled',
    });
  });
});

describe('a connection over the bus', () => {
  it.each(awkwardNames)('for the network %j is the same, in the words of D-Bus', (name) => {
    const { file, args } = addPhotonByBus('Photon Setup 0123456789ab', name, 'wlan0', 'person');
    expect(file).toBe('busctl');
    const words = [...args.slice(args.indexOf('a{sa{sv}}') + 1)];
    const take = () => words.shift() ?? '';
    const value = (): unknown => {
      const type = take();
      if (type === 's') return take();
      if (type === 'b') return take() === 'true';
      const count = Number(take());
      return words.splice(0, count).map((one) => (type === 'ay' ? Number(one) : one));
    };
    const settings = Object.fromEntries(
      Array.from({ length: Number(take()) }, () => [
        take(),
        Object.fromEntries(Array.from({ length: Number(take()) }, () => [take(), value()])),
      ]),
    );
    expect(words).toEqual([]);
    expect(settings).toEqual({
      connection: {
        id: 'Photon Setup 0123456789ab',
        type: '802-11-wireless',
        'interface-name': 'wlan0',
        autoconnect: false,
        permissions: ['user:person:'],
      },
      '802-11-wireless': { ssid: [...Buffer.from(name)], mode: 'infrastructure' },
      ipv4: { method: 'auto', 'never-default': true, 'ignore-auto-dns': true },
      ipv6: { method: 'disabled' },
    });
  });
});

describe('the table of routes', () => {
  const head = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT';
  const route = (name: string, destination: string, metric: number, mask: string) =>
    `${name}\t${destination}\t0107A8C0\t0003\t0\t0\t${metric}\t${mask}\t0\t0\t0   `;
  const table = (...lines: readonly string[]) => [head, ...lines, ''].join('\n');
  const none = '00000000';
  const ways = (text: string) => internetInterfaces(text, (name) => name.startsWith('tun'));
  const defaultRouteInterface = (text: string) => ways(text)?.[0];

  it('follows a tunnel to what is below it', () => {
    const tunnel = route('tun0', none, 50, none);
    const wifi = route('wlan0', none, 600, none);
    const cable = route('eth0', none, 100, none);
    const farEnd = route('wlan0', '0A0B0C0D', 0, 'FFFFFFFF');
    expect(ways(table(tunnel, wifi))).toEqual(['wlan0']);
    expect(ways(table(tunnel, wifi, cable))).toEqual(['eth0']);
    expect(ways(table(tunnel, wifi, cable, farEnd))).toEqual(['wlan0']);
    expect(ways(table(tunnel, farEnd))).toEqual(['wlan0']);
    expect(ways(table(tunnel))).toBeUndefined();
    expect(ways(table())).toEqual([]);
  });

  it('tells the default route of the lowest metric', () => {
    const wifi = route('wlan0', none, 600, none);
    const cable = route('eth0', none, 100, none);
    const near = route('wlan0', '0007A8C0', 50, '00FFFFFF');
    expect(defaultRouteInterface(table(wifi, near))).toBe('wlan0');
    expect(defaultRouteInterface(table(wifi, near, cable))).toBe('eth0');
    expect(defaultRouteInterface(table(near))).toBeUndefined();
    // 0.0.0.0/1, as tunnels set it, is half of everything and no default route.
    expect(defaultRouteInterface(table(route('tun0', none, 0, '00000080'), wifi))).toBe('wlan0');
  });

  it.each(['', '\n', head, 'no table at all', `${head}\nwlan0`])('has none in %j', (text) => {
    expect(defaultRouteInterface(text)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void defaultRouteInterface(`${head}\n${text}`)));
  });
});
