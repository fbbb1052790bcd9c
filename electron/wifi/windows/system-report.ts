import * as v from 'valibot';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';

/** One adapter of Windows. `guid` in small letters, without braces, as netsh writes it. */
export interface WindowsAdapter {
  readonly guid: string;
  /** What the person sees and can change, for example `Wi-Fi 2`; netsh knows interfaces by it. */
  readonly name: string;
  readonly carriesInternet: boolean;
}

export interface SystemReport {
  readonly serviceRuns: boolean;
  /** The Wi-Fi adapters alone. */
  readonly adapters: readonly WindowsAdapter[];
  /** What `netsh wlan show interfaces` printed. */
  readonly interfaces: string;
}

/** NDIS_PHYSICAL_MEDIUM of ntddndis.h: 1 = wireless LAN of old drivers, 9 = native 802.11. */
const wifiMedia: readonly number[] = [1, 9];

/** ServiceControllerStatus.Running (learn.microsoft.com, System.ServiceProcess). */
const running = 4;

/** PowerShell 5.1 writes a list of one as the thing itself, and an empty one as null or as `[null]`. */
function list<Schema extends v.GenericSchema>(item: Schema) {
  return v.union([
    v.pipe(
      v.array(v.nullable(item)),
      v.transform((items) => items.flatMap((one) => (one === null ? [] : [one as v.InferOutput<Schema>]))),
    ),
    v.pipe(
      v.nullable(item),
      v.transform((one) => (one === null ? [] : [one as v.InferOutput<Schema>])),
    ),
  ]);
}

export const guidText = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));

const guid = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/[{}]/g, '').toLowerCase()),
  guidText,
);

const report = v.object({
  service: v.number(),
  adapters: list(v.object({ guid, name: v.pipe(v.string(), v.maxLength(256)), index: v.number(), medium: v.number() })),
  routes: list(v.object({ index: v.number(), metric: v.number() })),
  interfaces: v.string(),
});

/** Reads what `systemReportScript` printed. Errors: `wifi-tool-unreadable`. */
export function readSystemReport(text: string): Result<SystemReport> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), report), text.replace(/^\uFEFF/, ''));
  if (!parsed.success) return failure(setupError('wifi-tool-unreadable'));
  const { service, adapters, routes, interfaces } = parsed.output;
  // The adapters are the physical ones: another interface is a tunnel or a virtual switch, and the internet goes on
  // through the next best way. Where there is none, nobody tells which adapter is below.
  const [way, ...further] = [...routes].sort((a, b) => a.metric - b.metric);
  const isPhysical = (index: number) => adapters.some((one) => one.index === index);
  const carrier = way === undefined || isPhysical(way.index) ? way : further.find((one) => isPhysical(one.index));
  const untold = way !== undefined && carrier === undefined;
  return success({
    serviceRuns: service === running,
    adapters: adapters
      .filter(({ medium }) => wifiMedia.includes(medium))
      .map(({ guid, name, index }) => ({ guid, name, carriesInternet: untold || carrier?.index === index })),
    interfaces,
  });
}
