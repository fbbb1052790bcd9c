import type { NetworkChoice } from '../../shared/network-choice.ts';

type Network = Pick<NetworkChoice, 'ssid' | 'security'>;

/** Passwords of Wi-Fi networks that a person asked to be remembered until the program ends: in memory alone, never told. */
export interface RememberedPasswords {
  of(network: Network): string | undefined;
  /** Their networks, the one remembered last at the end. */
  networks(): readonly Network[];
  remember(network: Network, password: string): void;
  /** All passwords under this name. */
  forget(ssid: string): void;
  forgetAll(): void;
}

export function rememberedPasswords(changed: () => void): RememberedPasswords {
  let kept: readonly (Network & { readonly password: string })[] = [];
  const keep = (next: typeof kept) => {
    const isOther = next.length !== kept.length || next.some((one, at) => one !== kept[at]);
    kept = next;
    if (isOther) changed();
  };
  const isSame = (one: Network, other: Network) => one.ssid === other.ssid && one.security === other.security;
  return {
    of: (network) => kept.find((one) => isSame(one, network))?.password,
    networks: () => kept.map(({ ssid, security }) => ({ ssid, security })),
    remember: ({ ssid, security }, password) =>
      keep([...kept.filter((one) => !isSame(one, { ssid, security })), { ssid, security, password }]),
    forget: (ssid) => keep(kept.filter((one) => one.ssid !== ssid)),
    forgetAll: () => keep([]),
  };
}

/** `remember`: what the person said with the password; undefined: nothing. */
export function noteRemembered(
  passwords: RememberedPasswords | undefined,
  { choice, remember }: { readonly choice: NetworkChoice; readonly remember?: boolean },
): void {
  if (remember === true && choice.password !== undefined) passwords?.remember(choice, choice.password);
  if (remember === false) passwords?.forget(choice.ssid);
}
