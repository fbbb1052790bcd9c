import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  asksPassphrase,
  draftChoice,
  draftProblem,
  draftSecurity,
  firstDraft,
  isAmong,
  keptNetworks,
  mendedByChoosing,
  type NetworkDraft,
  networkFieldOf,
  networkKey,
  networkToMend,
  nothingChosen,
  offeredSecurities,
  secondEnterprise,
  tellsItsSecurity,
} from '../../../../renderer/set-up-run/network-form.ts';
import { firstDrafts } from '../../../../renderer/state/drafts-slice.ts';
import { setupError } from '../../../../shared/errors.ts';
import { securityByName, unknownSecurity } from '../../../../shared/security-type.ts';
import { foldAll } from '../../../../shared/setup-state.ts';
import { networks } from '../../../support/window-states.ts';

const named = (ssid: string) => {
  const heard = networks.find((network) => network.ssid === ssid);
  if (heard === undefined) throw new Error(`${ssid} is not heard`);
  return heard;
};
const home = named('HomeNet');
const guests = named('Guests');
const mystery = named('Mystery');
const eduroam = named('eduroam');
const enterprise = firstDrafts.enterpriseDraft;
const empty = firstDraft(networks, undefined, enterprise, false);
const typed = (part: Partial<NetworkDraft>): NetworkDraft => ({ ...empty, ...part });

describe('the draft that a question starts with', () => {
  it('has nothing chosen where nothing was tried, and never a secret', () => {
    expect(empty).toMatchObject({ selected: undefined, password: '', privateKey: '', privateKeyPassphrase: '' });
  });

  it('has the network that was tried, and its password where that is not in doubt', () => {
    const previous = { ssid: home.ssid, security: home.security, passwordKept: true };
    const again = { selected: networkKey(home), otherName: '', security: '', useKeptPassword: true };
    expect(firstDraft(networks, previous, enterprise, false)).toMatchObject(again);
    expect(firstDraft(networks, previous, enterprise, true)).toMatchObject({ ...again, useKeptPassword: false });
  });

  it('has the name and the security as they were given where the network is not heard any more', () => {
    const previous = { ssid: 'Attic', security: securityByName['wpa2-mixed'], passwordKept: false };
    const draft = firstDraft(networks, previous, enterprise, false);
    expect(draft).toMatchObject({ selected: 'other', otherName: 'Attic', security: 'wpa2-mixed' });
    expect(draftChoice(draft, undefined)).toMatchObject({ ssid: 'Attic', security: securityByName['wpa2-mixed'] });
  });

  it('tells two networks of one name apart by their security', () => {
    const open = { ...home, security: securityByName.open };
    expect(networkKey(open)).not.toBe(networkKey(home));
  });
});

describe('the security of a network', () => {
  it('is what the Photon heard, and the person’s word where it could not tell', () => {
    expect([tellsItsSecurity(home), tellsItsSecurity(mystery)]).toEqual([true, false]);
    expect(draftSecurity(typed({ security: 'wep' }), home)).toBe(home.security);
    expect(draftSecurity(typed({ security: 'wep' }), mystery)).toBe(securityByName.wep);
    expect(draftSecurity(typed({}), mystery)).toBeUndefined();
    expect(mystery.security).toBe(unknownSecurity);
  });

  it('that nobody knows is a problem of its own, whatever else is typed', () => {
    expect(draftProblem(typed({ password: 'long enough' }), mystery)?.code).toBe('network-security-unknown');
  });

  it.each(offeredSecurities)('%s can be chosen by hand', (security) => {
    expect(draftProblem(typed({ otherName: 'Attic', security }), undefined)?.code).not.toBe('network-security-unknown');
  });
});

describe('what is sent', () => {
  it('has the password as typed, blanks included, and the channel on which the network was heard', () => {
    expect(draftChoice(typed({ password: ' correct horse ' }), home)).toEqual({
      ssid: 'HomeNet',
      security: home.security,
      channel: home.channel,
      password: ' correct horse ',
    });
  });

  it('has no password for an open network, nor one that the main process keeps', () => {
    expect(draftChoice(typed({ password: 'left over' }), guests)).not.toHaveProperty('password');
    const kept = typed({ useKeptPassword: true });
    expect(draftChoice(kept, home)).not.toHaveProperty('password');
    expect(draftProblem(kept, home)).toBeUndefined();
    const quoted = { ...home, ssid: 'Jane’s "Wi-Fi"' };
    expect(draftProblem(typed({ password: 'long enough' }), quoted)?.code).toBe('network-name-not-settable');
    expect(draftProblem(typed({ password: 'long enough' }), quoted, 'cable')).toBeUndefined();
    expect(draftProblem(typed({}), home)?.code).toBe('network-password-missing');
  });

  it('has of an enterprise network what its kind needs, and nothing that was left empty', () => {
    const peap = typed({ userName: 'ann', password: 'secret', privateKey: 'not for this kind' });
    expect(draftChoice(peap, eduroam).enterprise).toEqual({ kind: 'peap', userName: 'ann', password: 'secret' });
    const tls = typed({
      kind: 'tls',
      clientCertificate: 'C',
      privateKey: 'K',
      outerIdentity: 'o',
      rootCertificate: 'R',
    });
    expect(draftChoice(tls, eduroam)).not.toHaveProperty('password');
    expect(draftChoice(tls, eduroam).enterprise).toEqual({
      kind: 'tls',
      clientCertificate: 'C',
      privateKey: 'K',
      outerIdentity: 'o',
      rootCertificate: 'R',
    });
  });

  it('has the passphrase of a private key only where that is encrypted', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const open = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const passphrase = { cipher: 'aes-128-cbc', passphrase: 'p' };
    const locked = privateKey.export({ type: 'pkcs8', format: 'pem', ...passphrase }).toString();
    expect([open, locked, 'no key'].map((one) => asksPassphrase({ privateKey: one }))).toEqual([false, true, false]);
    const draft = typed({ kind: 'tls', clientCertificate: 'C', privateKeyPassphrase: 'p' });
    expect(draftChoice({ ...draft, privateKey: open }, eduroam).enterprise).not.toHaveProperty('privateKeyPassphrase');
    expect(draftChoice({ ...draft, privateKey: locked }, eduroam).enterprise).toHaveProperty(
      'privateKeyPassphrase',
      'p',
    );
  });
});

