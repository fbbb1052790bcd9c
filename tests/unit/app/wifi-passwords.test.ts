import { expect, it } from 'vitest';
import { wifiPasswords } from '../../../electron/app/wifi-passwords.ts';

const home = { ssid: 'HomeNet', security: 4_194_308 };

it('passwords are remembered for the world that they were typed in, and for this practice session alone', () => {
  let practice: object | undefined;
  const passwords = wifiPasswords(
    () => practice,
    () => undefined,
  );
  passwords.here().remember(home, 'kitchen-window');
  practice = {};
  expect(passwords.here().networks()).toEqual([]);
  passwords.here().remember(home, 'made up');
  expect(passwords.here().of(home)).toBe('made up');
  practice = {};
  expect(passwords.here().networks()).toEqual([]);
  practice = undefined;
  expect(passwords.here().of(home)).toBe('kitchen-window');
});

it('who was here takes all of them along, also those of the other world', () => {
  let practice: object | undefined = {};
  const passwords = wifiPasswords(
    () => practice,
    () => undefined,
  );
  passwords.here().remember(home, 'made up');
  practice = undefined;
  passwords.here().remember(home, 'kitchen-window');
  passwords.forgetAll();
  expect(passwords.here().networks()).toEqual([]);
});
