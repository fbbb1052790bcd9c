import type { TokenGenerator, TokenKind, WorldSecrets } from '../../electron/simulator/cloud/token-generator.ts';

/** Secrets that nothing else on a computer could be taken for, with letters that every way of writing changes. */
export const marked = {
  accountPassword: 'canary-account ä"\\+/&?=%1',
  oneTimeCode: 'canary-one-time-code-2',
  clientSecret: 'canary-client-secret "ö+/3',
  wifiPassword: 'canary-wifi ü"\\+/&=%4',
  wrongWifiPassword: 'canary-wrong-wifi "+/&=5',
  enterprisePassword: 'canary-enterprise "+/&6',
  enterpriseKey: 'CanaryEnterpriseKeyBody7',
  keyPassphrase: 'canary-key-passphrase "+/&8',
  recordPassword: 'canary-shared-record "+/&9',
  presetPassword: 'canary-preset "+/&=0',
} as const;

/** What tokens and claim codes of {@link markedTokens} begin with. */
const stems = {
  user: 'canary-user-token',
  product: 'canary-product-token',
  customer: 'canary-customer-token',
  refresh: 'canary-refresh-token',
  'second-factor': 'canary-second-factor',
  claimCode: 'CanaryClaimCode',
} as const;

/** All that must be found nowhere. */
export const markedSecrets: Readonly<Record<string, string>> = { ...marked, ...stems };

/** Hands out marked tokens and claim codes, and counts them: a kind that was never handed out proves nothing. */
export function markedTokens(): TokenGenerator & { readonly handedOut: ReadonlyMap<TokenKind | 'claimCode', number> } {
  const handedOut = new Map<TokenKind | 'claimCode', number>();
  const next = (kind: TokenKind | 'claimCode') => {
    const number = (handedOut.get(kind) ?? 0) + 1;
    handedOut.set(kind, number);
    return number;
  };
  return {
    handedOut,
    token: (kind) => `${stems[kind]}-${next(kind)}`,
    claimCode: () => `${stems.claimCode}${next('claimCode')}`.padEnd(63, 'x'),
  };
}

/** For `startSimulatedWorld`. */
export function markedWorld(tokenGenerator: TokenGenerator = markedTokens()): WorldSecrets {
  const { accountPassword: password, oneTimeCode, clientSecret } = marked;
  return { password, oneTimeCode, clientSecret, tokenGenerator };
}
