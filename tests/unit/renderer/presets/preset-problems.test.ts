import { expect, it } from 'vitest';
import { newNetwork, newPreset, newVariable, type PresetDraft } from '../../../../renderer/presets/preset-draft.ts';
import { problemAt, problemOfLines, problemsIn } from '../../../../renderer/presets/preset-problems.ts';

const network = { ...newNetwork, ssid: 'HomeNet', password: 'front-desk-4' };
const draft: PresetDraft = { ...newPreset, name: 'lamps', networks: [network] };
const wrong = (change: Partial<PresetDraft>, known: readonly string[] = []) =>
  [...problemsIn({ ...draft, ...change }, known)].map(([at, { code }]) => `${at} ${code}`);
const ofNetworks = (...changes: object[]) => wrong({ networks: changes.map((change) => ({ ...network, ...change })) });

it('a whole preset has nothing wrong', () => expect(wrong({})).toEqual([]));

it('all that is wrong is said at once, each in its place', () => {
  expect(wrong({ name: ' ', stopAfter: '0', photonPrefix: 'ü'.repeat(13) })).toEqual([
    'name preset-unreadable',
    'photonPrefix preset-unreadable',
    'stopAfter preset-unreadable',
  ]);
  expect(wrong({ rule: 'fixed', product: '', email: 'ann' })).toEqual([
    'product preset-unreadable',
    'customer.email preset-unreadable',
  ]);
  expect(wrong({ namePattern: 'lamp' })).toEqual(['namePattern preset-unreadable']);
  expect(wrong({ until: 'accepted' })).toEqual(['acceptance preset-unreadable']);
  const variables = [{ ...newVariable, name: 'a', min: '2', max: '1' }];
  expect(wrong({ until: 'accepted', variables })).toEqual(['acceptance.variables.0 preset-unreadable']);
});

it('a network says what the Photon would not take, in bytes', () => {
  expect(ofNetworks({ ssid: 'ü'.repeat(17) })).toEqual(['networks.0.ssid network-name-invalid']);
  expect(ofNetworks({ ssid: 'a"b' })).toEqual(['networks.0.ssid network-name-not-settable']);
  expect(ofNetworks({ password: 'short' })).toEqual(['networks.0.password network-password-too-short']);
  expect(ofNetworks({ security: 'wep', password: '123456' })).toEqual(['networks.0.password network-wep-key-invalid']);
  expect(ofNetworks({}, {})).toEqual(['networks.1.ssid preset-unreadable']);
  expect(ofNetworks({ security: 'open', password: '' })).toEqual([]);
});

it('a password is asked for where none is known', () => {
  const missing = { networks: [{ ...network, password: '' }] };
  expect(wrong(missing)).toEqual(['networks.0.password network-password-missing']);
  expect(wrong(missing, ['HomeNet'])).toEqual([]);
  expect(ofNetworks({ security: '', password: '' })).toEqual(['networks.0.password network-password-missing']);
  // What the Photon hears decides, so nothing more is known of it.
  expect(ofNetworks({ security: '', password: 'short' })).toEqual([]);
});

it('a place has the problems of what is in it', () => {
  const problems = problemsIn({ ...draft, hooks: [{ kind: 'folder', path: '', run: '', url: '', tokenEnv: '' }] }, []);
  expect(problemAt(problems, 'hooks.0')?.code).toBe('preset-unreadable');
  expect(problemAt(problems, 'hooks.1')).toBeUndefined();
});

it('a text of a label that is wrong is told by its place in the box, and why', () => {
  const problemOf = (lines: string) =>
    problemOfLines(problemsIn({ ...draft, hasLabel: true, label: { ...draft.label, lines } }, []), lines);
  expect(problemOf('a\n\n{colour}')).toEqual({ number: 3, isLong: false });
  expect(problemOf(`\n${'x'.repeat(128)} \n${'x'.repeat(129)}`)).toEqual({ number: 3, isLong: true });
  expect(problemOf('a\n'.repeat(7))).toBe('many');
  expect(problemOf('a')).toBeUndefined();
});
