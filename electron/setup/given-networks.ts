import { type SetupError, setupError } from '../../shared/errors.ts';
import type { CheckedNetworkChoice } from '../../shared/network-choice.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { decodeSecurity } from '../../shared/security-type.ts';
import type { GivenNetwork } from '../../shared/setup-events.ts';
import { photonKeeps } from '../../shared/wifi-network.ts';

/**
 * The networks that one visit gives to a Photon. It puts each new one before those that it has and tries them from the
 * front (Device OS v1.5.2, hal/src/photon/wlan_hal.cpp, add_wiced_wifi_credentials), so they are sent from the last to
 * the first, and the first one given is tried first.
 */
export interface GivenNetworks {
  /** Still to be sent, in the order in which they were given. */
  readonly waiting: readonly CheckedNetworkChoice[];
  /** The Photon has answered that it keeps these; the one sent last comes first. */
  readonly stored: readonly CheckedNetworkChoice[];
}

/** One name is one network to a Photon, so what waits under a name takes the place of what is stored under it. */
export function allGiven({ waiting, stored }: GivenNetworks): readonly CheckedNetworkChoice[] {
  return [...waiting, ...stored.filter(({ ssid }) => !waiting.some((one) => one.ssid === ssid))];
}

/**
 * With one more; the same name takes the place of the one before. Fails with `networks-too-many`, and with
 * `network-second-enterprise`: a Photon has one user name or certificate for all its networks, and storing it throws the
 * network out that had it before.
 */
export function withGiven(given: GivenNetworks, choice: CheckedNetworkChoice): Result<GivenNetworks> {
  const others = allGiven(given).filter(({ ssid }) => ssid !== choice.ssid);
  const problem = whyNoRoom(others, choice);
  if (problem !== undefined) return failure(problem);
  const at = given.waiting.findIndex(({ ssid }) => ssid === choice.ssid);
  const waiting = at < 0 ? [...given.waiting, choice] : given.waiting.with(at, choice);
  return success({ ...given, waiting });
}

function whyNoRoom(
  others: readonly CheckedNetworkChoice[],
  { security }: CheckedNetworkChoice,
): SetupError | undefined {
  if (others.length >= photonKeeps) return setupError('networks-too-many', { details: { limit: photonKeeps } });
  const isEnterprise = (value: number) => decodeSecurity(value).enterprise;
  const other = isEnterprise(security) ? others.find((one) => isEnterprise(one.security)) : undefined;
  return other && setupError('network-second-enterprise', { details: { network: other.ssid } });
}

/** Without one that has not been sent; what is stored a Photon forgets only as a whole. */
export function withoutWaiting(given: GivenNetworks, ssid: string): GivenNetworks {
  return { ...given, waiting: given.waiting.filter((one) => one.ssid !== ssid) };
}

export function withStored({ waiting, stored }: GivenNetworks, choice: CheckedNetworkChoice): GivenNetworks {
  const isOther = ({ ssid }: CheckedNetworkChoice) => ssid !== choice.ssid;
  const at = stored.findIndex((one) => !isOther(one));
  return { waiting: waiting.filter(isOther), stored: at < 0 ? [choice, ...stored] : stored.with(at, choice) };
}

/** For the screen: without any password. */
export function shownNetworks(given: GivenNetworks): readonly GivenNetwork[] {
  return allGiven(given).map((choice) => ({
    ssid: choice.ssid,
    security: choice.security,
    stored: given.stored.includes(choice),
  }));
}
