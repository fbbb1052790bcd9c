import { renameSync } from 'node:fs';
import Store from 'electron-store';
import * as v from 'valibot';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { type Policy, updateChannels } from '../../shared/policy.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { SettingsStore } from '../app/settings-port.ts';
import { checkUpdateServer } from '../app/update-server.ts';
import { checkCloudUrl } from '../cloud/cloud-input.ts';
import { defaultCloudUrl, defaultOAuthClient } from '../cloud/particle-cloud.ts';
import type { OAuthClient } from '../cloud/product-port.ts';

const stored = v.object({
  cloudUrl: v.fallback(v.string(), defaultCloudUrl),
  clientId: v.fallback(v.string(), defaultOAuthClient.id),
  photonPrefix: v.fallback(v.string(), 'Photon'),
  joinBy: v.fallback(v.picklist(['automatic', 'hand']), 'automatic'),
  wifiAdapter: v.fallback(v.pipe(v.string(), v.maxLength(64)), ''),
  updates: v.fallback(v.picklist(['on', 'off']), 'on'),
  updateServer: v.fallback(v.pipe(v.string(), v.maxLength(2048)), ''),
  updateChannel: v.fallback(v.picklist(updateChannels), 'stable'),
});

/**
 * Settings on disk (electron-store, written atomically), read as untrusted: what does not fit falls back to the default.
 * What the policy says goes before what a person or the command line does.
 * A client secret of the person's own stays out of the file, and goes to no other cloud than the one it was given for.
 */
export function settingsStore(
  overrides: { readonly cloudUrl: string | undefined },
  policy: Pick<Policy, 'values' | 'locked'> = { values: {}, locked: [] },
): SettingsStore {
  const { store, problem } = openStore();
  /** By the cloud that each is for. */
  const ownClients = new Map<string, OAuthClient>();

  const settings: SettingsStore = {
    problem,
    read() {
      const own = v.parse(stored, { ...store?.store, ...policy.values });
      const { clientId, photonPrefix, joinBy, wifiAdapter, updates, updateChannel } = own;
      const server = checkUpdateServer(own.updateServer, { shares: policy.values.updateServer !== undefined });
      const address = checkCloudUrl(policy.values.cloudUrl ?? overrides.cloudUrl ?? own.cloudUrl);
      const spokenTo = address.ok ? address.value : defaultCloudUrl;
      const given = ownClients.get(spokenTo);
      return {
        cloudUrl: spokenTo,
        client: given?.id === clientId ? given : { id: clientId, secret: defaultOAuthClient.secret },
        photonPrefix,
        joinBy,
        wifiAdapter,
        updates,
        updateServer: server.ok ? server.value : '',
        updateChannel,
      };
    },
    save({ cloudUrl, clientId, clientSecret, photonPrefix, joinBy, wifiAdapter }) {
      const address = checkCloudUrl(cloudUrl);
      if (!address.ok) return address;
      // 1–25 bytes, as the device's own limit (Device OS v1.5.2, hal/src/photon/softap.cpp:876-895).
      if (clientId.trim() === '' || Buffer.byteLength(photonPrefix) < 1 || Buffer.byteLength(photonPrefix) > 25) {
        return failure(setupError('invalid-input', { saw: clientId.trim() === '' ? '' : photonPrefix }));
      }
      const wanted = { cloudUrl: address.value, clientId: clientId.trim(), photonPrefix, joinBy, wifiAdapter };
      const { client, ...now } = settings.read();
      const saved = write(wanted, { ...now, clientId: client.id });
      if (saved.ok && clientSecret !== undefined) {
        ownClients.set(settings.read().cloudUrl, { id: clientId.trim(), secret: clientSecret });
      }
      return saved;
    },
    saveUpdates({ updates, updateServer, updateChannel }) {
      const now = settings.read();
      const asItIs = ['', now.updateServer].includes(updateServer.trim());
      const address = asItIs ? success(updateServer.trim()) : checkUpdateServer(updateServer);
      if (!address.ok) return address;
      return write(
        { updates, updateServer: address.value, updateChannel },
        { updates: now.updates, updateServer: now.updateServer, updateChannel: now.updateChannel },
      );
    },
    takeOwnSecret(client, cloudUrl) {
      if (!ownClients.has(cloudUrl)) ownClients.set(cloudUrl, client);
    },
  };

  /** What is locked stays out of the file: the person's own choice is back when the policy is gone. */
  function write<Values extends Readonly<Record<string, string>>>(wanted: Values, now: Values): Result<void> {
    const locked = new Set<string>(policy.locked);
    const entries = Object.entries(wanted);
    if (entries.some(([name, value]) => locked.has(name) && value !== now[name]))
      return failure(setupError('closed-by-policy'));
    if (store === undefined) return failure(setupError('settings-not-saved'));
    try {
      store.set(Object.fromEntries(entries.filter(([name]) => !locked.has(name))));
      return success(undefined);
    } catch (error) {
      return failure(setupError('settings-not-saved', { saw: error instanceof Error ? error.message : '' }));
    }
  }
  return settings;
}

/**
 * The file, or none where it can be neither read nor made (a folder of that name, no rights): the usual settings serve
 * then. One that is no JSON is set aside, so that the next change deletes nothing of it.
 */
function openStore(): { readonly store?: Store<Record<string, unknown>>; readonly problem: SetupError | undefined } {
  try {
    return { store: new Store({ name: 'settings' }), problem: undefined };
  } catch (error) {
    const problem = setupError('settings-unreadable', { saw: error instanceof Error ? error.name : '' });
    if (!(error instanceof Error) || error.name !== 'SyntaxError') return { problem };
    try {
      const store = new Store<Record<string, unknown>>({ name: 'settings', clearInvalidConfig: true });
      renameSync(store.path, `${store.path}.unreadable`);
      return { store, problem };
    } catch {
      return { problem };
    }
  }
}
