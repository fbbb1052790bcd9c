import { expect, it } from 'vitest';
import { problemReport, type ReportParts } from '../../../electron/diagnostics/report.ts';
import type { UsbPort } from '../../../electron/serial/usb-serial-port.ts';
import { parseDeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';

const parsed = parseDeviceId('3b0021001747353236343033');
if (!parsed.ok) throw new Error('vector');

function sectionOf(usb: ReportParts['usb']): readonly string[] {
  const snapshot = {
    system: {
      versions: { app: '', electron: '', chromium: '', node: '' },
      platform: 'linux',
      languages: ['en'],
      build: { commit: '', signed: false, runtime: 'source' },
    },
    language: 'en',
    settings: { cloudUrl: '', joinBy: 'automatic' },
    secrets: { place: 'disk' },
    wifi: 'idle',
  } as unknown as ReportParts['snapshot'];
  const report = problemReport({
    at: 0,
    snapshot,
    usualCloud: '',
    systemVersion: '',
    adapters: [],
    usb,
    events: [],
    deviceJob: [],
    attempts: [],
    log: [],
  });
  const [, section = ''] = report.split('[USB]\n');
  return section.split('\n\n')[0]?.split('\n') ?? [];
}

it('says what is plugged in over USB, and whether its port could be opened', () => {
  const photon: UsbPort = {
    path: '/dev/ttyACM0',
    identity: { kind: 'photon', name: 'Photon', id: parsed.value, firmware: '0.7' },
    denied: { group: 'dialout' },
  };
  const ports: readonly UsbPort[] = [photon, { identity: { kind: 'dfu', name: 'P1' } }];
  expect(sectionOf({ ready: success(undefined), ports: success(ports) })).toEqual([
    'ports: can be opened',
    `Photon, device ${parsed.value}, Device OS 0.7 or later, /dev/ttyACM0, not permitted`,
    'P1, DFU mode, device unknown, Device OS unknown, no port',
  ]);
});

it('says why not, where the part for USB does not load', () => {
  const unavailable = failure(setupError('cable-unavailable', { saw: 'wrong ELF class' }));
  expect(sectionOf({ ready: unavailable, ports: unavailable })).toEqual([
    'ports: cable-unavailable (wrong ELF class)',
    'list: cable-unavailable (wrong ELF class)',
  ]);
  expect(sectionOf({ ready: success(undefined), ports: success([]) })).toEqual(['ports: can be opened', 'nothing']);
});
