/**
 * As much of node-forge as `shared` uses, by the name of its file: the published types go by the name of the package and
 * would bring all of Node's along.
 */
declare module 'node-forge/lib/forge.js' {
  import type { RsaPublicKey } from './wifi-password.ts';

  /** Bytes as characters of a text. */
  interface ByteBuffer {
    toHex(): string;
  }

  interface BlockCipher {
    readonly output: ByteBuffer;
    start(options: { readonly iv: string }): void;
    update(bytes: ByteBuffer): void;
    finish(): boolean;
  }

  interface Asn1 {
    readonly type: number;
  }

  const forge: {
    readonly jsbn: { readonly BigInteger: { readonly ONE: RsaPublicKey['n'] } };
    readonly util: {
      createBuffer(binaryText: string): ByteBuffer;
      bytesToHex(binaryText: string): string;
    };
    readonly asn1: {
      fromDer(bytes: ByteBuffer, options: { readonly strict: boolean; readonly parseAllBytes: boolean }): Asn1;
    };
    readonly pki: { publicKeyFromAsn1(der: Asn1): RsaPublicKey };
    readonly cipher: { createCipher(algorithm: 'AES-CBC', key: ByteBuffer): BlockCipher };
  };

  export default forge;
}

declare module 'node-forge/lib/aes.js' {}
declare module 'node-forge/lib/rsa.js' {}
