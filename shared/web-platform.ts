/**
 * The few parts of the web platform that Node, Electron and the browser have in common and that `shared` uses; it is
 * checked without the types of any of them. Whoever needs another part looks first whether all three have it (WHATWG
 * Encoding, URL and HTML; W3C Web Cryptography).
 */
interface WebPlatform {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
  readonly TextDecoder: new (
    label?: string,
    options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
  ) => { decode(bytes: Uint8Array): string };
  readonly URLSearchParams: new (fields: Readonly<Record<string, string>>) => { toString(): string };
  readonly URL: new (
    address: string,
  ) => {
    readonly protocol: string;
    readonly hostname: string;
    readonly username: string;
    readonly password: string;
  };
  readonly crypto: { getRandomValues(array: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> };
  /** Base64 of a text whose characters are bytes. */
  btoa(binaryText: string): string;
}

export const { TextEncoder, TextDecoder, URLSearchParams, URL, crypto, btoa } = globalThis as unknown as WebPlatform;

/** As much of an `AbortSignal` as is looked at here. */
export interface StopSignal {
  readonly aborted: boolean;
}
