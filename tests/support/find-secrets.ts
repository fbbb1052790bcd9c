import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { markedSecrets } from './marked-secrets.ts';

export interface Hit {
  readonly where: string;
  readonly secret: string;
  readonly form: string;
}

/** The ways a secret may be written; kept apart from the redactor's own, so that both cannot be wrong alike. */
export const forms: Readonly<Record<string, (secret: string) => readonly Buffer[]>> = {
  plain: (secret) => [Buffer.from(secret)],
  hex: (secret) => [Buffer.from(Buffer.from(secret).toString('hex'))],
  HEX: (secret) => [Buffer.from(Buffer.from(secret).toString('hex').toUpperCase())],
  // At each offset, without the letters that its neighbours share.
  base64: (secret) => [0, 1, 2].map((offset) => Buffer.from(innerBase64(secret, offset))),
  base64url: (secret) =>
    [0, 1, 2].map((offset) => Buffer.from(innerBase64(secret, offset).replace(/\+/g, '-').replace(/\//g, '_'))),
  url: (secret) => [Buffer.from(encodeURIComponent(secret))],
  form: (secret) => [Buffer.from(new URLSearchParams([['', secret]]).toString().slice(1))],
  'utf-16le': (secret) => [Buffer.from(secret, 'utf16le')],
  'utf-16be': (secret) => [Buffer.from(secret, 'utf16le').swap16()],
  json: (secret) => [Buffer.from(JSON.stringify(secret).slice(1, -1))],
  'json, ascii': (secret) => [
    Buffer.from(
      JSON.stringify(secret)
        .slice(1, -1)
        .replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ),
  ],
  latin1: (secret) => [Buffer.from(secret, 'latin1')],
  html: (secret) => [
    Buffer.from(secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;')),
    Buffer.from(secret.replaceAll('&', '&amp;')),
  ],
};

function innerBase64(secret: string, offset: number): string {
  const bytes = Buffer.from(secret);
  const padded = Buffer.concat([Buffer.alloc(offset, 0xff), bytes, Buffer.alloc(3, 0xff)]).toString('base64');
  return padded.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + bytes.length) * 4) / 3));
}

const needles = Object.entries(markedSecrets).flatMap(([secret, value]) =>
  Object.entries(forms).flatMap(([form, write]) => write(value).map((bytes) => ({ secret, form, bytes }))),
);

/** Marked secrets in these bytes, in any form. */
export function findSecrets(where: string, content: Uint8Array | string): readonly Hit[] {
  const bytes = Buffer.from(content);
  return needles.filter((needle) => bytes.includes(needle.bytes)).map(({ secret, form }) => ({ where, secret, form }));
}

/** The same in every file below a folder, and in their names; `files` counts what was read. */
export async function findSecretsBelow(
  folder: string,
): Promise<{ readonly hits: readonly Hit[]; readonly files: number }> {
  const hits: Hit[] = [];
  let files = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    hits.push(...findSecrets(`the name ${file}`, file));
    if (!entry.isFile()) continue;
    // A file may go while it is looked for; one that cannot be read is a mistake of the test.
    const content = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    files += 1;
    hits.push(...findSecrets(file, content));
  }
  return { hits, files };
}
