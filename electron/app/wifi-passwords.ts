import { type RememberedPasswords, rememberedPasswords } from '../setup/remembered-passwords.ts';

/** Remembered passwords of each world: no real one is offered to a simulated Photon, and no made-up one to a real. */
export interface WifiPasswords {
  /** Of the world that the window is in. */
  here(): RememberedPasswords;
  /** Of all worlds. */
  forgetAll(): void;
}

/** `practiceSession`: a new one each time that practice begins. */
export function wifiPasswords(practiceSession: () => object | undefined, changed: () => void): WifiPasswords {
  const real = rememberedPasswords(changed);
  let practised: { readonly session: object; readonly passwords: RememberedPasswords } | undefined;
  return {
    here() {
      const session = practiceSession();
      if (session === undefined) return real;
      if (practised?.session !== session) practised = { session, passwords: rememberedPasswords(changed) };
      return practised.passwords;
    },
    forgetAll() {
      real.forgetAll();
      practised?.passwords.forgetAll();
    },
  };
}
