import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Handlers } from '../../../electron/app/handlers.ts';
import { secretsIn } from '../../../electron/app/secrets-in.ts';
import { secretsOfRequest, watchedHandlers } from '../../../electron/app/watched-handlers.ts';
import { setupError } from '../../../shared/errors.ts';
import { requests } from '../../../shared/ipc/contract.ts';
import { failure, success } from '../../../shared/result.ts';

describe('what the window asks', () => {
  it('is noted by name and end, its secrets learned before it is done', async () => {
    const notes: string[] = [];
    const learned: string[] = [];
    const handlers = {
      signIn: async () => {
        notes.push(`known by then: ${learned.join()}`);
        return failure(setupError('sign-in-refused', { saw: 'no' }));
      },
      copyText: async () => success(undefined),
      cancelSetup: async () => {
        throw new Error('a bug');
      },
    } as unknown as Handlers;
    const log = { note: (topic: string, text: string) => notes.push(`${topic} ${text}`), lines: async () => [] };
    const watched = watchedHandlers(handlers, log, { learn: (secrets) => learned.push(...secrets) });
    await watched.signIn({ username: 'anna', password: 'hush-hush' });
    await watched.copyText({ text: 'something' });
    await expect(watched.cancelSetup()).rejects.toThrow('a bug');
    expect(notes[0]).toBe('known by then: hush-hush,hush-hush');
    expect(notes[1]).toMatch(/^asked signIn: sign-in-refused \(no\), \d+ ms$/);
    expect(notes[2]).toMatch(/^asked copyText: done, \d+ ms$/);
    expect(notes[3]).toMatch(/^bug cancelSetup: Error: a bug/);
    expect(notes.slice(1, 3).join()).not.toMatch(/hush|anna|something/);
  });

  it('hands out every secret that is in it', () => {
    const key = { kind: 'tls', privateKey: 'b', privateKeyPassphrase: 'f' };
    const choice = { ssid: 'x', security: 4_194_308, password: 'a', enterprise: { ...key, clientCertificate: 'c' } };
    const answered = { questionId: 'q', answer: { kind: 'choose-network', choice } };
    const found = [
      ...secretsIn(requests.answerQuestion.sends, answered),
      ...secretsIn(requests.useAccessToken.sends, { token: 'd' }),
      ...secretsIn(requests.submitOneTimeCode.sends, { code: ' e ' }),
      ...secretsIn(requests.signIn.sends, { username: 'anna', password: 'g', stay: true }),
    ];
    expect(new Set(found)).toEqual(new Set(['a', 'b', 'f', 'd', ' e ', 'e', 'g']));
  });

  it('may not be sent in a form in which secrets would be overlooked', () => {
    expect(() => secretsIn(v.record(v.string(), v.string()), { password: 'a' })).toThrow('record');
  });

  it('is known as it goes to the cloud, too', () => {
    const body = new URLSearchParams({ grant_type: 'password', username: 'anna', password: 'p w', client_secret: 's' });
    expect(secretsOfRequest({ headers: { Authorization: 'Bearer t' }, body: body.toString() })).toEqual([
      't',
      'p w',
      's',
    ]);
    const basic = Buffer.from('lamp-1:the:secret').toString('base64');
    expect(secretsOfRequest({ headers: { Authorization: `Basic ${basic}` } })).toEqual([basic, 'the:secret']);
    expect(secretsOfRequest({})).toEqual([]);
  });
});
