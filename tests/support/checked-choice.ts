import type { CheckedNetworkChoice, NetworkChoice } from '../../shared/network-choice.ts';
import { checkNetworkChoice } from '../../shared/wifi-network.ts';

/** A choice as the flow hands it to a Photon. Throws for one that it would ask about again. */
export function checkedChoice(choice: NetworkChoice): CheckedNetworkChoice {
  const checked = checkNetworkChoice(choice);
  if (!checked.ok) throw new Error(checked.error.code);
  return checked.value;
}
