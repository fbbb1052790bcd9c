import { Fragment } from 'react';
import { boxedText } from '../../shared/plain-text.ts';
import { emailParts } from './email-parts.ts';

/** Characters; names and addresses that people use are shorter. */
const limit = 128;

/** Foreign text such as a network's name: isolated, so that its direction cannot turn the text around it. */
export function Foreign({ text }: { readonly text: string }) {
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
