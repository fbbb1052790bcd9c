import { describe, expect, it } from 'vitest';
import { accountSession } from '../../../electron/app/account-session.ts';
import { keptSignIns } from '../../../electron/app/kept-sign-ins.ts';
import { productSession } from '../../../electron/app/product-session.ts';
import { signInGuard } from '../../../electron/app/sign-in-guard.ts';
import type { AccessToken, CloudAccount, CloudAuth } from '../../../electron/cloud/cloud-port.ts';
import type { ProductAuth, ProductCloud } from '../../../electron/cloud/product-port.ts';
import type { Vault } from '../../../electron/vault/vault-port.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

/** What is on the disk, without the disk. */
function memoryVault(held = new Map<string, string>()) {
  const vault: Vault = {
    place: () => 'encrypted',
    why: () => undefined,
    noteTold: () => undefined,
    holds: async (kind, cloudUrl) => held.has(`${kind} ${cloudUrl}`),
    read: async (kind, cloudUrl) => held.get(`${kind} ${cloudUrl}`),
    async keep(kind, cloudUrl, secret) {
      held.set(`${kind} ${cloudUrl}`, secret);
      return success(undefined);
    },
    async forget(kind, cloudUrl) {
      held.delete(`${kind} ${cloudUrl}`);
      return success(undefined);
    },
  };
  return { vault, held };
}

const guard = () => signInGuard(virtualClock(), () => 'one');
const nothing = () => undefined;
const details = { username: 'anna@example.com', password: 'the password' };

function account(
  vault: Vault,
  cloudUrl = () => 'https://one.example',
  check: Result<{ readonly userName: string | undefined }> = success({ userName: 'anna@example.com' }),
) {
  const seen: string[] = [];
  const auth = {
    signIn: async () => success({ kind: 'signed-in', token: 'the-token' as AccessToken }),
    account: (token: AccessToken) => {
      const one = {
        check: async () => {
          seen.push(`${cloudUrl()} ${token}`);
          return check;
        },
        signOut: async () => success(undefined),
      };
      return one as unknown as CloudAccount;
    },
  } as unknown as CloudAuth;
  return { session: accountSession(() => auth, guard(), nothing, keptSignIns(vault, cloudUrl).account), seen };
}

describe('staying signed in to the account', () => {
  it('is off unless asked for, and keeps the token and never the password', async () => {
    const { vault, held } = memoryVault();
    await account(vault).session.signIn(details);
    expect(held.size).toBe(0);
    await account(vault).session.signIn(details, true);
    expect([...held]).toEqual([['account https://one.example', '{"token":"the-token","userName":"anna@example.com"}']]);
  });

  it('goes on at the next start and asks the cloud then', async () => {
    const { vault } = memoryVault();
    await account(vault).session.signIn(details, true);
    const { session, seen } = account(vault);
    expect(await session.resume()).toBe('resumed');
    expect(session.state()).toMatchObject({ status: 'signed-in', userName: 'anna@example.com' });
    expect(seen).toEqual(['https://one.example the-token']);
  });

  it('ends with a token that the cloud does not take any more, and only then', async () => {
    const { vault, held } = memoryVault();
    await account(vault).session.signIn(details, true);
    const away = account(vault, undefined, failure(setupError('cloud-unreachable')));
    expect(await away.session.resume()).toBe('resumed');
    expect(held.size).toBe(1);
    const over = account(vault, undefined, failure(setupError('access-token-invalid')));
    expect(await over.session.resume()).toBe('ended');
    expect([over.session.state().status, held.size]).toEqual(['signed-out', 0]);
  });

  it('shows a token to no other cloud, and has it again for its own', async () => {
    const { vault } = memoryVault();
    let cloudUrl = 'https://one.example';
    const { session, seen } = account(vault, () => cloudUrl);
    await session.signIn(details, true);
    cloudUrl = 'https://two.example';
    session.forget();
    expect(await session.resume()).toBe('nothing');
    cloudUrl = 'https://one.example';
    expect(await session.resume()).toBe('resumed');
    expect(seen).toEqual(['https://one.example the-token']);
  });

  it('leaves nothing behind a sign-out, and says when it could not', async () => {
    const { vault, held } = memoryVault();
    const { session } = account(vault);
    await session.signIn(details, true);
    expect(await session.signOut()).toEqual(success(undefined));
    expect(held.size).toBe(0);
    const stubborn = account({ ...vault, forget: async () => failure(setupError('secrets-not-removed')) });
    await stubborn.session.signIn(details, true);
    expect(await stubborn.session.signOut()).toMatchObject({ error: { code: 'secrets-not-removed' } });
    expect(stubborn.session.state().status).toBe('signed-out');
  });

  it('deletes nothing at a sign-in without it: only a sign-out does', async () => {
    const { vault, held } = memoryVault();
    const { session } = account(vault);
    await session.signIn(details, true);
    await session.signIn({ username: 'bob@example.com', password: 'x' }, false);
    expect(held.size).toBe(1);
  });

  it('does not push aside somebody who signed in while the store was opening', async () => {
    const { vault } = memoryVault();
    await account(vault).session.signIn(details, true);
    let unlock = () => {};
    const locked = new Promise<void>((resolve) => {
      unlock = resolve;
    });
    const slow: Vault = { ...vault, read: (kind, cloudUrl) => locked.then(() => vault.read(kind, cloudUrl)) };
    const { session, seen } = account(slow);
    const resuming = session.resume();
    await session.signIn({ username: 'bob@example.com', password: 'x' }, true);
    unlock();
    expect(await resuming).toBe('nothing');
    expect([session.state().userName, seen]).toEqual(['bob@example.com', []]);
  });

  it.each(['', 'null', '{"token":"two words"}', '{"token":5}', '{"userName":"x"}'])(
    'passes over what it does not understand: %s',
    async (text) => {
      const { vault } = memoryVault(new Map([['account https://one.example', text]]));
      expect(await account(vault).session.resume()).toBe('nothing');
    },
  );
});

