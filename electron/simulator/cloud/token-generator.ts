import { toHex } from '../../../shared/bytes.ts';
import type { RandomBytes } from '../../../shared/wifi-password.ts';

export type TokenKind = 'user' | 'product' | 'customer' | 'refresh' | 'second-factor';

/** Makes what the cloud hands out as secrets; a test may mark them, to find them again where they must not be. */
export interface TokenGenerator {
  /** Unlike any before. */
  token(kind: TokenKind): string;
  /** 63 letters of base64, unlike any before. */
  claimCode(): string;
}

/** What a world keeps secret from the beginning; what is not given is the usual. */
export interface WorldSecrets {
  readonly password?: string;
  readonly oneTimeCode?: string;
  readonly clientSecret?: string;
  readonly tokenGenerator?: TokenGenerator;
}

const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Tokens of 20 bytes in hexadecimal, as Particle's are. */
export function randomTokens(random: RandomBytes): TokenGenerator {
  return {
    token: () => toHex(random(20)),
    claimCode: () => Array.from(random(63), (byte) => base64Letters[byte % 64]).join(''),
  };
}
