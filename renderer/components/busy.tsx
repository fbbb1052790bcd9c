/** A ring that turns slowly while something is under way; still where less motion is wanted. */
export function Busy({ size = 18 }: { readonly size?: number }) {
  return (
    <svg className="busy" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <circle className="busy-track" cx="10" cy="10" r="8" />
      <path className="busy-arc" d="M10 2a8 8 0 0 1 8 8" />
    </svg>
  );
}
