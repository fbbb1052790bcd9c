import { describe, expect, it } from 'vitest';
import type { AccessToken } from '../../../electron/cloud/cloud-port.ts';
import { sendToCloud, serverWords } from '../../../electron/cloud/cloud-request.ts';
import { defaultOAuthClient, particleCloud } from '../../../electron/cloud/particle-cloud.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import { firstRows } from '../../../electron/products/list-rows.ts';
import { readFields } from '../../../electron/simulator/device/json.ts';
import { readDefaultDevice } from '../../../electron/wifi/macos/settings-answers.ts';
import { readInterfaces } from '../../../electron/wifi/windows/netsh-interfaces.ts';
import { utf8 } from '../../../shared/bytes.ts';
import { setupError } from '../../../shared/errors.ts';
import { parsePublicKey } from '../../../shared/wifi-password.ts';
import encryption from '../../vectors/encryption.json' with { type: 'json' };

/** Each of these took minutes, or the whole stack, for a text that somebody else may send. */
const patientMs = 3_000;
const mebibyte = 1024 * 1024;
const fill = (piece: string, length = mebibyte) => piece.repeat(length / piece.length);

async function within<Value>(work: () => Value | Promise<Value>): Promise<Value> {
  const startedAt = performance.now();
  const value = await work();
  expect(performance.now() - startedAt).toBeLessThan(patientMs);
  return value;
}

function cloud(status: number, type: string, body: string) {
  const fetch = async () => new Response(body, { status, headers: { 'content-type': type } });
  return { baseUrl: 'https://cloud.example', fetch, clock: systemClock };
}

describe('long answers', () => {
  it('of a sign-in page that begins a title a million times', async () => {
    const page = cloud(200, 'text/html', fill('<title'));
    const answer = await within(() => sendToCloud(page, { method: 'GET', path: ['v1'] }, neverAborted()));
    expect(answer).toMatchObject({ ok: false, error: { code: 'cloud-sign-in-page' } });
  });

  it('of a server that says no in eight million letters', async () => {
    const angry = cloud(500, 'text/plain', fill('n', 8 * mebibyte));
    const answer = await within(() => sendToCloud(angry, { method: 'GET', path: ['v1'] }, neverAborted()));
    expect(answer).toMatchObject({ ok: false, error: { code: 'cloud-server-error' } });
  });

  it('of events that are nothing but line ends, or lines without a sense', async () => {
    for (const piece of ['\r', 'a\n']) {
      const ending = new AbortController();
      const account = particleCloud(cloud(200, 'text/event-stream', fill(piece)), defaultOAuthClient).account(
        'token' as AccessToken,
      );
      const ends = setTimeout(() => ending.abort(), patientMs / 3);
      await within(async () => {
        for await (const event of account.events('', ending.signal)) throw new Error(event.name);
      });
      clearTimeout(ends);
    }
  });

  it('of a list that is one word of the letters of ids', async () => {
    const rows = await within(() => firstRows({ from: 'text', text: fill('abcdef') }));
    expect(rows).toMatchObject({ ok: true });
  });

  it('of netsh and route, whatever they print', async () => {
    const guid = '    GUID : 7825d47a-5d59-4c93-8d91-2b0e1b5f6c4b\r\n';
    expect(await within(() => readInterfaces(guid.repeat(20_000)))).toHaveLength(20_000);
    expect(await within(() => readDefaultDevice(fill('\n')))).toBeUndefined();
  });

  it('of a client of the simulated Photon', async () => {
    await within(() => readFields(utf8(`{${fill('"a":1,')}`), { a: 'number' } as const));
  });

  it('are quoted from their beginning alone', async () => {
    const { saw = '' } = await within(() => setupError('cloud-refused', { saw: fill('a b\n', 16 * mebibyte) }));
    expect(saw).toHaveLength(200);
  });
});

describe('deep answers', () => {
  it('are refused with the words of their status, not with a full stack', async () => {
    const deep = `${fill('{"error":')}"x"${fill('}', mebibyte / 9)}`;
    const answer = await sendToCloud(
      cloud(400, 'application/json', deep),
      { method: 'GET', path: ['v1'] },
      neverAborted(),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'cloud-refused' } });
  });

  it('have words only where real ones have them', () => {
    let body: unknown = 'too deep';
    for (let depth = 0; depth < 100_000; depth += 1) body = { error: body };
    expect(serverWords(body)).toBeUndefined();
    expect(serverWords({ errors: [{ error: { status: 'no' } }] })).toBe('no');
  });
});

describe('keys that are no Photon’s', () => {
  const der = (tag: string, ...parts: readonly string[]) => {
    const body = parts.join('');
    return `${tag}82${(body.length / 2).toString(16).padStart(4, '0')}${body}`;
  };
  const key = (modulus: string, exponent: string) =>
    der('30', '300d06092a864886f70d0101010500', der('03', '00', der('30', der('02', modulus), der('02', exponent))));
  const modulus = `00${encryption.guideModulus}`;

  it('pass when they have its numbers', () => {
    expect(parsePublicKey(key(modulus, '010001'))).toMatchObject({ ok: true, value: { modulusBytes: 128 } });
  });

  it.each([
    ['so long that computing would take for ever', key(`00${'f'.repeat(2_000)}`, `7${'f'.repeat(1_999)}`)],
    ['longer than any answer', key(`00${'f'.repeat(60_000)}`, '010001')],
    ['too short for a password', key(`00${'f'.repeat(64)}`, '010001')],
    ['with a long exponent', key(modulus, `7${'f'.repeat(255)}`)],
    ['with the exponent 1, which hides nothing', key(modulus, '01')],
    ['with an even exponent', key(modulus, '010000')],
    ['with an even modulus', key(`${modulus.slice(0, -1)}0`, '010001')],
    ['below zero', key(`ff${modulus.slice(2)}`, '010001')],
    ['of nothing', key('00', '00')],
  ])('are refused: %s', async (_why, hex) => {
    const read = await within(() => parsePublicKey(hex));
    expect(read).toMatchObject({ ok: false, error: { code: 'photon-key-missing' } });
  });
});

describe('secrets that come back', () => {
  const password = 'pässword & "quotes" <b> + 100%';
  const form = { password };
  const written = [
    password,
    JSON.stringify({ error: `no: ${password}` }),
    `{"error":"p\\u00e4ssword & \\"quotes\\" <b> + 100%"}`,
    `{"error":"\\u0070\\u00e4ssword & \\"quotes\\" <b> + 100%"}`,
    new URLSearchParams(form).toString(),
    `password=${encodeURIComponent(password)}`,
    'pässword &amp; &quot;quotes&quot; &lt;b&gt; + 100%',
    '<title>pässword &amp; &quot;quotes&quot; &lt;b&gt; + 100%</title>',
    `${' '.repeat(300)}${password.replaceAll(' ', '   ')}`,
  ];

  it.each(written)('are not quoted, however they are written: %s', async (body) => {
    const answer = await sendToCloud(
      cloud(400, 'text/plain', body),
      { method: 'POST', path: ['x'], form },
      neverAborted(),
    );
    expect(answer.ok).toBe(false);
    const said = answer.ok ? '' : (answer.error.saw ?? '');
    expect(said).not.toMatch(/ssword.{0,6}&|quotes|%C3%A4ssword/);
  });
});
