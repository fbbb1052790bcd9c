import { describe, expect, it } from 'vitest';
import { choiceFor, readPreset, withPasswords } from '../../../electron/station/preset.ts';
import { securityByName } from '../../../shared/security-type.ts';

const network = { ssid: 'HomeNet', passwordEnv: 'WIFI' };
const preset = { name: 'lamps', networks: [network] };
const codeOf = (fields: object) => {
  const read = readPreset(JSON.stringify({ ...preset, ...fields }));
  return read.ok ? 'ok' : [read.error.code, read.error.saw ?? read.error.details?.network].join(' ');
};

describe('a preset', () => {
  it('needs a name and a network, and has sensible values for the rest', () => {
    const read = readPreset(JSON.stringify(preset));
    expect(read).toMatchObject({
      ok: true,
      value: {
        version: 1,
        until: 'online',
        transport: 'wifi',
        stopAfter: 3,
        photonPrefix: 'Photon',
        customer: { rule: 'account' },
      },
    });
  });

  it('is taken whole or not at all, and names what is wrong', () => {
    expect(codeOf({ name: '' })).toBe('preset-unreadable name');
    expect(codeOf({ networks: [] })).toBe('preset-unreadable networks');
    expect(codeOf({ networks: Array(6).fill(network) })).toBe('preset-unreadable networks');
    expect(codeOf({ networks: [network, network] })).toBe('preset-unreadable networks.1.ssid');
    expect(codeOf({ networks: [{ ...network, password: 'in the clear' }] })).toBe(
      'preset-unreadable networks.0.password',
    );
    expect(codeOf({ networks: [{ ...network, passwordEnv: 'A B' }] })).toBe('preset-unreadable networks.0.passwordEnv');
    expect(codeOf({ networks: [{ ...network, security: 'wpa4' }] })).toBe('preset-unreadable networks.0.security');
    expect(codeOf({ stopafter: 5 })).toBe('preset-unreadable stopafter');
    expect(codeOf({ stopAfter: 0 })).toBe('preset-unreadable stopAfter');
    expect(codeOf({ transport: 'bluetooth' })).toBe('preset-unreadable transport');
    expect([codeOf({ transport: 'usb' }), codeOf({ transport: 'either' })]).toEqual(['ok', 'ok']);
    expect(codeOf({ until: 'later' })).toBe('preset-unreadable until');
    expect(codeOf({ until: 'accepted' })).toBe('preset-unreadable acceptance');
    expect(codeOf({ namePattern: 'lamp' })).toBe('preset-unreadable namePattern: lamp');
    expect(codeOf({ until: 'handed-over', namePattern: '{id}' })).toBe('preset-unreadable namePattern');
    expect(codeOf({ namePattern: '{part}-{n}' })).toBe('preset-unreadable namePattern: {part}-{n}');
    expect(codeOf({ part: 'LMP-100', namePattern: '{part}-{n}' })).toBe('ok');
    expect(readPreset('{')).toMatchObject({ error: { code: 'preset-unreadable' } });
    expect(readPreset('null')).toMatchObject({ error: { code: 'preset-unreadable' } });
    expect(readPreset(' '.repeat(70_000))).toMatchObject({ error: { code: 'preset-unreadable' } });
    expect(codeOf({ version: 2, later: true })).toBe('preset-newer ');
    expect(readPreset('{"version":1e999}')).toMatchObject({ error: { code: 'preset-unreadable' } });
  });

  it('may say what its devices are, whole and in plain text', () => {
    const read = readPreset(JSON.stringify({ ...preset, part: ' LMP-100 ', revision: 'B' }));
    expect(read).toMatchObject({ ok: true, value: { part: 'LMP-100', revision: 'B' } });
    for (const name of ['part', 'revision']) {
      expect(codeOf({ [name]: 'x'.repeat(64) })).toBe('ok');
      const codes = ['PHHMAB12CD34EF5', 'PHHMAB12CD34EF5 SECRETSECRETSEC', '3b0021001747353236343033', 'PS:STOP'];
      for (const text of ['', ' ', 'x'.repeat(65), 'a\u0007b', 'a\u202eb', 7, ...codes])
        expect(codeOf({ [name]: text })).toBe(`preset-unreadable ${name}`);
    }
  });

  it('may say what serial numbers look like, by one that does', () => {
    const read = readPreset(JSON.stringify({ ...preset, serialPattern: ' l-## ', serialSample: 'l-07' }));
    expect(read).toMatchObject({ ok: true, value: { serialPattern: 'L-##', serialSample: 'L-07' } });
    const of = (serialPattern?: unknown, serialSample?: unknown) => codeOf({ serialPattern, serialSample });
    for (const sample of [undefined, '', 'L-7', 'L-007', 'L-0O', 'L-##', 'L-07 '.padEnd(9, '7')])
      expect([sample, of('L-##', sample)]).toEqual([sample, 'preset-unreadable serialSample']);
    for (const pattern of [undefined, '', 'L-07', 'L ##', '#'.repeat(65), 7])
      expect([pattern, of(pattern, 'L-07')]).toEqual([pattern, 'preset-unreadable serialPattern']);
    expect(of('#'.repeat(64), '7'.repeat(64))).toBe('ok');
    expect(of('?'.repeat(30), 'PHHMAB12CD34EF5SECRETSECRETSEC')).toBe('preset-unreadable serialSample');
  });

  it('may begin with a golden Photon, by its ID or one that is named later, where it knows whose that becomes', () => {
    const id = '3B0021001747353236343033';
    const golden = (said: unknown) => readPreset(JSON.stringify({ ...preset, golden: said }));
    expect(golden(id)).toMatchObject({ ok: true, value: { golden: id.toLowerCase() } });
    expect(golden('ask')).toMatchObject({ ok: true, value: { golden: 'ask' } });
    for (const said of ['', 'any', id.slice(1), `${id} ${id}`, true]) {
      expect(golden(said)).toMatchObject({ error: { code: 'preset-unreadable', saw: 'golden' } });
    }
    expect(codeOf({ golden: id, product: 'lamp-v100', customer: { rule: 'none' } })).toBe('ok');
    for (const rule of ['list', 'asked']) {
      expect(codeOf({ golden: id, product: 'lamp-v100', customer: { rule } })).toBe('preset-unreadable golden');
    }
  });

  it('has a password for every network but open ones', () => {
    expect(codeOf({ networks: [{ ssid: 'Guest' }] })).toBe('preset-password-missing Guest');
    expect(codeOf({ networks: [{ ssid: 'Guest', security: 'open' }] })).toBe('ok');
    expect(codeOf({ networks: [{ ...network, security: 'open' }] })).toBe('preset-unreadable networks.0.passwordEnv');
    expect(codeOf({ networks: [{ ...network, security: 'wpa2-enterprise-aes' }] })).toBe(
      'preset-unreadable networks.0.security',
    );
  });

  it('passes rows on by TLS or on this computer, with nothing secret in an address', () => {
    const web = (url: string, tokenEnv?: string) =>
      codeOf({ hooks: [{ kind: 'web', url, ...(tokenEnv && { tokenEnv }) }] });
    expect([web('https://example.com/a', 'TOKEN'), web('http://127.0.0.1:80/')]).toEqual(['ok', 'ok']);
    for (const url of ['http://example.com/', 'https://ann:secret@example.com/', 'file:///etc', 'x']) {
      expect(web(url)).toBe('preset-unreadable hooks.0.url');
    }
    expect(web('https://example.com', 'in the clear')).toBe('preset-unreadable hooks.0.tokenEnv');
    expect(codeOf({ hooks: [{ kind: 'command', run: [] }] })).toBe('preset-unreadable hooks.0.run');
    expect(codeOf({ hooks: [{ kind: 'command', run: 'rm -rf' }] })).toBe('preset-unreadable hooks.0.run');
    expect(codeOf({ hooks: [{ kind: 'mail', to: 'ann' }] })).toBe('preset-unreadable hooks.0.kind');
    expect(codeOf({ hooks: Array(9).fill({ kind: 'folder', path: 'a' }) })).toBe('preset-unreadable hooks');
    const hooks = [{ kind: 'web' as const, url: 'https://example.com', tokenEnv: 'TOKEN' }];
    expect(withPasswords({ networks: [], hooks }, {})).toMatchObject({ error: { saw: 'hooks.0.tokenEnv' } });
    expect(withPasswords({ networks: [], hooks }, { TOKEN: 'a' }).ok).toBe(true);
  });

  it('may have a label, and says where in it something is wrong', () => {
    const label = { widthMm: 57, heightMm: 32, code: { kind: 'qr', of: 'id' }, lines: ['{name}'] };
    expect(codeOf({ label })).toBe('ok');
    expect(codeOf({ label: { ...label, lines: ['{colour}'] } })).toBe('preset-unreadable label.lines.0');
    expect(codeOf({ label: { ...label, widthMM: 57 } })).toBe('preset-unreadable label.widthMM');
    expect(codeOf({ label: { widthMm: 57, heightMm: 32 } })).toBe('preset-unreadable label');
    // What no device of the preset has.
    for (const [name, lines] of [
      ['part', ['{name}', '{part:-3}']],
      ['revision', ['{name}', '{revision}']],
    ] as const) {
      expect(codeOf({ label: { ...label, lines } })).toBe('preset-unreadable label.lines.1');
      expect(codeOf({ [name]: 'LMP-100', label: { ...label, lines } })).toBe('ok');
    }
    const lines = ['{id}', '{product}', '{customer:-4}'];
    expect(codeOf({ label: { ...label, lines } })).toBe('preset-unreadable label.lines.1');
    const nobodys = { product: 'lamps', customer: { rule: 'none' } };
    expect(codeOf({ ...nobodys, label: { ...label, lines } })).toBe('preset-unreadable label.lines.2');
    for (const customer of [{ rule: 'asked' }, { rule: 'list' }, { rule: 'fixed', email: 'a@example.com' }]) {
      expect(codeOf({ ...nobodys, customer, label: { ...label, lines } })).toBe('ok');
    }
  });

  it('is for an account, for one customer of a product, or for nobody in it', () => {
    const customer = { rule: 'fixed', email: 'ann@example.com' };
    expect(codeOf({ product: 'lamp', customer })).toBe('ok');
    expect(codeOf({ customer })).toBe('preset-unreadable customer');
    expect(codeOf({ product: 'lamp', customer: { rule: 'none' } })).toBe('ok');
    expect(codeOf({ customer: { rule: 'none' } })).toBe('preset-unreadable customer');
    expect(codeOf({ product: 'lamp', customer: { rule: 'none', email: customer.email } })).toBe(
      'preset-unreadable customer.email',
    );
    expect(codeOf({ product: 'lamp' })).toBe('preset-unreadable customer');
    expect(codeOf({ product: 'lamp', customer: { rule: 'fixed', email: 'ann' } })).toBe(
      'preset-unreadable customer.email',
    );
  });
});

