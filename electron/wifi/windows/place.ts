import * as v from 'valibot';
import { isJoinableName } from '../../../shared/photon-name.ts';
import { canBeNamed } from './commands.ts';
import { guidText } from './system-report.ts';

const nameable = v.pipe(v.string(), v.check(canBeNamed));

const place = v.pipe(
  v.string(),
  v.maxLength(100_000),
  v.parseJson(),
  v.strictObject({
    system: v.literal('windows'),
    adapter: guidText,
    /** The adapter's name, by which netsh knows it. */
    interfaceName: nameable,
    /** The profile that was connected; null when none was. */
    profile: v.nullable(nameable),
    /** The profiles there were before, of those that a join could add: their names passed `isJoinableName`. */
    profiles: v.array(v.string()),
    /** The Photon's network; null when the person chose it by hand. Not in notes of earlier versions. */
    photon: v.optional(v.nullable(v.pipe(v.string(), v.check(isJoinableName)))),
  }),
);

/** Where an adapter of Windows was: enough to bring it back after a restart of the program. */
export type WindowsPlace = v.InferOutput<typeof place>;

export function readPlace(handle: string): WindowsPlace | undefined {
  const parsed = v.safeParse(place, handle);
  return parsed.success ? parsed.output : undefined;
}

export function writePlace(value: WindowsPlace): string {
  return JSON.stringify(value);
}
