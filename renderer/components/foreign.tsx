import { boxedText } from '../../shared/plain-text.ts';

/** Characters; names and addresses that people use are shorter. */
const limit = 128;

/** Foreign text such as a network's name: isolated, so that its direction cannot turn the text around it. */
export function Foreign({ text }: { readonly text: string }) {
  return (
    <bdi className="foreign" dir="auto">
      {boxedText(text, limit)}
    </bdi>
  );
}