describe('the passwords of a preset', () => {
  const passwords = (fields: object, environment: Record<string, string>) => {
    const read = readPreset(JSON.stringify({ ...preset, ...fields }));
    if (!read.ok) throw new Error(read.error.code);
    return withPasswords(read.value, environment);
  };

  it('come from the environment, without the line end of a file', () => {
    expect(passwords({}, { WIFI: 'front-desk-4\r\n' })).toEqual({
      ok: true,
      value: [{ ssid: 'HomeNet', security: undefined, password: 'front-desk-4' }],
    });
    for (const environment of [{}, { WIFI: '' }, { WIFI: '\n' }])
      expect(passwords({}, environment)).toMatchObject({
        error: { code: 'preset-password-missing', saw: 'WIFI', details: { network: 'HomeNet' } },
      });
  });

  it('are checked before the line starts, as far as the security is known', () => {
    const networks = [{ ...network, security: 'wpa2-aes' }];
    expect(passwords({ networks }, { WIFI: 'short' })).toMatchObject({ error: { code: 'network-password-too-short' } });
    expect(passwords({}, { WIFI: 'short' })).toMatchObject({ ok: true });
    expect(passwords({ networks: [{ ...network, ssid: 'a"b' }] }, { WIFI: 'front-desk-4' })).toMatchObject({
      error: { code: 'network-name-not-settable' },
    });
  });
});

describe('the network that a Photon is given', () => {
  const wpa2 = securityByName['wpa2-aes'];
  const heard = [
    { ssid: 'HomeNet', security: securityByName.open, channel: 1 },
    { ssid: 'HomeNet', security: wpa2, channel: 6 },
  ];

  it('is the heard one that fits, else the one that the preset describes', () => {
    const wanted = { ssid: 'HomeNet', security: undefined, password: 'front-desk-4' };
    expect(choiceFor(wanted, heard)).toMatchObject({ security: wpa2, channel: 6 });
    expect(choiceFor({ ...wanted, password: undefined }, heard)).toMatchObject({ security: 0, channel: 1 });
    expect(choiceFor({ ...wanted, security: wpa2 }, [])).toEqual({
      ssid: 'HomeNet',
      security: wpa2,
      password: 'front-desk-4',
    });
    expect(choiceFor(wanted, [])).toBeUndefined();
  });
});
