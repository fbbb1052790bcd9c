import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryTextToBytes, bytesToBinaryText, concatBytes, utf8 } from '../../../shared/bytes.ts';
import { isClaimCode } from '../../../shared/claim-code.ts';
import {
  type CommandName,
  connectBody,
  encodeClaimCode,
  encodeHttpRequest,
  encodeNetwork,
  encodeTcpRequest,
  parseIdentity,
  parseKeyAnswer,
  parseResultCode,
  parseScan,
  parseVersion,
  readConfigureResult,
  readHttpAnswer,
  readTcpAnswer,
} from '../../../shared/softap-codec.ts';
import { parsePublicKey, systemRandomBytes } from '../../../shared/wifi-password.ts';
import encryption from '../../vectors/encryption.json' with { type: 'json' };
import enterpriseVectors from '../../vectors/enterprise.json' with { type: 'json' };
import http from '../../vectors/http-frames.json' with { type: 'json' };
import names from '../../vectors/names-and-codes.json' with { type: 'json' };
import results from '../../vectors/result-codes.json' with { type: 'json' };
import scans from '../../vectors/scans.json' with { type: 'json' };
import tcp from '../../vectors/tcp-frames.json' with { type: 'json' };

const { root, rsa } = enterpriseVectors;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytesOf = (scan: { body?: string; base64?: string }) =>
  scan.base64 === undefined ? utf8(scan.body ?? '') : Uint8Array.from(Buffer.from(scan.base64, 'base64'));

function key() {
  const parsed = parsePublicKey(encryption.testKey.publicKey);
  if (!parsed.ok) throw new Error('vector');
  return parsed.value;
}

describe('TCP requests', () => {
  it.each<[CommandName, string]>([
    ['version', tcp.requests.version],
    ['device-id', tcp.requests.device_id],
    ['scan-ap', tcp.requests.scan_ap],
    ['public-key', tcp.requests.public_key],
  ])('%s is sent as captured', (command, frame) => {
    expect(text(encodeTcpRequest(command, ''))).toBe(frame);
  });

  it('set and connect-ap are sent as captured', () => {
    const { developer } = names.claimCodes;
    if (!isClaimCode(developer)) throw new Error('vector');
    expect(text(encodeTcpRequest('set', encodeClaimCode(developer)))).toBe(tcp.requests.set_claim_code);
    expect(text(encodeTcpRequest('connect-ap', connectBody))).toBe(tcp.requests.connect_ap);
  });

  it('counts bytes, not characters', () => {
    const body = encodeNetwork({ ssid: 'Café', security: 0, channel: 6 }, key(), systemRandomBytes);
    expect(text(encodeTcpRequest('configure-ap', body))).toBe(tcp.requests.configure_ap_utf8.frame);
  });

  it('configure-ap has the captured form, cipher apart', () => {
    const choice = { ssid: 'TestRouter', security: 4_194_308, channel: 6, password: encryption.guidePassword };
    const frame = text(encodeTcpRequest('configure-ap', encodeNetwork(choice, key(), systemRandomBytes)));
    const withoutCipher = (whole: string) => whole.replace(/[0-9a-f]{256}/, 'CIPHER');
    expect(withoutCipher(frame)).toBe(withoutCipher(tcp.requests.configure_ap_guide));
  });
});

