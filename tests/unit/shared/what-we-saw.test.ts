import { describe, expect, it } from 'vitest';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { inEnglish } from '../../support/texts.ts';

const saw = (code: ErrorCode, text: string) => inEnglish(setupError(code, { saw: text })).saw;

describe('what stands behind an error', () => {
  it.each<[ErrorCode, string, string | undefined]>([
    // Of a router the title of its page, or the status, never headers and markup.
    [
      'not-a-photon',
      'HTTP/1.0 401 Unauthorized Server: httpd Content-Type: text/html <HTML><HEAD><TITLE>FRITZ!Box</TITLE></HEAD>',
      'A web page answered: FRITZ!Box',
    ],
    [
      'not-a-photon',
      'HTTP/1.0 400 Bad Request Server: httpd Date: Fri, 27 Nov',
      'A web server answered: HTTP 400 Bad Request',
    ],
    ['not-a-photon', 'HTTP/1.1 501 Not Implemented', 'A web server answered: HTTP 501 Not Implemented'],
    ['not-a-photon', '<!DOCTYPE html><html lang="de"><body onload="x()">', 'A web server answered: HTTP'],
    ['not-a-photon', 'SSH-2.0-dropbear', 'In detail: SSH-2.0-dropbear'],
    ['cloud-sign-in-page', 'Hotel Wi-Fi', 'A web page answered: Hotel Wi-Fi'],
    // Bytes are for the details.
    ['photon-answer-unreadable', '{"id":"00', undefined],
    // What a person typed is no answer, and neither is what a system says.
    ['invalid-input', 'xyz', 'What was entered: xyz'],
    ['customer-name-invalid', 'ann at home', 'What was entered: ann at home'],
    ['photon-not-reachable', 'ECONNREFUSED', 'In detail: ECONNREFUSED'],
    ['cloud-forbidden', 'Permission Denied', 'The answer was: Permission Denied'],
  ])('%s with %j is told as %j', (code, text, told) => {
    expect(saw(code, text)).toBe(told);
  });

  it('is a sentence of our own as it stands', () => {
    const error = setupError('invalid-input', { details: { note: 'The environment variable X is empty.' } });
    expect(inEnglish(error).saw).toBe('The environment variable X is empty.');
  });

  it('is the title of a page that stands behind long headers', () => {
    const details = { page: 'Home \u202eRouter' };
    expect(inEnglish(setupError('not-a-photon', { saw: 'HTTP/1.1 200 OK', details })).saw).toBe(
      'A web page answered: Home Router',
    );
  });
});
