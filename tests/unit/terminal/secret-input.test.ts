import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { readSecret } from '../../../electron/terminal/secret-input.ts';
import { englishWords } from '../../support/texts.ts';

const read = async (SECRET: string) => {
  const streams = { stdin: new PassThrough(), stderr: new PassThrough() };
  const process = { env: { SECRET }, ...streams } as unknown as NodeJS.Process;
  const answer = await readSecret('SECRET', 'Secret', process, englishWords.person.translator.t);
  return answer.ok ? answer.value : `${answer.error.code}: ${answer.error.details?.note}`;
};

it.each([
  ['as it is', 'client secret', 'client secret'],
  ['with its blanks', '  blanks  ', '  blanks  '],
  ['without the line end of a file', 'client-secret\n', 'client-secret'],
  ['without the line end of a file of Windows', 'client-secret\r\n', 'client-secret'],
  ['without the half of it that a shell leaves', 'client-secret\r', 'client-secret'],
])('reads a secret from the environment %s', async (_, value, secret) => {
  expect(await read(value)).toBe(secret);
});

it.each([
  ['', 'is empty'],
  ['\r\n', 'is empty'],
  ['one\rtwo', 'has several lines'],
  ['one\n\n', 'has several lines'],
])('names the variable of %j, which is no secret', async (value, why) => {
  expect(await read(value)).toBe(`invalid-input: The environment variable SECRET ${why}.`);
});
