import type { LineWord } from './line-word.ts';

/** Each word has a shape of its own, which is told apart without its colour. Decoration: the word stands beside it. */
export function WordShape({ word }: { readonly word: LineWord }) {
  return (
    <svg className="word-shape" viewBox="0 0 48 48" aria-hidden="true">
      {shapes[word]}
    </svg>
  );
}

const shapes = {
  preparing: (
    <>
      <circle cx="20" cy="20" r="13" />
      <path d="M30 30l12 12" />
    </>
  ),
  waiting: <circle cx="24" cy="24" r="18" strokeDasharray="6 7.6" />,
  working: (
    <>
      <path d="M8 24h26" />
      <path d="M24 10l16 14-16 14" />
    </>
  ),
  pass: <path d="M6 26l12 12 24-28" />,
  fail: <path d="M8 8l32 32M40 8L8 40" />,
  stopped: (
    <>
      <path d="M15 4h18l11 11v18L33 44H15L4 33V15z" />
      <path d="M13 24h22" />
    </>
  ),
} as const satisfies Readonly<Record<LineWord, React.ReactNode>>;
