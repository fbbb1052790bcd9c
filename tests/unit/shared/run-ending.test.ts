import { describe, expect, it } from 'vitest';
import type { DeviceId } from '../../../shared/device-id.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { endings, provenEnd } from '../../../shared/run-ending.ts';
import type { SetupEvent } from '../../../shared/setup-events.ts';
import { foldAll } from '../../../shared/setup-state.ts';
import { inEnglish } from '../../support/texts.ts';

type Untimed = SetupEvent extends infer Event ? (Event extends SetupEvent ? Omit<Event, 'at'> : never) : never;
const step = (id: Extract<SetupEvent, { type: 'step-started' }>['step']): Untimed => ({
  type: 'step-started',
  step: id,
  attempt: 1,
  attempts: 1,
  timeLimitMs: 1,
});

/** What happened, one thing more at a time. */
const begun: readonly Untimed[] = [{ type: 'run-started', runId: 'run', wifi: 'automatic' }, step('join-photon')];
const met: readonly Untimed[] = [
  ...begun,
  {
    type: 'device-identified',
    device: { id: '2e0039000147343233323032' as DeviceId, setUpBefore: false, ownedByMe: false },
  },
];
const storing = [...met, step('configure-network')];
const connecting: readonly Untimed[] = [...storing, step('set-claim-code'), step('connect')];
const told: readonly Untimed[] = [...connecting, { type: 'connect-sent' }];
const unclaimed = told.map(
  (event): Untimed => (event.type === 'run-started' ? { ...event, withoutOwner: true } : event),
);
const seen: readonly Untimed[] = [...told, { type: 'step-finished', step: 'wait-online', tookMs: 1 }];

function endOf(events: readonly Untimed[], code: ErrorCode) {
  return provenEnd(setupError(code), foldAll(events.map((event) => ({ ...event, at: 0 }) as SetupEvent)));
}

describe('the end of a run', () => {
  it.each([
    ['canceled-before-contact', false, begun],
    ['canceled-nothing-changed', false, met],
    ['canceled-partly-set-up', false, storing],
    // The step has begun, and connect-ap has not gone out.
    ['canceled-partly-set-up', false, connecting],
    ['canceled-told-to-connect', true, told],
    ['canceled-told-to-connect-without-owner', true, unclaimed],
    ['canceled-online', true, seen],
  ] as const)('after Cancel is %s, and that it may come online is %s', (ending, mayComeOnline, events) => {
    expect(endOf(events, 'cancelled')).toEqual({ ending, mayComeOnline });
  });

  it.each([
    [undefined, begun],
    ['contact-lost', met],
    ['contact-lost', storing],
    ['contact-lost-told-to-connect', told],
  ] as const)('without a way to the Photon is %s', (ending, events) => {
    expect(endOf(events, 'photon-network-not-joined').ending).toBe(ending);
    expect(endOf(events, 'photon-connection-lost').ending).toBe(ending);
  });

  it('of a Photon that gave its id never says that none was reached', () => {
    const { happened } = inEnglish(
      setupError('photon-network-not-joined'),
      undefined,
      endOf(met, 'photon-network-not-joined').ending,
    );
    expect(happened).toBe('Its device ID was read, then the connection was lost.');
  });

  it('is told alike to those who claim a device and to those who give it to nobody', () => {
    // After connect-ap a device with a claim code may be claimed, which has a sentence of its own.
    const alike = [undefined, ...endings].filter((ending) => ending !== 'canceled-told-to-connect');
    const told = alike.map((ending) =>
      JSON.stringify(inEnglish(setupError('ownership-not-confirmed'), undefined, ending)),
    );
    for (const words of told) expect(words).not.toMatch(/claim|yours|account/);
  });

  it('a computer that is not home says what it does not know of the Photon, and which network to choose', () => {
    const error = setupError('home-network-not-back', { details: { network: 'HomeNet' } });
    const { ending, mayComeOnline } = endOf(told, error.code);
    expect(mayComeOnline).toBe(true);
    expect(inEnglish(error, undefined, ending)).toEqual({
      title: 'This computer isn’t back on HomeNet',
      happened: 'The Photon was told to connect and may come online. The cloud hasn’t confirmed it.',
      next: 'Choose HomeNet in your system’s network menu, then check again.',
    });
  });

  it.each([
    ['home-network-not-back', met, false],
    ['cloud-unreachable', begun, false],
    ['cloud-unreachable', told, true],
    ['internal-error', told, true],
    ['photon-did-not-leave', told, true],
    ['photon-not-online', told, true],
    // These say themselves where the device is.
    ['network-details-wrong', told, false],
    ['photon-still-listening', told, false],
    ['device-not-customers', seen, false],
  ] as const)('%s leaves it open whether it comes online only after connect-ap', (code, events, mayComeOnline) => {
    expect(endOf(events, code)).toEqual({ ending: undefined, mayComeOnline });
  });
});
