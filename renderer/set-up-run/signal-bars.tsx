import { signalBars } from '../../shared/wifi-network.ts';

/** Four bars; the strength stands in words beside them. */
export function SignalBars({ rssi }: { readonly rssi: number }) {
  const bars = signalBars(rssi);
  return (
    <svg className="signal-bars" width="22" height="18" viewBox="0 0 22 18" aria-hidden="true">
      {[1, 2, 3, 4].map((bar) => (
        <rect
          key={bar}
          className={bar <= bars ? 'bar on' : 'bar'}
          x={(bar - 1) * 5.6 + 0.5}
          y={17 - bar * 4}
          width="3.8"
          height={bar * 4}
          rx="1"
        />
      ))}
    </svg>
  );
}
