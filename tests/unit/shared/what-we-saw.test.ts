import { describe, expect, it } from 'vitest';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { inEnglish } from '../../support/texts.ts';

const behind = (code: ErrorCode, text: string) => {
  const { entered, saw } = inEnglish(setupError(code, { saw: text }));
  return { ...(entered === undefined ? {} : { entered }), ...(saw === undefined ? {} : { saw }) };
};

describe('what stands behind an error', () => {
  it.each<[ErrorCode, string, string | undefined]>([
    // Of a router the title of its page, or the status, never headers and markup.
    [
      'not-a-photon',
      'HTTP/1.0 401 Unauthorized Server: httpd Content-Type: text/html <HTML><HEAD><TITLE>FRITZ!Box</TITLE></HEAD>',
      'Response: web page “FRITZ!Box”',
    ],
    [
      'not-a-photon',
      'HTTP/1.0 400 Bad Request Server: httpd Date: Fri, 27 Nov',
      'Response: web server, HTTP 400 Bad Request',
    ],
    ['not-a-photon', 'HTTP/1.1 501 Not Implemented', 'Response: web server, HTTP 501 Not Implemented'],
    ['not-a-photon', '<!DOCTYPE html><html lang="de"><body onload="x()">', 'Response: web server, HTTP'],
    ['not-a-photon', 'SSH-2.0-dropbear', 'Message: SSH-2.0-dropbear'],
    ['cloud-sign-in-page', 'Hotel Wi-Fi', 'Response: web page “Hotel Wi-Fi”'],
    // Bytes are for the details.
    ['photon-answer-unreadable', '{"id":"00', undefined],
    // What a system says is no answer.
    ['photon-not-reachable', 'ECONNREFUSED', 'Message: ECONNREFUSED'],
    ['cloud-forbidden', 'Permission Denied', 'Response: Permission Denied'],
  ])('%s with %j is told as %j', (code, text, told) => {
    expect(behind(code, text)).toEqual(told === undefined ? {} : { saw: told });
  });

  it.each<[ErrorCode, string]>([
    ['invalid-input', 'xyz'],
    ['customer-name-invalid', 'ann at home'],
  ])('%s with %j says what was entered, which is no answer', (code, text) => {
    expect(behind(code, text)).toEqual({ entered: `You entered: ${text}` });
  });

  it('is a sentence of our own as it stands', () => {
    const error = setupError('invalid-input', { details: { note: 'The environment variable X is empty.' } });
    expect(inEnglish(error).happened).toBe('The environment variable X is empty.');
  });

  it('is the title of a page that stands behind long headers', () => {
    const details = { page: 'Home \u202eRouter' };
    expect(inEnglish(setupError('not-a-photon', { saw: 'HTTP/1.1 200 OK', details })).saw).toBe(
      'Response: web page “Home Router”',
    );
  });
});
