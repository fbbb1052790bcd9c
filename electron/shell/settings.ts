import { renameSync } from 'node:fs';
import Store from 'electron-store';
import * as v from 'valibot';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { looks, type SettingsChange, type SettingsValues, volumes } from '../../shared/ipc/settings.ts';
import { type Language, languages } from '../../shared/languages.ts';
import { type Policy, updateChannels } from '../../shared/policy.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { type KnownProduct, readKnownProducts, withoutProduct, withProduct } from '../app/known-products.ts';
import type { SettingsStore } from '../app/settings-port.ts';
import { checkUpdateServer } from '../app/update-server.ts';
import { checkCloudUrl } from '../cloud/cloud-input.ts';
import { defaultCloudUrl, defaultOAuthClient } from '../cloud/particle-cloud.ts';
import type { OAuthClient } from '../cloud/product-port.ts';

const languageChoice = v.picklist([...languages, 'system']);

const stored = v.object({
  cloudUrl: v.fallback(v.string(), defaultCloudUrl),
  clientId: v.fallback(v.string(), defaultOAuthClient.id),
  photonPrefix: v.fallback(v.string(), 'Photon'),
  joinBy: v.fallback(v.picklist(['automatic', 'hand']), 'automatic'),
  wifiAdapter: v.fallback(v.pipe(v.string(), v.maxLength(64)), ''),
  language: v.fallback(languageChoice, 'system'),
  look: v.fallback(v.picklist(looks), 'system'),
  sound: v.fallback(v.picklist(['on', 'off']), 'off'),
  volume: v.fallback(v.picklist(volumes), 'medium'),
  notifications: v.fallback(v.picklist(['on', 'off']), 'on'),
  updates: v.fallback(v.picklist(['on', 'off']), 'on'),
  updateServer: v.fallback(v.pipe(v.string(), v.maxLength(2048)), ''),
  updateChannel: v.fallback(v.picklist(updateChannels), 'stable'),
  historyDays: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  historyCount: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
});

/**
 * Settings on disk (electron-store, written atomically), read as untrusted: what does not fit falls back to the default.
 * What the policy says goes before what a person or the command line does; the command line holds until the person
 * applies another cloud or language, and what it says is never written.
 * A client secret of the person's own stays out of the file, and goes to no other cloud than the one it was given for.
 */
