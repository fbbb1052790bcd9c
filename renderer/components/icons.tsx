import type { ReactNode } from 'react';

interface IconProps {
  readonly name: keyof typeof shapes;
  readonly size?: number;
}

/** Line drawings on a grid of 20; decoration only, words stand beside them. */
const shapes = {
  check: <path d="M4.5 10.5l3.6 3.6 7.4-8" />,
  cross: <path d="M5.5 5.5l9 9m0-9l-9 9" />,
  warning: (
    <>
      <path d="M10 3.2 17.6 16.4H2.4z" />
      <path d="M10 8v4m0 2.2v.1" />
    </>
  ),
  info: (
    <>
      <circle cx="10" cy="10" r="7.4" />
      <path d="M10 9.2v4.4m0-7.2v.1" />
    </>
  ),
  lock: (
    <>
      <rect x="4.5" y="9" width="11" height="7.6" rx="1.6" />
      <path d="M7 9V6.6a3 3 0 0 1 6 0V9" />
    </>
  ),
  globe: (
    <>
      <circle cx="10" cy="10" r="7.4" />
      <path d="M2.6 10h14.8M10 2.6c5.2 5 5.2 9.8 0 14.8-5.2-5-5.2-9.8 0-14.8" />
    </>
  ),
  settings: (
    <>
      <path d="M3 6h6m4 0h4M3 14h2m4 0h8" />
      <circle cx="11" cy="6" r="2" />
      <circle cx="7" cy="14" r="2" />
    </>
  ),
  history: (
    <>
      <path d="M3.4 8A7 7 0 1 1 3 10.6M3 4.6v3.6h3.6" />
      <path d="M10 6.2V10l2.6 1.8" />
    </>
  ),
  plus: <path d="M10 4v12M4 10h12" />,
  light: (
    <>
      <circle cx="10" cy="10" r="3.2" />
      <path d="M10 2.4v1.8m0 11.6v1.8M2.4 10h1.8m11.6 0h1.8M4.6 4.6l1.3 1.3m8.2 8.2 1.3 1.3m0-10.8-1.3 1.3m-8.2 8.2-1.3 1.3" />
    </>
  ),
  again: (
    <>
      <path d="M16 10a6 6 0 1 1-1.8-4.3" />
      <path d="M16.4 3v3.4H13" />
    </>
  ),
  forward: <path d="M4 10h11m-4.4-4.6L15.2 10l-4.6 4.6" />,
} satisfies Record<string, ReactNode>;

export function Icon({ name, size = 20 }: IconProps) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  );
}
