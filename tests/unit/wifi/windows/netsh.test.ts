import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import { readOutput } from '../../../../electron/wifi/command-output.ts';
import { readInterfaces } from '../../../../electron/wifi/windows/netsh-interfaces.ts';
import { readNetworks, readProfiles, refusalOf } from '../../../../electron/wifi/windows/netsh-lists.ts';
import { recordedAnswers, recordedText } from '../recorded-answers.ts';

const windows = recordedAnswers.filter(({ file }) => file.startsWith('windows-') && file.endsWith('.txt'));

const anyCommand = { file: 'netsh.exe', args: [], timeLimitMs: 1 };

/** JSON has no `undefined`: a key that is missing there is undefined here. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('recorded answers of netsh', () => {
  it('come in six languages and several versions of Windows', () => {
    const languages = ['English', 'German', 'French', 'Spanish', 'Japanese', 'Chinese'];
    for (const language of languages) expect(windows.some(({ system }) => system.includes(language))).toBe(true);
    expect(windows.length).toBeGreaterThanOrEqual(18);
  });

  it.each(windows)('$file, $system', ({ file, interfaces, networks, profiles, refusal }) => {
    const unix = recordedText(file);
    for (const text of [unix, unix.replaceAll('\n', '\r\n')]) {
      if (interfaces !== undefined) expect(plain(readInterfaces(text))).toEqual(interfaces);
      if (networks !== undefined) expect(plain(readNetworks(text))).toEqual(networks);
      if (profiles !== undefined) expect(readProfiles(text)).toEqual(profiles);
      expect(refusalOf(text)).toBe(refusal);
    }
    expect(interfaces ?? networks ?? profiles ?? refusal).toBeDefined();
  });

  it('mean the same in the code pages of consoles, where letters are not UTF-8', async () => {
    for (const { file, interfaces } of windows) {
      if (interfaces === undefined) continue;
      // Every letter beyond ASCII as two bytes, the second of them looking like ASCII, as some code pages write it.
      const output = Uint8Array.from(
        Array.from(recordedText(file)).flatMap((letter) => {
          const code = letter.codePointAt(0) ?? 0;
          return code < 0x80 ? [code] : [0x81 + (code % 0x7d), 0x5c];
        }),
      );
      const read = await readOutput(async () => ({ kind: 'ended', exitCode: 0, output }), anyCommand, neverAborted());
      const seen = readInterfaces(read.ok ? read.value.text : '');
      expect(seen.map(({ guid, radioOff, connection }) => [guid, radioOff, connection !== undefined])).toEqual(
        v
          .parse(v.array(v.looseObject({ guid: v.string(), radioOff: v.boolean() })), interfaces)
          .map(({ guid, radioOff, connection }) => [guid, radioOff, connection !== undefined]),
      );
    }
  });
});

describe('readers of netsh', () => {
  it('take a name with colons, blanks at its edges and a percent sign as it is', () => {
    const text = recordedText('windows-interfaces-en-11.txt').replaceAll(': HomeNet', ':  a: 7% ');
    expect(readInterfaces(text)[0]?.connection).toEqual({ ssid: ' a: 7% ', profile: ' a: 7%  2' });
  });

  it('take a percent sign before its number, as Turkish writes it', () => {
    const turkish = (file: string) => recordedText(file).replaceAll(/(Signal *: )(\d+)%/g, '$1%$2');
    expect(readInterfaces(turkish('windows-interfaces-en-10.txt'))).toEqual(
      readInterfaces(recordedText('windows-interfaces-en-10.txt')),
    );
    expect(readNetworks(turkish('windows-networks-en-11.txt'))).toEqual(
      readNetworks(recordedText('windows-networks-en-11.txt')),
    );
  });

  it('find no connection while Windows is still joining', () => {
    const text = recordedText('windows-interfaces-en-10.txt').replace(/ {4}BSSID[\s\S]*Profile.*\n/, '');
    expect(readInterfaces(text)).toMatchObject([{ name: 'Wi-Fi', connection: undefined }]);
  });

  it('find no connection in an address without a name before it', () => {
    const text = recordedText('windows-interfaces-en-10.txt').replace(/ {4}SSID.*\n/, '');
    expect(readInterfaces(text)).toMatchObject([{ name: 'Wi-Fi', connection: undefined }]);
  });

  it('keep two interfaces apart also without an empty line between them', () => {
    const [connected, disconnected] = recordedText('windows-interfaces-en-11-two.txt')
      .split(/\n\n(?= {4}Name)/)
      .slice(1);
    const text = ['Two:', disconnected?.split('\n\n')[0], connected].join('\n');
    expect(readInterfaces(text).map(({ name, connection }) => [name, connection?.ssid])).toEqual([
      ['WLAN 2', undefined],
      ['WLAN', 'HomeNet'],
    ]);
  });

  it('tell a connection without a profile from none', () => {
    const text = recordedText('windows-interfaces-en-10.txt').replace(/ {4}Signal[\s\S]*Profile.*\n/, '');
    expect(readInterfaces(text)[0]?.connection).toEqual({ ssid: 'HomeNet', profile: undefined });
  });

  it('never throw, whatever they are given, and whatever is cut off', () => {
    const pieces = windows.flatMap(({ file }) => recordedText(file).split('\n'));
    const line = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 20 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n');
        readProfiles(text);
        const signals = readNetworks(text).map(({ rssi }) => rssi ?? -50);
        return signals.every((rssi) => rssi <= -50) && readInterfaces(text).every(({ guid }) => guid.length === 36);
      }),
    );
    for (const { file } of windows) {
      const text = recordedText(file);
      for (let end = 0; end <= text.length; end += 31) readInterfaces(text.slice(0, end));
    }
  });

  it('take no longer for a line that somebody made long', () => {
    const startedAt = performance.now();
    for (const piece of ['1', ' ', 'a1', ': ', 'SSID 1 : ', '02:', '%']) {
      const line = piece.repeat(100_000);
      readNetworks(line);
      readProfiles(line);
      readInterfaces(line);
    }
    // Milliseconds when each is read once; minutes when every digit is a new beginning.
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