describe('a second enterprise network', () => {
  const given = [{ ssid: 'eduroam', security: eduroam.security, stored: true }];

  it('is refused by the name of the first; the same one may be changed, and any other added', () => {
    const another = { ssid: 'Office', security: eduroam.security };
    expect(secondEnterprise(given, another)).toMatchObject({
      code: 'network-second-enterprise',
      details: { network: 'eduroam' },
    });
    expect(secondEnterprise(given, { ssid: 'eduroam', security: eduroam.security })).toBeUndefined();
    expect(secondEnterprise(given, { ssid: 'HomeNet', security: home.security })).toBeUndefined();
    expect(secondEnterprise([], another)).toBeUndefined();
  });
});

describe('where a problem is said', () => {
  it('is the field that the problem names, the one of its code, or the whole form', () => {
    const field = { details: { field: 'clientCertificate' } };
    expect(networkFieldOf(setupError('enterprise-details-missing', field))).toBe('clientCertificate');
    expect(networkFieldOf(setupError('network-password-too-short'))).toBe('password');
    expect(networkFieldOf(setupError('network-name-invalid'))).toBe('name');
    expect(networkFieldOf(setupError('network-security-unknown'))).toBe('security');
    expect(networkFieldOf(setupError('networks-not-joined'))).toBe('whole');
    // A form that has no such field says it as a whole.
    expect(networkFieldOf(setupError('customer-name-invalid'))).toBe('whole');
  });
});

it('tells in the next try how the last one failed, where another network can mend it', () => {
  const wrong = setupError('networks-not-joined');
  expect(mendedByChoosing(wrong)).toEqual(wrong);
  expect(mendedByChoosing(setupError('photon-not-found'))).toBeUndefined();
  expect(mendedByChoosing(undefined)).toBeUndefined();
});

describe('what another password may mend', () => {
  const wrong = setupError('network-details-wrong', { details: { network: home.ssid } });
  const ended = (...stored: readonly { readonly ssid: string; readonly security: number }[]) =>
    foldAll(stored.map((network) => ({ type: 'network-stored', at: 0, ...network }) as const));

  it('is the one network that the Photon could not join', () => {
    expect(networkToMend(wrong, ended(home))).toEqual({ ssid: home.ssid, security: home.security });
    expect(networkToMend(wrong, ended(named('OldRouter')))?.ssid).toBe('OldRouter');
  });

  it.each([
    ['no network of this run', wrong, []],
    ['several networks', wrong, [home, named('OldRouter')]],
    ['an open network', wrong, [guests]],
    ['a network with names and certificates', wrong, [eduroam]],
    ['a Photon that may still come online', setupError('photon-not-online'), [home]],
    ['details that worked before', setupError('photon-came-back-once'), [home]],
  ] as const)('is not %s', (_, error, stored) => {
    expect(networkToMend(error, ended(...stored))).toBeUndefined();
  });
});

describe('a password that the main process has', () => {
  const remembered = [{ ssid: 'HomeNet', security: home.security }];

  it('is that of the network tried before, and those to be remembered', () => {
    const previous = { ssid: 'Attic', security: home.security, passwordKept: true };
    expect(keptNetworks({ previous, remembered }).map(({ ssid }) => ssid)).toEqual(['Attic', 'HomeNet']);
    expect(keptNetworks({ previous: { ...previous, passwordKept: false } })).toEqual([]);
    expect(isAmong(remembered, home)).toBe(true);
    expect(isAmong(remembered, { ...home, security: securityByName.wep })).toBe(false);
  });

  it('stays remembered unless the person says otherwise, and no other is unless they say so', () => {
    const previous = { ssid: home.ssid, security: home.security, passwordKept: true };
    expect(firstDraft(networks, previous, enterprise, false, remembered).remember).toBe(true);
    expect(firstDraft(networks, previous, enterprise, false).remember).toBe(false);
    expect(nothingChosen.remember).toBe(false);
  });
});