export function settingsStore(
  overrides: { readonly cloudUrl: string | undefined; readonly language?: Language | undefined },
  policy: Pick<Policy, 'values' | 'locked'> = { values: {}, locked: [] },
): SettingsStore {
  const { store, problem } = openStore();
  let { cloudUrl: commandLineUrl, language: commandLineLanguage } = overrides;
  /** By the cloud that each is for. */
  const ownClients = new Map<string, OAuthClient>();

  const settings: SettingsStore = {
    problem,
    read() {
      const own = v.parse(stored, { ...store?.store, ...policy.values });
      const { clientId, ...rest } = own;
      const server = checkUpdateServer(own.updateServer, { shares: policy.values.updateServer !== undefined });
      const address = checkCloudUrl(policy.values.cloudUrl ?? commandLineUrl ?? own.cloudUrl);
      const spokenTo = address.ok ? address.value : defaultCloudUrl;
      const given = ownClients.get(spokenTo);
      return {
        ...rest,
        cloudUrl: spokenTo,
        language: policy.values.language ?? commandLineLanguage ?? own.language,
        client: given?.id === clientId ? given : { id: clientId, secret: defaultOAuthClient.secret },
        updateServer: server.ok ? server.value : '',
      };
    },
    save({ clientSecret, ...change }) {
      const { client, ...now } = settings.read();
      const fit = fitting(change, now.updateServer);
      if (!fit.ok) return fit;
      const { cloudUrl, ...others } = fit.value;
      const isOther = cloudUrl !== undefined && cloudUrl !== now.cloudUrl;
      const saved = write(isOther ? fit.value : others, { ...now, clientId: client.id });
      if (saved.ok && isOther) commandLineUrl = undefined;
      if (saved.ok && others.language !== undefined) commandLineLanguage = undefined;
      if (saved.ok && clientSecret !== undefined) {
        const { cloudUrl, client: named } = settings.read();
        ownClients.set(cloudUrl, { id: named.id, secret: clientSecret });
      }
      return saved;
    },
    takeOwnSecret(client, cloudUrl) {
      if (!ownClients.has(cloudUrl)) ownClients.set(cloudUrl, client);
    },
    knownProducts() {
      const { cloudUrl: here } = settings.read();
      return knownProducts().flatMap(({ cloudUrl, ...product }) => (cloudUrl === here ? [product] : []));
    },
    rememberProduct({ id, slug, name, clientId }) {
      const { cloudUrl } = settings.read();
      put({ products: withProduct(knownProducts(), { cloudUrl, id, slug, name, clientId }) });
    },
    labelPrinter() {
      const name = store?.store.labelPrinter;
      return typeof name === 'string' && name.length <= 256 ? name : undefined;
    },
    rememberLabelPrinter(name) {
      put({ labelPrinter: name });
    },
    forgetProduct(product) {
      const { cloudUrl } = settings.read();
      return put({ products: withoutProduct(knownProducts(), { ...product, cloudUrl }) });
    },
  };

  function knownProducts(): readonly KnownProduct[] {
    return readKnownProducts(store?.store.products);
  }

  /** What is locked stays out of the file: the person's own choice is back when the policy is gone. */
  function write(wanted: Partial<SettingsValues>, now: Readonly<Record<string, unknown>>): Result<void> {
    const locked = new Set<string>(policy.locked);
    const entries = Object.entries(wanted);
    if (entries.some(([name, value]) => locked.has(name) && value !== now[name]))
      return failure(setupError('closed-by-policy'));
    return put(Object.fromEntries(entries.filter(([name]) => !locked.has(name))));
  }

  function put(values: Readonly<Record<string, unknown>>): Result<void> {
    if (store === undefined) return failure(setupError('settings-not-saved'));
    try {
      store.set(values);
      return success(undefined);
    } catch (error) {
      return failure(setupError('settings-not-saved', { saw: error instanceof Error ? error.message : '' }));
    }
  }
  return settings;
}

/** A change as it may be saved; `updateServer` is the one of now, which a policy alone may have set. */
function fitting(
  { language, ...change }: Omit<SettingsChange, 'clientSecret' | 'keepSecret'>,
  updateServer: string,
): Result<Partial<SettingsValues>> {
  const invalid = (saw: string) => failure(setupError('invalid-input', { saw }));
  const fit: { -readonly [Name in keyof SettingsValues]?: SettingsValues[Name] } = { ...change };
  if (language !== undefined) {
    if (!v.is(languageChoice, language)) return invalid(language);
    fit.language = language;
  }
  if (change.cloudUrl !== undefined) {
    const address = checkCloudUrl(change.cloudUrl);
    if (!address.ok) return address;
    fit.cloudUrl = address.value;
  }
  if (change.clientId !== undefined) {
    fit.clientId = change.clientId.trim();
    if (fit.clientId === '') return invalid('');
  }
  if (change.photonPrefix !== undefined) {
    const bytes = Buffer.byteLength(change.photonPrefix);
    // 1–25 bytes, as the device's own limit (Device OS v1.5.2, hal/src/photon/softap.cpp:876-895).
    if (bytes < 1 || bytes > 25) return invalid(change.photonPrefix);
  }
  if (change.updateServer !== undefined) {
    const asItIs = ['', updateServer].includes(change.updateServer.trim());
    const address = asItIs ? success(change.updateServer.trim()) : checkUpdateServer(change.updateServer);
    if (!address.ok) return address;
    fit.updateServer = address.value;
  }
  return success(fit);
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
