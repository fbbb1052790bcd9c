import { setupError } from '../../shared/errors.ts';
import { type KeptKind, type KeptSecret, keptKinds, type keptRequests } from '../../shared/ipc/kept.ts';
import { failure, success } from '../../shared/result.ts';
import type { Vault } from '../vault/vault-port.ts';
import type { HandlersOf } from './handlers.ts';
import type { KeptSignIns } from './kept-sign-ins.ts';
import type { PresetShelf } from './preset-shelf.ts';
import type { ProxyCredentials } from './proxy-credentials.ts';
import type { SettingsStore } from './settings-port.ts';
import type { SignIns } from './sign-ins.ts';

export interface KeptParts {
  readonly kept: KeptSignIns;
  readonly vault: Vault;
  readonly settings: Pick<SettingsStore, 'forgetProduct'>;
  readonly proxies: ProxyCredentials;
  readonly presets: () => Promise<Pick<PresetShelf, 'withPasswords' | 'forgetPasswords'>>;
  readonly who: Pick<SignIns, 'noteTold'>;
  readonly changed: () => void;
}

/** What is kept between two starts, and the proxy that asks for some of it. */
export function keptHandlers({
  kept,
  vault,
  settings,
  proxies,
  presets,
  who,
  changed,
}: KeptParts): HandlersOf<typeof keptRequests> {
  const slots = { product: kept.product, 'oauth-client': kept.client, proxies: kept.proxies } as const;

  /** Names only where nobody is asked to unlock anything for them. */
  async function namesOf(what: keyof typeof slots): Promise<readonly string[]> {
    if (vault.place() !== 'encrypted') return [];
    if (what === 'product') return [(await kept.product.read())?.product.name ?? []].flat();
    if (what === 'oauth-client') return [(await kept.client.read())?.id ?? []].flat();
    return (await kept.proxies.read())?.map(({ host, port }) => `${host}:${port}`) ?? [];
  }

  async function lookUp(what: KeptKind): Promise<readonly KeptSecret[]> {
    if (what === 'presets') {
      const names = await (await presets()).withPasswords();
      return names.length === 0 ? [] : [{ what, names }];
    }
    return (await slots[what].holds()) ? [{ what, names: await namesOf(what) }] : [];
  }

  return {
    async dismissSecretsProblem() {
      vault.noteTold();
      who.noteTold();
      changed();
      return success(undefined);
    },

    listKept: async () => success((await Promise.all(keptKinds.map(lookUp))).flat()),
    deleteKept: async ({ what }) => (what === 'presets' ? (await presets()).forgetPasswords() : slots[what].forget()),

    async forgetProduct(product) {
      const forgotten = settings.forgetProduct(product);
      changed();
      return forgotten;
    },

    async answerProxy(answer) {
      return proxies.answer(answer) ? success(undefined) : failure(setupError('invalid-input'));
    },

    async cancelProxy() {
      proxies.cancel();
      return success(undefined);
    },
  };
}