describe('staying signed in to the product', () => {
  const product = { id: 12, slug: 'lamp', name: 'Lamp', platformId: 6 };
  const request = { clientId: 'lamp-1', clientSecret: 'the secret', product: 'lamp', stay: true };

  function session(vault: Vault, look: Result<unknown> = success({ entries: [], page: 1, pages: 1 })) {
    const cloud = { product, clientId: 'lamp-1', listDevices: async () => look } as unknown as ProductCloud;
    const auth: ProductAuth = { openProduct: async () => success(cloud), resumeProduct: () => cloud };
    return productSession(() => auth, guard(), nothing, keptSignIns(vault, () => 'https://one.example').product);
  }

  it('keeps the client’s secret with its product, and goes on with both', async () => {
    const { vault, held } = memoryVault();
    await session(vault).open(request);
    expect(JSON.parse(held.get('product https://one.example') ?? '')).toEqual({
      client: { id: 'lamp-1', secret: 'the secret' },
      product,
    });
    const next = session(vault);
    expect(await next.resume()).toBe('resumed');
    expect(next.state()).toEqual({ id: 12, slug: 'lamp', name: 'Lamp', clientId: 'lamp-1' });
    expect(await next.signOut()).toEqual(success(undefined));
    expect([next.state(), held.size]).toEqual([undefined, 0]);
  });

  it('ends with a secret that the cloud refuses, and keeps it: the cloud shows it once', async () => {
    const { vault, held } = memoryVault();
    await session(vault).open(request);
    const next = session(vault, failure(setupError('oauth-client-refused')));
    expect(await next.resume()).toBe('ended');
    expect([next.state(), held.size]).toEqual([undefined, 1]);
  });

  it('deletes nothing when a product is opened without it', async () => {
    const { vault, held } = memoryVault();
    await session(vault).open(request);
    await session(vault).open({ ...request, stay: false });
    expect(held.size).toBe(1);
  });

  it('opens no other product than the one of the policy, by hand or by itself', async () => {
    const { vault, held } = memoryVault();
    await session(vault).open(request);
    const asked: string[] = [];
    const cloud = { product, clientId: 'lamp-1', listDevices: async () => success({}) } as unknown as ProductCloud;
    const only = (name: string, answer = cloud) => {
      const auth: ProductAuth = {
        openProduct: async (_client, text) => {
          asked.push(text);
          return success(answer);
        },
        resumeProduct: () => answer,
      };
      return productSession(
        () => auth,
        guard(),
        nothing,
        keptSignIns(vault, () => 'https://one.example').product,
        name,
      );
    };
    expect(await only('other').resume()).toBe('nothing');
    expect(held.size).toBe(1);
    expect(await only('lamp').resume()).toBe('resumed');
    expect(await only('12').resume()).toBe('resumed');
    expect(await only('other').open(request)).toMatchObject({ error: { code: 'closed-by-policy' } });
    expect(asked).toEqual([]);
    expect((await only('lamp').open(request)).ok).toBe(true);
    // A cloud that gives another one than it was asked for.
    const another = { ...cloud, product: { ...product, id: 13, slug: 'other' } };
    const session13 = only('lamp', another);
    expect(await session13.open(request)).toMatchObject({ error: { code: 'closed-by-policy' } });
    expect(session13.state()).toBeUndefined();
  });
});
