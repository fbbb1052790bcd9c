import { describe, expect, it } from 'vitest';
import { errorRows } from '../../../../shared/error-table.ts';
import { type ErrorCode, setupError } from '../../../../shared/errors.ts';
import type { Platform } from '../../../../shared/ipc/snapshot.ts';
import { describeError } from '../../../../shared/text/describe-error.ts';
import { createTranslator } from '../../../../shared/text/translator.ts';
import { inEnglish } from '../../../support/texts.ts';

const codes = Object.keys(errorRows) as readonly ErrorCode[];
const network = { network: 'HomeNet', adapter: 'wlan1', rssi: -80 };
const everyDetail = {
  file: '/etc/x.json',
  address: 'https://example.com/',
  bytes: 7,
  limit: 64,
  saved: 7,
  waiting: 7,
  station: 'Bench 3',
  agoMs: 120_000,
  offMs: 600_000,
  serial: 'PHHT1234567890A',
  scanned: 'L-@###',
  pattern: 'L-####',
  hook: 'lamp',
  variable: 'PHOTON_SETUP_RECORD_PASSWORD',
  version: 7,
  row: 7,
  before: 3,
  expected: '2.3.1, 7',
  name: 'temperature',
  width: 82,
  height: 32,
  field: 'serial',
  printer: 'Zebra',
  id: '3b0021001747353236343033',
  ports: ['/dev/ttyACM0', '/dev/ttyACM1'],
  group: 'dialout',
  ...network,
};
const whose = { userName: 'ann@example.com', owner: 'ann@example.com', cloud: 'https://example.com' };
const anyOrNamed = [undefined, 'linux', 'windows', 'macos'] as const;

describe('describeError', () => {
  it.each(codes)('says %s in full sentences, with every placeholder filled', (code) => {
    for (const platform of anyOrNamed) {
      const error = setupError(code, { details: { ...everyDetail, ...whose } });
      const { title, happened, next } = inEnglish(error, platform);
      expect(`${title} ${happened} ${next}`).not.toMatch(/[{}]|errors\./);
      expect(title).not.toMatch(/[.!]$/);
      expect(happened).toMatch(/\.$/);
      expect(next).toMatch(/\.$/);
    }
  });

  it.each(codes)('keeps the tone for %s: no please, no oops, no exclamation mark', (code) => {
    for (const platform of anyOrNamed) {
      const { title, happened, next } = inEnglish(setupError(code), platform);
      expect(`${title} ${happened} ${next}`).not.toMatch(/please|oops|sorry|!/i);
    }
  });

  it('has a general word where the network has no name', () => {
    const unnamed = 'The Photon couldn’t join the network';
    expect(inEnglish(setupError('network-details-wrong')).title).toBe(unnamed);
    expect(inEnglish(setupError('network-details-wrong', { details: { network: '' } })).title).toBe(unnamed);
  });

  it('has a general word where the adapter has no name', () => {
    const happened = (adapter: string) => inEnglish(setupError('vpn-in-the-way', { details: { adapter } })).happened;
    expect(happened('')).toBe('Traffic for the Photon is going through another adapter.');
    expect(happened('tun0')).toBe('Traffic for the Photon is going through tun0.');
  });

  it('names the menus and settings of the system where it knows the system', () => {
    const next = (code: ErrorCode, platform?: Platform) => inEnglish(setupError(code), platform).next;
    expect(next('wifi-service-not-running')).toBe('Restart this computer, then try again.');
    expect(next('wifi-service-not-running', 'linux')).toContain('NetworkManager');
    expect(next('wifi-service-not-running', 'windows')).toContain('WLAN AutoConfig');
    expect(next('wifi-not-permitted', 'windows')).toContain('Location');
    expect(next('wifi-radio-off', 'macos')).toContain('menu bar');
    expect(next('wifi-no-adapter', 'macos')).toBe(next('wifi-no-adapter'));
  });

  it('writes units through Intl, one byte in the singular', () => {
    const happened = (bytes: number) =>
      inEnglish(setupError('network-password-too-short', { details: { bytes } })).happened;
    expect(happened(1)).toContain('1 byte.');
    expect(happened(7)).toContain('7 bytes.');
  });

  it('takes foreign text as text, whatever it looks like', () => {
    const foreign = '{{next}} $t(app.name) <b>';
    const error = setupError('network-details-wrong', {
      saw: foreign,
      details: { network: foreign, count: 2, lng: 'xx' },
    });
    expect(inEnglish(error).title).toBe(`The Photon couldn’t join ${foreign}`);
    expect(inEnglish(error).saw).toBe(`Message: ${foreign}`);
  });

  it('isolates a right-to-left name, so that it cannot turn the sentence', () => {
    const error = setupError('network-details-wrong', { details: { network: 'הבית' } });
    expect(inEnglish(error).title).toBe('The Photon couldn’t join \u2068הבית\u2069');
  });

  it('speaks the language of the translator it is given', async () => {
    const pseudo = await createTranslator('pseudo', ['errors']);
    expect(describeError(setupError('cancelled'), pseudo).title).toMatch(/^\[Šêt/);
  });
});
