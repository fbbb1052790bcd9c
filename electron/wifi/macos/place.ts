import * as v from 'valibot';
import { isJoinableName } from '../../../shared/photon-name.ts';
import { isDevice } from './commands.ts';

const place = v.pipe(
  v.string(),
  v.maxLength(100_000),
  v.parseJson(),
  v.strictObject({
    system: v.literal('macos'),
    device: v.pipe(v.string(), v.check(isDevice)),
    /** Whether the device was on a network. */
    connected: v.boolean(),
    /** Its name; null when there was none or macOS did not tell. */
    network: v.nullable(v.pipe(v.string(), v.maxLength(256))),
    /** The preferred networks there were before, of those that a join could add: their names passed `isJoinableName`. */
    preferred: v.array(v.string()),
    /** The Photon's network; null when the person chose it by hand. Not in notes of earlier versions. */
    photon: v.optional(v.nullable(v.pipe(v.string(), v.check(isJoinableName)))),
  }),
);

/** Where a Wi-Fi device of macOS was: enough to bring it back after a restart of the program. */
export type MacosPlace = v.InferOutput<typeof place>;

export function readPlace(handle: string): MacosPlace | undefined {
  const parsed = v.safeParse(place, handle);
  return parsed.success ? parsed.output : undefined;
}

export function writePlace(value: MacosPlace): string {
  return JSON.stringify(value);
}
