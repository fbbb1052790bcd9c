import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBeNamed, systemRootOf, windowsCommands } from '../../../../electron/wifi/windows/commands.ts';
import { openProfileXml } from '../../../../electron/wifi/windows/profile-xml.ts';
import { systemReportScript } from '../../../../electron/wifi/windows/report-script.ts';
import { readSystemReport } from '../../../../electron/wifi/windows/system-report.ts';
import { isJoinableName } from '../../../../shared/photon-name.ts';
import { anyName, awkwardNames, harmlessNames } from '../awkward-names.ts';
import { recordedText } from '../recorded-answers.ts';

const commands = windowsCommands('C:\\Windows');

describe('commands of Windows', () => {
  it('are full paths with one argument for each thing said, whatever a name contains', () => {
    fc.assert(
      fc.property(anyName, anyName, (name, alias) => {
        const netsh = 'C:\\Windows\\System32\\netsh.exe';
        const built = [
          [commands.connect(name, alias), ['wlan', 'connect', `name=${name}`, `interface=${alias}`]],
          [commands.deleteProfile(name, alias), ['wlan', 'delete', 'profile', `name=${name}`, `interface=${alias}`]],
          [commands.disconnect(alias), ['wlan', 'disconnect', `interface=${alias}`]],
          [commands.showNetworks(alias), ['wlan', 'show', 'networks', 'mode=bssid', `interface=${alias}`]],
          [commands.showProfiles(alias), ['wlan', 'show', 'profiles', `interface=${alias}`]],
          [
            commands.addProfile('C:\\Temp\\a b.xml', alias),
            ['wlan', 'add', 'profile', 'filename=C:\\Temp\\a b.xml', `interface=${alias}`, 'user=current'],
          ],
        ] as const;
        for (const [{ file, args }, expected] of built) {
          expect(file).toBe(netsh);
          expect(args).toEqual(expected);
        }
      }),
    );
  });

  it('ask PowerShell with one fixed text in which no quoting can go wrong', () => {
    expect(commands.systemReport()).toMatchObject({
      file: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', systemReportScript],
    });
    expect(systemReportScript).not.toMatch(/["\n\r%]/);
    expect(commands.systemReport()).toEqual(commands.systemReport());
  });

  it('find Windows where its environment says, if that is a plain path', () => {
    expect(systemRootOf({ SystemRoot: 'D:\\WINNT' })).toBe('D:\\WINNT');
    for (const told of [
      undefined,
      '',
      '\\\\server\\share',
      'C:\\Windows\\..\\Temp',
      'C:\\a"b',
      'Windows',
      'C:/Windows',
    ]) {
      expect(systemRootOf(told === undefined ? {} : { SystemRoot: told })).toBe('C:\\Windows');
    }
  });
});

describe('names given back to netsh', () => {
  it('are those that can mean only one thing', () => {
    for (const name of [
      'HomeNet',
      'Home Net',
      'Grünes Netz',
      "Café d'été",
      'a:b',
      '-x',
      '$(x)',
      '%TEMP%',
      '😀😀',
      ' a ',
    ]) {
      expect(canBeNamed(name)).toBe(true);
    }
    for (const name of ['', 'a"b', 'a\nb', 'a\0b', '\uD800', 'a\uFFFDb', 'a\uF7E4b', 'x'.repeat(256)]) {
      expect(canBeNamed(name)).toBe(false);
    }
  });
});

describe('profile of an open network', () => {
  it('is manual, open, and carries the name in bytes', () => {
    expect(openProfileXml('Photon-A2B3')).toContain(
      '<SSIDConfig><SSID><hex>50686F746F6E2D41324233</hex><name>Photon-A2B3</name></SSID><nonBroadcast>false</nonBroadcast></SSIDConfig>',
    );
    expect(openProfileXml('Photon-A2B3')).toContain('<connectionMode>manual</connectionMode>');
    expect(openProfileXml('Photon-A2B3')).toContain(
      '<authentication>open</authentication><encryption>none</encryption>',
    );
    expect(openProfileXml('ä\t')).toContain('<hex>C3A409</hex>');
  });

  it('has the same elements whatever the name contains, and the name comes out as it went in', () => {
    const elements = (xml: string) => xml.match(/<[^>]*>/g);
    const usual = elements(openProfileXml('x'));
    const names = /<name>([^<]*)<\/name>/g;
    fc.assert(
      fc.property(anyName, (name) => {
        const xml = openProfileXml(name);
        expect(elements(xml)).toEqual(usual);
        for (const [, text] of xml.matchAll(names)) {
          const back = (text ?? '').replace(/&(amp|lt|gt|quot|apos);/g, (_all, entity) => {
            return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[entity as 'amp'];
          });
          expect(back).toBe(name);
        }
        const bytes = Uint8Array.from(
          (/<hex>(.*)<\/hex>/.exec(xml)?.[1]?.match(/../g) ?? []).map((two) => parseInt(two, 16)),
        );
        expect(new TextDecoder().decode(bytes)).toBe(new TextDecoder('utf-8').decode(new TextEncoder().encode(name)));
      }),
    );
  });

  it('is made of names that passed the list alone, which lets none through that a program could misread', () => {
    expect(new Set(awkwardNames.filter(isJoinableName))).toEqual(new Set(harmlessNames));
  });
});

describe('report of PowerShell', () => {
  const text = recordedText('windows-report-en-11.json');
  it('lists the Wi-Fi adapters, and which way the internet goes', () => {
    expect(readSystemReport(`\uFEFF${text}`)).toMatchObject({
      ok: true,
      value: {
        serviceRuns: true,
        adapters: [{ guid: '7825d47a-5d59-4c93-8d91-2b0e1b5f6c4b', name: 'Wi-Fi', carriesInternet: false }],
      },
    });
    const wifiFirst = text.replace(/"metric": ?25/, '"metric":75');
    expect(readSystemReport(wifiFirst)).toMatchObject({ value: { adapters: [{ carriesInternet: true }] } });
  });

  it('follows a tunnel to the adapter below it, and where nobody tells that, to each', () => {
    const adapters = [
      { guid: '{7825D47A-5D59-4C93-8D91-2B0E1B5F6C4B}', name: 'Wi-Fi', index: 3, medium: 9 },
      { guid: '{8825D47A-5D59-4C93-8D91-2B0E1B5F6C4B}', name: 'Ethernet', index: 5, medium: 14 },
    ];
    const carries = (...routes: readonly { index: number; metric: number }[]) => {
      const read = readSystemReport(JSON.stringify({ service: 4, adapters, routes, interfaces: '' }));
      return read.ok && read.value.adapters.map(({ carriesInternet }) => carriesInternet);
    };
    const tunnel = { index: 40, metric: 5 };
    expect(carries(tunnel, { index: 3, metric: 50 })).toEqual([true]);
    expect(carries(tunnel, { index: 3, metric: 50 }, { index: 5, metric: 25 })).toEqual([false]);
    expect(carries(tunnel)).toEqual([true]);
    expect(carries()).toEqual([false]);
  });

  it('reads lists of one, of none and of nothing, as PowerShell 5.1 writes them', () => {
    const adapter = { guid: '{7825D47A-5D59-4C93-8D91-2B0E1B5F6C4B}', name: 'Wi-Fi', index: 3, medium: 9 };
    const read = (adapters: unknown, routes: unknown) =>
      readSystemReport(JSON.stringify({ service: 1, adapters, routes, interfaces: '' }));
    expect(read(adapter, { index: 3, metric: 1 })).toMatchObject({
      ok: true,
      value: { serviceRuns: false, adapters: [{ name: 'Wi-Fi', carriesInternet: true }] },
    });
    expect(read([null], null)).toMatchObject({ ok: true, value: { adapters: [] } });
    expect(read([adapter, { ...adapter, medium: 14 }], [null])).toMatchObject({
      ok: true,
      value: { adapters: [{ name: 'Wi-Fi', carriesInternet: false }] },
    });
  });

  it('is unreadable when it is anything else, and never an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (anything) => {
        expect(readSystemReport(anything)).toMatchObject({ ok: false, error: { code: 'wifi-tool-unreadable' } });
      }),
    );
  });
});
