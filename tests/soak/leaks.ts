import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openSockets } from '../support/quiet.ts';

/** What this process holds when nothing is under way and all garbage is gone. */
export interface Holding {
  /** Bytes. */
  readonly heap: number;
  /** Bytes outside of the heap of JavaScript. */
  readonly buffers: number;
  /** AbortSignals that somebody still holds, and the listeners at them. */
  readonly signals: number;
  readonly signalListeners: number;
  /** Of `process`, all its events. */
  readonly processListeners: number;
  /** Both ends of a connection count. */
  readonly sockets: number;
  /** What keeps the event loop alive, by its kind. */
  readonly resources: Readonly<Record<string, number>>;
}

export interface LeakWatch {
  holding(): Promise<Holding>;
  /** Warnings of Node.js since the watch began, such as of too many listeners. */
  warnings(): readonly string[];
  end(): void;
}

// Node.js documentation, v8.setFlagsFromString: only a context made afterwards has the function.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Counts from now on every AbortSignal that gets a listener or is made of others. */
export function watchLeaks(): LeakWatch {
  const signals = new Set<WeakRef<AbortSignal>>();
  const seen = new WeakSet<AbortSignal>();
  const note = (signal: AbortSignal) => {
    if (!seen.has(signal)) signals.add(new WeakRef(signal));
    seen.add(signal);
  };
  const add = EventTarget.prototype.addEventListener;
  const any = AbortSignal.any;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...values: Parameters<typeof add>) {
    if (this instanceof AbortSignal) note(this);
    return add.apply(this, values);
  };
  AbortSignal.any = (of) => {
    const made = any.call(AbortSignal, of);
    note(made);
    return made;
  };
  const warnings: string[] = [];
  const warned = (warning: Error) => void warnings.push(`${warning.name}: ${warning.message}`);
  process.on('warning', warned);

  return {
    warnings: () => warnings,

    async holding() {
      // What the first round lets go of may hold more: finalizers run between the rounds.
      for (let round = 0; round < 3; round += 1) {
        collectGarbage();
        await new Promise((resolve) => setImmediate(resolve));
      }
      let held = 0;
      let listeners = 0;
      for (const reference of signals) {
        const signal = reference.deref();
        if (signal === undefined) signals.delete(reference);
        else {
          held += 1;
          listeners += getEventListeners(signal, 'abort').length;
        }
      }
      const { heapUsed, external, arrayBuffers } = process.memoryUsage();
      const resources: Record<string, number> = {};
      for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
      return {
        heap: heapUsed,
        buffers: external + arrayBuffers,
        signals: held,
        signalListeners: listeners,
        processListeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
        sockets: openSockets().length,
        resources,
      };
    },

    end() {
      process.off('warning', warned);
      EventTarget.prototype.addEventListener = add;
      AbortSignal.any = any;
    },
  };
}
