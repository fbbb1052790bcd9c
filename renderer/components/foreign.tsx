/** Foreign text such as a network's name: isolated, so that its direction cannot turn the text around it. */
export function Foreign({ text }: { readonly text: string }) {
  return (
    <bdi className="foreign" dir="auto">
      {visible(text)}
    </bdi>
  );
}

/** Control and direction characters become visible boxes; blanks stay as they are, because they are part of a name. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '\u25a1');
}
