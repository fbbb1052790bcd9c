import type { DeviceId } from '../../shared/device-id.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { LineBase } from './line-base.ts';
import type { LineDevice } from './line-device.ts';

/** Whose the devices of a line become that asks for their customers: whoever was scanned last, when a device is taken. */
export interface LineCustomers {
  /** False: it is not known whose the next device is, and none is taken. */
  isKnown(): boolean;
  /** Undefined where a line does not ask. One that was taken before stays its customer's, whoever was scanned since. */
  of(device: Partial<Pick<LineDevice, 'photon' | 'deviceId' | 'customer'>>): string | undefined;
  /** It is taken for this customer; false: it is known to be another's. */
  bind(id: DeviceId, customer: string | undefined): boolean;
  /** Whose it was bound to. */
  boundTo(id: DeviceId): string | undefined;
  /** One that told no ID has its end. */
  ended(device: Pick<LineDevice, 'photon' | 'deviceId' | 'customer'>): void;
  /** What bore this name was away for long: whoever bears it next may be another. */
  gone(photon: string | undefined): void;
  /** Something was scanned that may be a customer: nobody is known before `work` has said who that is. */
  settle(work: () => Promise<void>): Promise<void>;
  /** `open` says whether the product has this customer; until then, and where it has not, or no label has room for them, nobody is known. */
  scan(email: string, open: (email: string) => Promise<Result<unknown>>): Promise<SetupError | undefined>;
  /** It was none. */
  lose(): void;
}

export function lineCustomers({ world, options, say, changed }: LineBase): LineCustomers {
  const asks = options.asks !== undefined;
  let current = options.asks?.first;
  let unsettled = 0;
  const byId = new Map<DeviceId, string>();
  /** A port is no name: many devices come to one. */
  const byPhoton = new Map<string, string>();

  function become(customer: string | undefined): void {
    if (current === customer) return;
    current = customer;
    say({ type: 'customer-changed', customer });
    changed.tell();
  }

  return {
    isKnown: () => !asks || (unsettled === 0 && current !== undefined),
    of({ photon, deviceId, customer }) {
      if (!asks) return undefined;
      const known = deviceId === undefined ? photon && byPhoton.get(photon) : byId.get(deviceId);
      return known ?? customer ?? current;
    },
    bind(id, customer) {
      if (customer === undefined) return true;
      const known = byId.get(id);
      if (known === undefined) byId.set(id, customer);
      return known === undefined || known === customer;
    },
    boundTo: (id) => byId.get(id),
    ended({ photon, deviceId, customer }) {
      if (customer === undefined || photon === undefined || world.cables !== undefined) return;
      if (deviceId === undefined) byPhoton.set(photon, customer);
      else byPhoton.delete(photon);
    },
    gone(photon) {
      if (photon !== undefined) byPhoton.delete(photon);
    },
    async settle(work) {
      unsettled += 1;
      await work();
      unsettled -= 1;
      changed.tell();
    },
    async scan(email, open) {
      if (email === current) return undefined;
      become(undefined);
      // A device that passes without a label is one too late.
      const fits = await world.labelFits?.(email);
      if (fits?.ok === false) return fits.error;
      const opened = await open(email);
      if (!opened.ok) return opened.error;
      become(email);
      return undefined;
    },
    lose: () => {
      if (asks) become(undefined);
    },
  };
}
