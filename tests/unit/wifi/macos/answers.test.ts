import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBeNamed, isDevice, macosCommands } from '../../../../electron/wifi/macos/commands.ts';
import { readProfiler } from '../../../../electron/wifi/macos/profiler.ts';
import {
  readCurrentName,
  readDefaultDevice,
  readPower,
  readPreferred,
  readWifiDevices,
} from '../../../../electron/wifi/macos/settings-answers.ts';
import { readSummary } from '../../../../electron/wifi/macos/summary.ts';
import { anyName } from '../awkward-names.ts';
import { recordedAnswers, recordedText } from '../recorded-answers.ts';

const macos = recordedAnswers.filter(({ file }) => file.startsWith('macos-'));

/** JSON has no `undefined`: a key that is missing there is undefined here. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('recorded answers of macOS', () => {
  it.each(macos)('$file, $system', ({ file, devices, preferred, summary, profiled, defaultDevice }) => {
    const text = recordedText(file);
    if (devices !== undefined) expect(readWifiDevices(text)).toEqual(devices);
    if (preferred !== undefined) expect(readPreferred(text)).toEqual(preferred);
    if (summary !== undefined) expect(plain(readSummary(text))).toEqual(summary);
    if (profiled !== undefined) expect(plain(readProfiler(text))).toEqual({ ok: true, value: [profiled] });
    if (defaultDevice !== undefined) expect(readDefaultDevice(text)).toBe(defaultDevice);
    if (file === 'macos-current-15.txt') expect(readCurrentName(text)).toBeUndefined();
    expect(devices ?? preferred ?? summary ?? profiled ?? defaultDevice ?? file).toBeDefined();
  });
});

describe('readers of macOS', () => {
  it.each([
    ['44 (5GHz, 80MHz)', { channel: 44, in24GHz: false }],
    ['5 (6GHz, 160MHz)', { channel: 5, in24GHz: false }],
    // Of either band.
    ['11', {}],
  ])('take the channel %s for %o', (channel, expected) => {
    const text = recordedText('macos-profiler-15.5-not-connected.json').replaceAll('11 (2GHz, 20MHz)', channel);
    const read = readProfiler(text);
    expect(plain(read.ok && read.value[0]?.heard)).toEqual([{ ssid: 'Photon-A2B3', ...expected }]);
  });

  it('believe a name that is told', () => {
    expect(readCurrentName('Current Wi-Fi Network: Home: Net \n')).toBe('Home: Net ');
    expect(readSummary('  LinkStatusActive : TRUE\n  SSID : a : b \n')).toEqual({ linked: true, ssid: 'a : b ' });
  });

  it('do not choose between two names, nor believe one of a device without a link', () => {
    expect(readSummary('  LinkStatusActive : TRUE\n  SSID : a\n  SSID : b\n')).toEqual({
      linked: true,
      ssid: undefined,
    });
    expect(readSummary('  LinkStatusActive : FALSE\n  SSID : a\n')).toEqual({ linked: false, ssid: undefined });
    expect(readSummary('    LinkStatusActive : TRUE\n')).toBeUndefined();
    expect(readSummary('')).toBeUndefined();
  });

  it('read the power by its word, and another language as not known', () => {
    expect(readPower('Wi-Fi Power (en0): On\n')).toBe('on');
    expect(readPower('Wi-Fi Power (en1): Off\n')).toBe('off');
    expect(readPower('en0의 전원: 꺼짐')).toBeUndefined();
    expect(readPower('en4 is not a Wi-Fi interface.\n')).toBeUndefined();
  });

  it('find no Wi-Fi among other ports, and none with a device of another form', () => {
    expect(readWifiDevices('Hardware Port: Ethernet\nDevice: en0\n')).toEqual([]);
    expect(readWifiDevices('Hardware Port: Wi-Fi\nDevice: -x\n')).toEqual([]);
    expect(readWifiDevices('Hardware Port: AirPort\nDevice: en1\n\nHardware Port: Wi-Fi\nDevice: en2\n')).toEqual([
      'en1',
      'en2',
    ]);
  });

  it('tell unreadable System Information from none', () => {
    for (const text of [
      '',
      '{',
      '[]',
      '{"SPAirPortDataType":7}',
      '{"SPAirPortDataType":[{"spairport_airport_interfaces":[1]}]}',
    ]) {
      expect(readProfiler(text)).toMatchObject({ ok: false, error: { code: 'wifi-tool-unreadable' } });
    }
    expect(readProfiler('{"SPAirPortDataType":[{}]}')).toEqual({ ok: true, value: [] });
  });

  it('never throw, whatever they are given', () => {
    const pieces = macos.flatMap(({ file }) => recordedText(file).split('\n'));
    const line = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 20 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.json(), (lines, json) => {
        const text = lines.join('\n');
        const summary = readSummary(text);
        readPreferred(text);
        readPower(text);
        readCurrentName(text);
        readDefaultDevice(text);
        readProfiler(text);
        readProfiler(json);
        return readWifiDevices(text).every(isDevice) && (summary?.ssid === undefined || summary.linked);
      }),
    );
  });
});

describe('commands of macOS', () => {
  it('are full paths, with a name as one last argument whatever it contains', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(macosCommands.join('en0', name)).toMatchObject({
          file: '/usr/sbin/networksetup',
          args: ['-setairportnetwork', 'en0', name],
        });
        expect(macosCommands.removePreferred('en0', name)).toMatchObject({
          file: '/usr/sbin/networksetup',
          args: ['-removepreferredwirelessnetwork', 'en0', name],
        });
      }),
    );
    expect(macosCommands.setPower('en0', 'off')).toMatchObject({ args: ['-setairportpower', 'en0', 'off'] });
    expect(macosCommands.summary('en0')).toMatchObject({ file: '/usr/sbin/ipconfig', args: ['getsummary', 'en0'] });
    expect(macosCommands.profiler()).toMatchObject({ args: ['-json', 'SPAirPortDataType'] });
    expect(macosCommands.defaultRoute()).toMatchObject({ file: '/sbin/route', args: ['-n', 'get', 'default'] });
  });

  it('take back only names that can be no option', () => {
    for (const name of ['HomeNet', 'a"b', '$(x)', 'Someone’s iPhone', '😀']) expect(canBeNamed(name)).toBe(true);
    for (const name of ['', '-x', '--help', 'a\nb', 'a\0b', '\uD800', 'a\uFFFDb']) expect(canBeNamed(name)).toBe(false);
    for (const device of ['en0', 'en10']) expect(isDevice(device)).toBe(true);
    for (const device of ['', 'en', 'en0 ', '-en0', 'awdl0', 'en0;x', 'en0\n']) expect(isDevice(device)).toBe(false);
  });
});
