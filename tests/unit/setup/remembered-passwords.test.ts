import { describe, expect, it } from 'vitest';
import { noteRemembered, rememberedPasswords } from '../../../electron/setup/remembered-passwords.ts';
import { securityByName } from '../../../shared/security-type.ts';

const security = securityByName['wpa2-aes'];
const home = { ssid: 'HomeNet', security };
const older = { ssid: 'HomeNet', security: securityByName.wep };
const cabin = { ssid: 'Cabin', security };

function open() {
  let changes = 0;
  const passwords = rememberedPasswords(() => {
    changes += 1;
  });
  return { passwords, changes: () => changes };
}

describe('remembered passwords', () => {
  it('belong to one network, by its name and its security', () => {
    const { passwords } = open();
    passwords.remember(home, 'kitchen-window');
    expect([home, older, cabin].map(passwords.of)).toEqual(['kitchen-window', undefined, undefined]);
  });

  it('are replaced by a newer one, and their networks are told without them', () => {
    const { passwords, changes } = open();
    for (const password of ['one', 'two', 'two']) passwords.remember(home, password);
    passwords.remember(cabin, 'three');
    expect(passwords.of(home)).toBe('two');
    expect(passwords.networks()).toEqual([home, cabin]);
    expect(JSON.stringify(passwords.networks())).not.toContain('two');
    expect(changes()).toBeGreaterThan(1);
  });

  it('are forgotten under a name, whatever its security, or all at once; forgetting nothing changes nothing', () => {
    const { passwords, changes } = open();
    passwords.forgetAll();
    passwords.forget('HomeNet');
    expect(changes()).toBe(0);
    for (const network of [home, older, cabin]) passwords.remember(network, 'x'.repeat(8));
    passwords.forget('HomeNet');
    expect(passwords.networks()).toEqual([cabin]);
    passwords.forgetAll();
    expect(passwords.networks()).toEqual([]);
  });

  it('are what the person asked for: to remember, to forget, or nothing', () => {
    const { passwords } = open();
    const choice = { ...home, password: 'kitchen-window' };
    noteRemembered(passwords, { choice });
    expect(passwords.networks()).toEqual([]);
    noteRemembered(passwords, { choice, remember: true });
    noteRemembered(passwords, { choice: { ...choice, password: 'another' } });
    expect(passwords.of(home)).toBe('kitchen-window');
    noteRemembered(passwords, { choice, remember: false });
    expect(passwords.networks()).toEqual([]);
  });
});
