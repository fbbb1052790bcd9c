import type { Actor } from '../../shared/ipc/fields.ts';
import { BlinkDevice } from './blink-device.tsx';
import { PingDevice } from './ping-device.tsx';
import './device.css';

/** Which one it is on the bench, and whether it is there now. */
export function DeviceChecks({ as, deviceId }: { readonly as: Actor; readonly deviceId: string }) {
  return (
    <div className="device-checks">
      <BlinkDevice key={`${deviceId} signal`} as={as} deviceId={deviceId} />
      <PingDevice key={`${deviceId} ping`} as={as} deviceId={deviceId} />
    </div>
  );
}