describe('configure-ap bodies', () => {
  const body = (choice: Parameters<typeof encodeNetwork>[0]) =>
    JSON.parse(encodeNetwork(choice, key(), systemRandomBytes)) as Record<string, unknown>;

  it('never gives an open network a password', () => {
    expect(body({ ssid: 'Cafe', security: 0, password: 'stray password' })).toEqual({ idx: 0, ssid: 'Cafe', sec: 0 });
  });

  it('says PEAP as the device wants it, the lines of the root certificate ended by raw line feeds', () => {
    const password = 'p';
    const enterprise = { kind: 'peap', userName: 'u', password, outerIdentity: 'anon', rootCertificate: root } as const;
    const encoded = encodeNetwork({ ssid: 'Corp', security: 37_748_742, enterprise }, key(), systemRandomBytes);
    expect(encoded).toContain(`"ca":"${root}"`);
    expect(JSON.parse(encoded.replaceAll('\n', ''))).toEqual({
      idx: 0,
      ssid: 'Corp',
      sec: 37_748_742,
      eap: 25,
      ii: 'u',
      oi: 'anon',
      ca: root.replaceAll('\n', ''),
      pwd: expect.stringMatching(/^[0-9a-f]{256}$/),
    });
  });

  it('says EAP-TLS as the device wants it, and escapes nothing', () => {
    const { certificate: clientCertificate, privateKey } = rsa;
    const enterprise = { kind: 'tls', clientCertificate, privateKey } as const;
    const choice = { ssid: 'Corp', security: 37_748_742, enterprise };
    const encoded = encodeNetwork(choice, key(), systemRandomBytes, Uint8Array.of(0x30, 0));
    expect(encoded).toContain(`"crt":"${clientCertificate}"`);
    expect(encoded).not.toContain('\\');
    expect(JSON.parse(encoded.replaceAll('\n', ''))).toMatchObject({
      eap: 13,
      ek: expect.stringMatching(/^[0-9a-f]{256}$/),
      key: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(() => encodeNetwork(choice, key(), systemRandomBytes)).toThrow('its key');
  });

  it.each(['tab\there', 'del\x7f', 'next\u0085line', 'two\nlines'])('sends the name %j as it is', (ssid) => {
    expect(encodeNetwork({ ssid, security: 0 }, key(), systemRandomBytes)).toBe(`{"idx":0,"ssid":"${ssid}","sec":0}`);
  });

  it('sends any kind of WEP as number 1, which older firmware stores usably', () => {
    expect(body({ ssid: 'Old', security: 32_769, password: '12345' })).toMatchObject({ sec: 1 });
  });

  it('takes a text that would break its JSON for a bug', () => {
    expect(() => encodeNetwork({ ssid: 'Bob"s', security: 0 }, key(), systemRandomBytes)).toThrow('ssid');
  });
});

describe('HTTP requests', () => {
  it('spell the headers as the device compares them', () => {
    const request = text(encodeHttpRequest('connect-ap', connectBody, '192.168.0.1'));
    expect(request).toBe(http.requests.connect_ap.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    expect(text(encodeHttpRequest('device-id', '', '192.168.0.1'))).toBe(
      http.requests.device_id.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
    );
  });
});

describe('TCP answers', () => {
  const read = (command: CommandName, answer: string, closed = false) => readTcpAnswer(command, utf8(answer), closed);

  it('is complete with the JSON, without waiting for the end of the connection', () => {
    const whole = tcp.responses.device_id;
    for (let length = 0; length < whole.length; length += 1) {
      expect(read('device-id', whole.slice(0, length)).kind).toBe('partial');
    }
    expect(read('device-id', whole)).toMatchObject({ kind: 'complete' });
  });

  it('of a scan is complete at its last bracket only, whatever the names hold', () => {
    for (const scan of scans.cases) {
      const whole = concatBytes([utf8('\n\n'), bytesOf(scan)]);
      for (let length = 0; length < whole.length; length += 1) {
        expect(readTcpAnswer('scan-ap', whole.subarray(0, length), false).kind).toBe('partial');
      }
      expect(readTcpAnswer('scan-ap', whole, false).kind).toBe('complete');
    }
  });

  it('without JSON means that the device did not understand', () => {
    const reading = read('set', tcp.responses.bad_request, true);
    expect(reading).toMatchObject({ kind: 'complete' });
    if (reading.kind === 'complete') {
      expect(parseResultCode(reading.body)).toMatchObject({ ok: false, error: { code: 'photon-request-refused' } });
    }
  });

  it('of a web or other server is foreign', () => {
    expect(read('device-id', 'HTTP/1.1 400 Bad Request\r\n').kind).toBe('foreign');
    expect(read('device-id', '<html>').kind).toBe('foreign');
  });
});

describe('HTTP answers', () => {
  const read = (command: CommandName, answer: string, closed = false) => readHttpAnswer(command, utf8(answer), closed);

  it('are put together from their chunks, at every cut', () => {
    const whole = http.responses.device_id;
    for (let length = 0; length < whole.length - 30; length += 7) {
      expect(read('device-id', whole.slice(0, length)).kind).toBe('partial');
    }
    const reading = read('device-id', whole);
    expect(reading.kind).toBe('complete');
    if (reading.kind === 'complete') expect(text(reading.body)).toBe('{"id":"3B0021001747353236343033","c":"1"}');
  });

  it.each([
    [http.responses.r0, 0],
    [http.responses.r_minus_1, -1],
  ])('carry result codes', (answer, expected) => {
    const reading = read('set', answer);
    if (reading.kind !== 'complete') throw new Error(reading.kind);
    expect(parseResultCode(reading.body)).toEqual({ ok: true, value: expected });
  });

  it('with an empty body mean that the device did not understand', () => {
    const reading = read('set', http.responses.bad_body);
    if (reading.kind !== 'complete') throw new Error(reading.kind);
    expect(parseResultCode(reading.body)).toMatchObject({ ok: false, error: { code: 'photon-request-refused' } });
  });

  it.each([
    http.responses.not_found,
    http.responses.root,
    http.responses.hello,
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Router</title>',
  ])('of anything else are foreign', (answer) => {
    expect(read('device-id', answer).kind).toBe('foreign');
  });
});

describe('parsed answers', () => {
  const answer = (whole: string) => utf8(whole.replace(/^\n\n/, ''));

  it('version, identity, key and result', () => {
    expect(parseVersion(answer(tcp.responses.version))).toEqual({ ok: true, value: 2 });
    expect(parseIdentity(answer(tcp.responses.device_id))).toEqual({
      ok: true,
      value: { id: '3b0021001747353236343033', claimedBefore: true },
    });
    expect(parseIdentity(answer(tcp.responses.device_id_unclaimed))).toMatchObject({ value: { claimedBefore: false } });
    expect(parseKeyAnswer(answer(tcp.responses.public_key))).toMatchObject({ ok: true });
    expect(parseKeyAnswer(answer(tcp.responses.public_key_missing))).toMatchObject({
      error: { code: 'photon-key-missing' },
    });
    expect(parseResultCode(answer(tcp.responses.ok))).toEqual({ ok: true, value: 0 });
  });

  it.each([
    '{"id":5,"c":"0"}',
    '{"id":"xyz","c":"0"}',
    '{"id":"3B0021001747353236343033","c":0}',
    '{"v":2}',
    '[]',
    'null',
    '{',
  ])('identity refuses %s', (body) => {
    expect(parseIdentity(utf8(body))).toMatchObject({ ok: false, error: { code: 'photon-answer-unreadable' } });
  });

  it('never throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        for (const parse of [parseVersion, parseIdentity, parseKeyAnswer, parseResultCode, parseScan]) {
          expect(typeof parse(bytes).ok).toBe('boolean');
        }
        expect(readTcpAnswer('scan-ap', bytes, true).kind).not.toBe('partial');
        expect(readHttpAnswer('set', bytes, true).kind).not.toBe('partial');
      }),
    );
  });
});

