import type { DeviceId } from '../../shared/device-id.ts';
import { proofIn } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import type { RunMemory, SetupOptions } from './setup-world.ts';

/** What is noted of a device that the cloud has seen: these details work. */
export function noteJoined(memory: RunMemory, choices: readonly NetworkChoice[]): void {
  const [choice, another] = choices;
  // Of several nobody knows which one let it in.
  if (choice !== undefined && another === undefined)
    memory.joined = { ...memory.joined, [choice.ssid]: choice.password };
  memory.cameBack = undefined;
}

/** The run is over: what was typed is no longer needed but for which network it is, for the next Photon's form to begin with. */
export function forgetTyped(memory: RunMemory): void {
  memory.lastNetwork = memory.choice && withoutSecrets(memory.choice);
  memory.choice = undefined;
  memory.others = undefined;
}

/** Details that have worked before, and a Photon that came back once: that alone does not make them wrong. */
export function benefitOfDoubt(
  error: SetupError,
  choices: readonly NetworkChoice[],
  id: DeviceId,
  memory: RunMemory,
  { joinedBefore }: Pick<SetupOptions, 'joinedBefore'>,
): SetupError {
  if (proofIn(error.code) !== 'listening') return error;
  const { joined = {}, cameBack } = memory;
  const worked = choices.find(({ ssid, password }) =>
    Object.hasOwn(joined, ssid) ? joined[ssid] === password : (joinedBefore?.includes(ssid) ?? false),
  );
  const [choice, another] = choices;
  // Of several nobody knows which one kept it out.
  if (choice !== undefined && another === undefined && worked === undefined) memory.remembered?.forget(choice.ssid);
  const suspect = worked ?? choice;
  if (suspect !== undefined) memory.cameBack = { deviceId: id, ssid: suspect.ssid };
  const cameBackBefore = cameBack?.deviceId === id && cameBack.ssid === suspect?.ssid;
  return worked !== undefined && !cameBackBefore
    ? setupError('photon-came-back-once', { details: { network: worked.ssid } })
    : error;
}

function withoutSecrets({ ssid, security, channel }: NetworkChoice): RunMemory['lastNetwork'] {
  return { ssid, security, ...(channel === undefined ? {} : { channel }) };
}
