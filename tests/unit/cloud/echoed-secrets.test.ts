import { describe, expect, it } from 'vitest';
import { sendToCloud } from '../../../electron/cloud/cloud-request.ts';
import { particleCloud } from '../../../electron/cloud/particle-cloud.ts';
import { knownSecrets } from '../../../electron/diagnostics/known-secrets.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { writingsOf } from '../../../shared/secret-search.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const password = 'Tr0ub4dor&3é';

/** What is quoted of a refusal of `body`, by a program that was trusted with `secrets` at some time. */
async function quoted(body: string | object, secrets: readonly string[] = [password], type = 'application/json') {
  const known = knownSecrets();
  known.learn(secrets);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const connection = {
    baseUrl: 'https://cloud.example',
    fetch: async () => new Response(text, { status: 400, headers: { 'content-type': type } }),
    clock: virtualClock(),
    secrets: known.all,
  };
  const answer = await sendToCloud(connection, { method: 'GET', path: ['v1', 'devices'] }, neverAborted());
  if (answer.ok) throw new Error('a refusal was expected');
  return answer.error.saw ?? '';
}

/** The longest part of the secret that stands in the text. */
function longestPart(text: string, secret: string): number {
  for (let length = secret.length; length > 0; length -= 1) {
    for (let from = 0; from + length <= secret.length; from += 1) {
      if (text.toLowerCase().includes(secret.slice(from, from + length).toLowerCase())) return length;
    }
  }
  return 0;
}

describe('a secret that a cloud echoes in the answer to another call', () => {
  it.each(writingsOf(password))('is not quoted as %s', async (written) => {
    expect(await quoted({ error: `you said ${written}.` })).toBe('you said ….');
    expect(await quoted({ error: written.toUpperCase() })).toBe('…');
    expect(longestPart(await quoted(`you said ${written}.`, [password], 'text/plain'), written)).toBeLessThan(4);
  });

  it('is not quoted in part, wherever the cut falls', async () => {
    for (let before = 180; before <= 201; before += 1) {
      for (const page of [false, true]) {
        const words = `${'.'.repeat(before)}${password}`;
        const title = `<html><head><title>${words}</title></head></html>`;
        const text = await quoted(page ? title : { error: words }, [password], page ? 'text/html' : undefined);
        expect(longestPart(text, password)).toBeLessThan(3);
      }
    }
  });

  it.each<[string, string, number]>([
    ['blanks', ' ', 16 * 1024],
    ['blanks', ' ', 32 * 16 * 1024],
    ['marks that nobody sees', '\u200b', 32 * 16 * 1024],
    ['itself', password, 16 * 1024],
  ])('is not quoted in part behind padding of %s', async (_what, padding, edge) => {
    for (let missing = 1; missing < password.length; missing += 1) {
      const length = edge - missing;
      const before = '.'.repeat(length % padding.length).concat(padding.repeat(Math.floor(length / padding.length)));
      const text = await quoted(`${before}${password} and more ${'y'.repeat(5_000)}`, [password], 'text/plain');
      expect(longestPart(text, password)).toBeLessThan(4);
    }
  });

  it('leaves what is none alone', async () => {
    expect(await quoted({ error: 'Not permitted: this account has 100 devices.' })).toBe(
      'Not permitted: this account has 100 devices.',
    );
  });
});

it('a client secret that was sent with a sign-in is not quoted of the answer to a look', async () => {
  const page = '<html><head><title>Welcome, cl1ent-secret</title></head></html>';
  const fetch = async () => new Response(page, { headers: { 'content-type': 'text/html' } });
  const auth = particleCloud(
    { baseUrl: 'https://cloud.example', fetch, clock: virtualClock() },
    { id: 'own', secret: 'cl1ent-secret' },
  );
  const seen = await auth.reach(neverAborted());
  expect(seen).toMatchObject({ error: { code: 'cloud-sign-in-page', saw: 'Welcome, …' } });
});
