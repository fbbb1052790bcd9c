import { Fragment } from 'react';
import { boxedText } from '../../shared/plain-text.ts';
import { emailParts } from './email-parts.ts';

/** Characters of the longest address (RFC 5321, section 4.5.3.1: 64, @, and 255). */
const limit = 320;

/** As `Foreign`, for what may be an email address: lines break where people break it. */
export function ForeignAddress({ text }: { readonly text: string }) {
  return (
    <bdi className="foreign" dir="auto">
      {emailParts(boxedText(text, limit)).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other order.
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </bdi>
  );
}
