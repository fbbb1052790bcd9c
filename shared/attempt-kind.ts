/** What a setup is made for. Only `production` counts for a yield. */
export const attemptKinds = ['production', 'rework', 'rma', 'golden', 'trial'] as const;
export type AttemptKind = (typeof attemptKinds)[number];

/** What the devices of a line may be set up for; a golden one is the line's own. */
export const lineKinds = ['production', 'rework', 'rma', 'trial'] as const satisfies readonly AttemptKind[];
export type LineKind = (typeof lineKinds)[number];

/** What whoever begins a setup knows of it, and what happens in it does not tell. */
export interface AttemptLabels {
  /** Absent: production. */
  readonly kind?: AttemptKind | undefined;
  /** The name of what it was set up by, in a station. */
  readonly preset?: string | undefined;
  /** Who is at it. */
  readonly operator?: string | undefined;
  /** The batch or work order that it belongs to. */
  readonly batch?: string | undefined;
  /** What the device is to whoever makes it: its part number, and the revision of that. */
  readonly part?: string | undefined;
  readonly revision?: string | undefined;
  /** As on the label of the device. */
  readonly serial?: string | undefined;
}

export function labelsOf({ kind, preset, operator, batch, part, revision, serial }: AttemptLabels): AttemptLabels {
  return { kind, preset, operator, batch, part, revision, serial };
}