describe('scans', () => {
  const parse = (scan: { body?: string; base64?: string }) => {
    const parsed = parseScan(bytesOf(scan));
    if (!parsed.ok) throw new Error(parsed.error.code);
    return parsed.value;
  };
  const named = (name: string) => {
    const scan = scans.cases.find((entry) => entry.name.startsWith(name));
    if (scan === undefined) throw new Error(`no vector ${name}`);
    return scan;
  };

  it.each(scans.cases.map((scan) => [scan.name, scan] as const))('parses: %s', (_name, scan) => {
    const networks = parse(scan);
    const expected = 'expect_lenient_parse' in scan ? scan.expect_lenient_parse : undefined;
    if (expected !== undefined) expect(networks.map(({ ssid }) => ssid)).toEqual(expected);
    for (let index = 1; index < networks.length; index += 1) {
      expect(networks[index - 1]?.rssi).toBeGreaterThanOrEqual(networks[index]?.rssi ?? 0);
    }
  });

  it('puts access points of one name and security together, strongest kept', () => {
    const scan = named('duplicates');
    const merged = parse(scan).map(({ ssid, rssi, channel, security }) => ({
      ssid,
      best_rssi: rssi,
      ch: channel,
      sec: security,
    }));
    expect(merged).toEqual('expect_after_dedupe' in scan ? scan.expect_after_dedupe : 'no expectation');
    expect(parse(scan).map(({ accessPoints }) => accessPoints)).toEqual([3, 1]);
    expect(parse(named('same ssid'))).toHaveLength(2);
  });

  it('shows a name that is not UTF-8, but as not settable', () => {
    expect(parse(named('latin-1'))).toMatchObject([{ ssid: 'Caf�', notSettable: 'not-utf8' }]);
    expect(parse(named('backslash in'))).toMatchObject([{ notSettable: 'special-characters' }]);
  });

  it('finds any name of 1 to 32 bytes again, byte for byte', () => {
    const name = fc.uint8Array({ minLength: 1, maxLength: 32 }).filter((bytes) => !bytes.includes(0));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 6 }), (heard) => {
        const entries = heard.map(
          (bytes, index) => `{"ssid":"${bytesToBinaryText(bytes)}","rssi":${-40 - index},"sec":0,"ch":1,"mdr":54000}`,
        );
        const body = binaryTextToBytes(`{"scans":[${entries.join(',')}]}`);
        const unique = new Map(heard.map((bytes) => [bytesToBinaryText(bytes), bytes]));
        const shown = [...unique.values()].map((bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
        const parsed = parseScan(body);
        expect(parsed.ok && parsed.value.map(({ ssid }) => ssid)).toEqual(shown);
        expect(readTcpAnswer('scan-ap', body, false).kind).toBe('complete');
      }),
    );
  });

  it('are not cut at a name that looks like their end', () => {
    const body = utf8(
      '{"scans":[{"ssid":",\\"mdr\\":1}]}","rssi":-40,"sec":0,"ch":1,"mdr":54000}]}'.replaceAll('\\', ''),
    );
    const cut = body.subarray(0, text(body).indexOf(']}') + 2);
    expect(readTcpAnswer('scan-ap', cut, false).kind).toBe('partial');
    expect(parse({ body: text(body) })).toMatchObject([{ ssid: ',"mdr":1}]}' }]);
  });

  it.each(['{"scans":', '{"scans":[{"ssid":"a"}]}', '{"networks":[]}', 'x{"scans":[]}'])('refuses %s', (body) => {
    expect(parseScan(utf8(body))).toMatchObject({ ok: false, error: { code: 'photon-answer-unreadable' } });
  });
});

describe('results of configure-ap', () => {
  const plain = { ssid: 'Home', security: 0 };
  const enterprise = { ...plain, enterprise: { kind: 'peap', userName: 'u', password: 'p' } } as const;

  it.each([
    [0, 'stored'],
    [-2, 'network-not-heard'],
    [-3, 'network-name-refused'],
    [-4, 'network-password-length-refused'],
    [-16_640, 'network-password-not-decrypted'],
    [-1, 'network-not-stored'],
    [1, 'network-not-stored'],
    [7, 'network-not-stored'],
  ])('%i means %s', (result, code) => {
    const read = readConfigureResult(result, plain);
    expect(read.ok ? 'stored' : read.error.code).toBe(code);
  });

  it('1 means refused settings for an enterprise network', () => {
    expect(readConfigureResult(1, enterprise)).toMatchObject({ error: { code: 'enterprise-refused' } });
  });

  it('covers every documented code', () => {
    expect(results.cases.map(({ r }) => r)).toEqual([0, 1, -1, -2, -3, -4, -16_640, 'no JSON']);
  });
});
