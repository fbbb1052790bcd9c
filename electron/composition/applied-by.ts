import { createHash } from 'node:crypto';
import { type Applied, beingOnline } from '../../shared/applied.ts';
import type { AppliedLabel } from '../../shared/label.ts';
import type { DeviceList } from '../station/device-list.ts';
import type { Preset } from '../station/preset.ts';

/** What a line applies. How long something may take changes nothing of what is required; the order of what is asked for neither. */
export function appliedBy(
  preset: Preset,
  list: DeviceList | undefined,
  presetRevision: number | undefined,
): Required<Pick<Applied, 'presetHash' | 'required'>> & Applied {
  // Where rows go is nothing that a device gets, and variables are named by whoever keeps the file.
  const { name: _, version: __, hooks: ___, pattern, networks, label: ____, ...rest } = preset;
  const label = labelBy(preset);
  const given = {
    ...rest,
    label: label?.form,
    namePattern: pattern?.text,
    networks: networks.map(({ passwordEnv: _____, ...one }) => one),
  };
  return {
    presetRevision,
    presetHash: hashOf(given),
    listHash: list && hashOf(list.devices.map(({ serial, id, customer, name }) => ({ serial, id, customer, name }))),
    required: requiredBy(preset),
    label,
  };
}

function labelBy({ label, pattern, product }: Preset): AppliedLabel | undefined {
  if (label === undefined) return undefined;
  const { printer: _, folder: __, ...form } = label;
  return {
    form,
    ...(pattern === undefined ? {} : { namePattern: pattern.text }),
    ...(product === undefined ? {} : { product }),
  };
}

/** What a device has to show to pass; a line that hands its devices over asks for less than that they are online. */
export function requiredBy({ acceptance }: Pick<Preset, 'acceptance'>): string {
  if (acceptance === undefined) return beingOnline;
  const { firmware, variables, functions } = acceptance;
  const asked = [firmware === undefined ? [] : firmware, variables, functions].map((some) =>
    [some]
      .flat()
      .map(({ withinSeconds: _, ...one }) => canonical(one))
      .sort(),
  );
  return hashOf(asked);
}

const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex').slice(0, 32);

/** The same text for the same value, in whatever order it was written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
