import { readDeviceList } from '../../../electron/station/device-list.ts';
import { choiceFor, readPreset, withPasswords } from '../../../electron/station/preset.ts';
import { parseDeviceId } from '../../../shared/device-id.ts';
import { scanReader } from '../../../shared/scan.ts';
import { isCustomerAddress, isPhotonSerial, scanCommands } from '../../../shared/scan-kinds.ts';
import { codedError, nothingPolluted, promise, settled } from '../engine/promises.ts';
import type { Target } from '../engine/target.ts';

const environment = { WIFI: 'front-desk-4' };

export const stationTargets: readonly Target[] = [
  {
    name: 'presets',
    files: [
      'electron/station/preset.ts',
      'shared/preset.ts',
      'shared/name-pattern.ts',
      'shared/placeholders.ts',
      'shared/serial-pattern.ts',
    ],
    seeds: [
      '{"name":"lamps","networks":[{"ssid":"HomeNet","passwordEnv":"WIFI"}],"namePattern":"lamp-{id:-6}-{n:4}"}',
      '{"version":1,"name":"a","networks":[{"ssid":"Guest","security":"open"}],"product":"lamp","customer":{"rule":"fixed","email":"ann@example.com"},"until":"handed-over","stopAfter":5,"photonPrefix":"Lamp"}',
      '{"name":"a","networks":[{"ssid":"b","security":"open"}],"product":"lamp","customer":{"rule":"none"},"golden":"ask"}',
      '{"version":2,"name":"a"}',
      '{"name":"a","networks":[{"ssid":"b","security":"open"}],"part":"LMP","revision":"B","serialPattern":"L-#@?","serialSample":"L-7A7","namePattern":"{part}-{n}"}',
      '{"name":"a","networks":[{"ssid":"b","security":"open"}],"hooks":[{"kind":"web","url":"https://a"},{"kind":"command","run":["b"]},{"kind":"folder","path":"c"}]}',
      '{"name":"a","networks":[{"ssid":"b","security":"open"}],"label":{"widthMm":57,"heightMm":32,"code":{"kind":"qr","of":"id"},"lines":["{name}"]}}',
      '{"name":"a","networks":[{"ssid":"b","security":"open"}],"until":"accepted","acceptance":{"firmware":{"system":"2.3.1"},"variables":[{"name":"t","min":1}],"functions":[{"name":"f","returns":1}]}}',
    ],
    words: ['"__proto__":{"polluted":1},', '{serial:-4}', '{date}', '{n:9}', '"wpa2-aes"', '1e999', '\\u0000'],
    run(input) {
      const read = readPreset(input);
      if (!read.ok) return codedError(read.error);
      const { networks, pattern, serialPattern, serialSample, stopAfter } = read.value;
      promise(serialPattern?.length === serialSample?.length, 'a sample that does not fit its pattern');
      promise(stopAfter >= 1 && networks.length > 0, 'a preset without a network or a rule');
      const parts = { id: '3b0021001747353236343033', serial: undefined, at: 0, number: 7 };
      if (pattern !== undefined) {
        const name = pattern.fill(parts);
        const isCut = name.length >= 64;
        promise(
          !pattern.counts || isCut || pattern.numberIn(name, parts) === 7,
          'a name that its pattern does not know',
        );
      }
      settled(withPasswords(read.value, environment), (given) =>
        promise(
          given.every((network) => (choiceFor(network, []) === undefined) === (network.security === undefined)),
          'a network without a security',
        ),
      );
      nothingPolluted();
    },
  },
  {
    name: 'scans',
    files: ['shared/scan.ts'],
    seeds: [
      'PHHMAB12CD34EF5 SECRETSECRETSEC\n',
      'PHHMAB12CD34EF5PHNTAB12CD34EF5\r\n3b0021001747353236343033\t',
      ']d2PHHMAB12CD34EF5\nPS:STOP\nPS:RETRY',
      'mailto:ann@example.com\nann@example.combob@example.com\nann@',
    ],
    words: ['PHKHAB', 'PHHM', 'ann@', 'PS:', ']d2', '\n', '\t', '3b0021001747353236343033', '\u200b', 'constructor'],
    run(input) {
      const reader = scanReader();
      const [whole, ...late] = input.split('|');
      const scans = [
        ...reader.take(whole ?? '', 0),
        ...late.flatMap((piece, index) => reader.take(piece, index * 300)),
        ...reader.pause(Number.MAX_SAFE_INTEGER),
      ];
      promise(reader.dueAt() === undefined, 'a scan that no pause ends');
      for (const scan of scans) {
        if (scan.kind === 'serial')
          promise(isPhotonSerial(scan.serial), 'a serial number of no Photon, or a secret behind it');
        if (scan.kind === 'device-id') promise(parseDeviceId(scan.id).ok, 'no ID');
        if (scan.kind === 'customer') promise(isCustomerAddress(scan.email), 'no address');
        if (scan.kind === 'command') promise(Object.values(scanCommands).includes(scan.command), 'no command');
      }
    },
  },
  {
    name: 'lists of devices',
    files: ['electron/station/device-list.ts'],
    seeds: [
      'serial,id,customer,name\nL-1,3b0021001747353236343033,ann@example.com,lamp',
      'sn\nL-1\nL-2',
      'Device ID,Batch\n3b0021001747353236343033,7',
    ],
    words: ['serial', 'device_id', 'e-mail', '__proto__', 'constructor', '3b0021001747353236343033', '\u202e'],
    run(input) {
      const rows = input.split('\n').map((line, index) => ({ row: index + 1, cells: line.split(',') }));
      const preset = {
        customer: { rule: rows.length % 2 === 0 ? 'list' : 'account' },
        pattern: undefined,
        until: 'online',
      } as const;
      const read = readDeviceList(rows, preset);
      if (!read.ok) return codedError(read.error);
      const { devices, namesDevices } = read.value;
      promise(devices.length === rows.length - 1, 'a row that is lost');
      promise(
        devices.every(({ id, serial }) => (namesDevices ? id : serial) !== undefined),
        'a row that names nothing',
      );
      const ids = devices.flatMap(({ id }) => id ?? []);
      promise(new Set(ids).size === ids.length, 'a device twice');
      nothingPolluted();
    },
  },
];
