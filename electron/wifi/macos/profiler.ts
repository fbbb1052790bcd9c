import * as v from 'valibot';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { HeardAccessPoint } from '../system-wifi.ts';
import { isDevice } from './commands.ts';
import { isKeptBack } from './summary.ts';

/** What System Information tells of one Wi-Fi device. */
export interface ProfiledDevice {
  readonly device: string;
  readonly powered: boolean;
  /** Undefined when on no network, or when its name is kept back. */
  readonly ssid: string | undefined;
  readonly heard: readonly HeardAccessPoint[];
  /** It hears networks, and the name of none is told: the program lacks the location permission. */
  readonly namesKeptBack: boolean;
}

/** A device without a network of its own kind may have an entry without a name. */
const network = v.object({
  _name: v.optional(v.string(), ''),
  spairport_signal_noise: v.optional(v.string()),
  spairport_network_channel: v.optional(v.string()),
});

const answer = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    SPAirPortDataType: v.array(
      v.object({
        spairport_airport_interfaces: v.optional(
          v.array(
            v.object({
              _name: v.string(),
              spairport_status_information: v.optional(v.string()),
              spairport_current_network_information: v.optional(network),
              // While on a network macOS lists the "other" ones, without one the "local" ones.
              spairport_airport_other_local_wireless_networks: v.optional(v.array(network), []),
              spairport_airport_local_wireless_networks: v.optional(v.array(network), []),
            }),
          ),
          [],
        ),
      }),
    ),
  }),
);

/**
 * Reads `system_profiler -json SPAirPortDataType`; its keys and values are names in the program, not words of a
 * language. Devices that are no Wi-Fi of their own (`awdl0`, `llw0`) are left out. Errors: `wifi-tool-unreadable`.
 */
export function readProfiler(text: string): Result<readonly ProfiledDevice[]> {
  const parsed = v.safeParse(answer, text);
  if (!parsed.success) return failure(setupError('wifi-tool-unreadable'));
  const devices = parsed.output.SPAirPortDataType.flatMap((one) => one.spairport_airport_interfaces);
  return success(
    devices
      .filter(({ _name, spairport_status_information: status }) => isDevice(_name) && status !== undefined)
      .map((one) => {
        const current = one.spairport_current_network_information;
        const networks = [
          ...(current === undefined ? [] : [current]),
          ...one.spairport_airport_other_local_wireless_networks,
          ...one.spairport_airport_local_wireless_networks,
        ];
        const told = networks.filter(({ _name }) => _name !== '' && !isKeptBack(_name));
        return {
          device: one._name,
          powered: one.spairport_status_information !== 'spairport_status_off',
          ssid: current !== undefined && told.includes(current) ? current._name : undefined,
          heard: told.map(({ _name, spairport_signal_noise: signal, spairport_network_channel: channel }) => ({
            ssid: _name,
            rssi: readSignal(signal),
            ...readChannel(channel),
          })),
          namesKeptBack: networks.length > 0 && told.length === 0,
        };
      }),
  );
}

/** `-59 dBm / -91 dBm`: signal and noise. */
function readSignal(text: string | undefined): number | undefined {
  const value = /^(-\d{1,3}) dBm\b/.exec(text ?? '')?.[1];
  return value === undefined ? undefined : Number(value);
}

/** `11 (2GHz, 20MHz)`; a number alone tells no band. */
function readChannel(text = ''): Pick<HeardAccessPoint, 'channel' | 'in24GHz'> {
  const [, channel, band] = /^(\d{1,3}) \(([256])GHz\b/.exec(text) ?? [];
  return band === undefined ? {} : { channel: Number(channel), in24GHz: band === '2' };
}
