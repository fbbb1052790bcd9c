import { type SetupError, setupError } from '../../shared/errors.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import type { LineBase } from './line-base.ts';
import type { Slot } from './line-device.ts';
import type { LineDevices } from './line-devices.ts';
import type { LineStops } from './line-stops.ts';
import type { LineSurroundings } from './line-world.ts';

/** The one radio of a line: whose it is, and whether the computer has its own network. */
export interface LineRadio {
  isFree(): boolean;
  isOf(slot: Slot): boolean;
  take(slot: Slot): void;
  /** The next device may have it. */
  free(slot: Slot): void;
  moved(slot: Slot, event: Extract<SetupEvent, { type: 'place-changed' }>): void;
  /** Where the run of `slot` notes that it leaves and that it is back. */
  journalOf(slot: Slot): LineSurroundings['journal'];
  /** A run has left the computer elsewhere. */
  isAway(): boolean;
  /** A second radio or a cable keeps the internet while this one is with a Photon, as far as the last one showed. */
  keepsInternet(): boolean;
  comeHome(signal: AbortSignal): Promise<void>;
  notBack(): SetupError;
  /** Aborts when the line is to end and there is no way home. */
  readonly homeless: AbortSignal;
}

export function lineRadio(
  { world, whose, clock, gate, changed, stop }: LineBase,
  devices: LineDevices,
  stops: LineStops,
): LineRadio {
  let holder: Slot | undefined;
  let away = false;
  let homeName: string | undefined;
  let keepsInternet = false;
  const homeless = new AbortController();
  const notBack = () => setupError('home-network-not-back', { details: { network: homeName ?? '' } });

  function free(slot: Slot): void {
    if (holder !== slot) return;
    holder = undefined;
    slot.leftAt = clock.monotonic();
    if (!away) gate.open();
    changed.tell();
  }

  return {
    isFree: () => holder === undefined,
    isOf: (slot) => holder === slot,
    take(slot) {
      holder = slot;
      // With a product what begins a run asks the cloud once more; then it closes when the computer leaves.
      if (!keepsInternet && whose.product === undefined) gate.close();
    },
    free,
    moved(slot, { place }) {
      if (holder !== slot) return;
      // Home with the radio still its own: some products' devices are met twice.
      if (place === 'own-network' || keepsInternet) gate.open(!keepsInternet);
      else gate.close();
    },
    journalOf: (slot) => ({
      ...world.journal,
      async begin(remembered) {
        const note = await world.journal.begin(remembered);
        if (!note.ok) return note;
        keepsInternet = remembered.keepsInternet;
        homeName = remembered.networkName;
        if (keepsInternet) gate.open();
        return {
          ...note,
          value: {
            written: note.value.written,
            async close(isHome) {
              await note.value.close(isHome);
              away = !isHome;
              free(slot);
              if (!away) return;
              devices.markUnseen();
              stops.stopFor(notBack());
            },
          },
        };
      },
    }),
    isAway: () => away,
    keepsInternet: () => keepsInternet,
    async comeHome(signal) {
      const home = await world.home(signal);
      if (!home.ok) {
        if (stop.aborted) homeless.abort();
        return;
      }
      away = false;
      gate.open();
      changed.tell();
    },
    notBack,
    homeless: homeless.signal,
  };
}
