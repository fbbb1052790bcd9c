import path from 'node:path';
import { setupError } from '../../shared/errors.ts';
import { featuresToSetUp } from '../../shared/ipc/set-up.ts';
import type { ChosenPreset, stationRequests } from '../../shared/ipc/station.ts';
import type { LineState } from '../../shared/line-state.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { readDeviceScan, readOperator, readReference } from '../../shared/scan.ts';
import { hasOwnNumbers } from '../../shared/scan-kinds.ts';
import { parseSecurityName } from '../../shared/security-type.ts';
import type { CloudAccount } from '../cloud/cloud-port.ts';
import type { ProductCloud } from '../cloud/product-port.ts';
import type { Lines, NetworkPassword } from '../composition/lines.ts';
import type { RecordFile } from '../record/record-file.ts';
import type { SharedRecord } from '../record/shared-record/shared-record.ts';
import type { Recipient } from '../setup/setup-world.ts';
import type { DeviceList } from '../station/device-list.ts';
import { type LineManager, lineManager } from '../station/line-manager.ts';
import type { Preset } from '../station/preset.ts';
import type { ControllerParts } from './controller-parts.ts';
import type { HandlersOf } from './handlers.ts';
import type { PresetShelf } from './preset-shelf.ts';
import type { RecoveryManager } from './recovery-manager.ts';
import type { WhoActs } from './who-acts.ts';

export interface StationParts
  extends Pick<WhoActs, 'account' | 'product'>,
    Pick<ControllerParts, 'clock' | 'newId' | 'policy' | 'settings' | 'realWorld' | 'chooseFile' | 'stayAwake'> {
  readonly lines: Lines;
  readonly presets: () => Promise<Pick<PresetShelf, 'show' | 'read' | 'givePasswords'>>;
  readonly record: RecordFile;
  readonly recovery: Pick<RecoveryManager, 'settled'>;
  readonly others: (signal: AbortSignal) => Promise<SharedRecord | undefined>;
  readonly isPractising: () => boolean;
  /** Whether a policy lets anybody set up devices for these. */
  readonly isOpenFor: (features: ReturnType<typeof featuresToSetUp>) => boolean;
  /** Fails while nothing may begin, or a device is being set up. */
  readonly mayBegin: () => Result<void>;
  readonly closing: () => boolean;
  readonly showLine: (line: LineState | undefined) => void;
  /** A device in the real world is proven to be set up. */
  readonly claimed: () => void;
  /** An attempt in the real world is noted. */
  readonly noted: () => void;
  readonly changed: () => void;
}

export interface StationWork {
  readonly handlers: HandlersOf<typeof stationRequests>;
  readonly line: Pick<LineManager, 'state' | 'running' | 'attemptIds'>;
  busy(): boolean;
  /** Ends it, network given back, and forgets it. */
  end(): Promise<void>;
}

interface Chosen {
  readonly id: string;
  readonly preset: Preset;
  list: DeviceList | undefined;
  /** Of one that is kept here, and the networks whose passwords are known. */
  readonly kept?: {
    readonly id: string;
    readonly revision: number | undefined;
    readonly passwordsOf: readonly string[];
  };
}

/** The line of the window: what it is begun with, and what it is told. Runs and the line are one after the other. */
export function stationHandlers(parts: StationParts): StationWork {
  const { lines, isPractising } = parts;
  let chosen: Chosen | undefined;
  const line = lineManager(parts.clock, parts.showLine, () => {
    parts.stayAwake(line.running());
    if (!line.running() && !isPractising()) parts.noted();
    parts.changed();
  });

  /** Another one after each sign-in. */
  const whoActsFor = ({ customer }: Preset): CloudAccount | ProductCloud | undefined =>
    customer.rule === 'account' ? parts.account() : parts.product().current();

  /** As whoever is signed in. By a preset of a list the first customer tells whether the client may open any. */
  async function whoseDevices(
    { preset, list }: Chosen,
    asked: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Recipient>> {
    const { customer: rule, product: slug } = preset;
    if (rule.rule === 'account') {
      const account = parts.account();
      if (account === undefined) return failure(setupError('not-signed-in'));
      return success({ account, product: undefined });
    }
    const product = parts.product().current();
    const isIt = product !== undefined && [product.product.slug, String(product.product.id)].includes(slug ?? '');
    if (!isIt) return failure(setupError('not-signed-in-to-product'));
    if (rule.rule === 'none') return success({ account: undefined, product: { cloud: product, customer: undefined } });
    const email = rule.rule === 'asked' ? asked : rule.rule === 'fixed' ? rule.email : list?.devices[0]?.customer;
    if (email === undefined) {
      return failure(setupError(rule.rule === 'asked' ? 'customer-not-scanned' : 'preset-needs-serials'));
    }
    // One that was misread or mistyped is not made.
    const customer = await parts.product().customer(email, rule.rule !== 'asked', signal);
    if (!customer.ok) return customer;
    return success({ account: customer.value, product: { cloud: product, customer: customer.value.email } });
  }

  /** Of a preset that is kept here, which keeps what was typed for it as well. */
  async function keptNetworks({ kept }: Chosen, typed: readonly NetworkPassword[]) {
    if (kept === undefined) return undefined;
    const shelf = await parts.presets();
    if (typed.length > 0) {
      const given = await shelf.givePasswords(kept.id, new Map(typed.map(({ ssid, password }) => [ssid, password])));
      if (!given.ok) return given;
    }
    const read = await shelf.read(kept.id);
    return read.ok ? success(read.value.networks) : read;
  }

  const handlers: StationWork['handlers'] = {
    async choosePreset() {
      if (parts.policy.values.preset !== undefined) return failure(setupError('closed-by-policy'));
      const file = await parts.chooseFile();
      if (file === undefined) return success(undefined);
      const preset = await lines.readPreset(file);
      if (!preset.ok) return preset;
      chosen = { id: parts.newId(), preset: preset.value, list: undefined };
      return success(shownPreset(chosen));
    },

    async chooseKeptPreset({ id }) {
      const [shown, { presetOf }] = await Promise.all([
        parts.presets().then((shelf) => shelf.show(id)),
        import('../station/preset.ts'),
      ]);
      if (!shown.ok) return shown;
      const preset = presetOf(shown.value.preset);
      if (!preset.ok) return preset;
      const { passwordsOf } = shown.value;
      // That of a policy was saved by nobody here.
      const revision = parts.policy.values.preset === undefined ? shown.value.revision : undefined;
      chosen = { id: parts.newId(), preset: preset.value, list: undefined, kept: { id, revision, passwordsOf } };
      return success(shownPreset(chosen));
    },

    async chooseLineList() {
      const at = chosen;
      if (at === undefined) return failure(setupError('invalid-input'));
      const file = await parts.chooseFile();
      if (file === undefined) return success(undefined);
      const list = await lines.readList(file, at.preset);
      if (!list.ok) return list;
      // Another preset was chosen behind the dialog: the list is not its.
      if (chosen !== at) return success(undefined);
      at.list = list.value;
      return success({ name: path.basename(file), devices: list.value.devices.length });
    },

    async beginLine({
      preset: id,
      passwords,
      operator = '',
      batch = '',
      kind,
      customer,
      scans,
      list: byList,
      golden: named,
    }) {
      const mine = chosen;
      if (mine?.id !== id || isPractising()) return failure(setupError('invalid-input'));
      const { preset } = mine;
      const golden = preset.golden === 'ask' ? named : readDeviceScan(preset.golden ?? '');
      if ((preset.golden === undefined) !== (golden === undefined)) return failure(setupError('invalid-input'));
      const who = whoActsFor(preset);
      // A sticker that was scanned into it may carry a secret.
      const atIt = operator === '' ? undefined : readOperator(operator);
      if (operator !== '' && atIt === undefined) return failure(setupError('invalid-input'));
      const ofBatch = batch === '' ? undefined : readReference(batch);
      if (batch !== '' && ofBatch === undefined) return failure(setupError('invalid-input'));
      const list = byList ? mine.list : undefined;
      // Without it any Photon in the air would be set up.
      if (byList && list === undefined) return failure(setupError('invalid-input'));
      // May wait for the secret store: whatever else is asked is asked after it.
      const networks = await keptNetworks(mine, passwords);
      if (networks?.ok === false) return networks;
      if (chosen !== mine || isPractising() || whoActsFor(preset) !== who) return failure(setupError('invalid-input'));
      const may = parts.mayBegin();
      if (!may.ok) return may;
      if (!parts.isOpenFor(featuresToSetUp({ for: preset.customer.rule === 'account' ? 'account' : 'customer' }))) {
        return failure(setupError('closed-by-policy'));
      }
      const wanted = { ...mine, list };
      const asks = preset.customer.rule === 'asked';
      if (asks && customer === undefined) return failure(setupError('customer-not-scanned'));
      const first = asks ? customer : undefined;
      const made = { kind, batch: ofBatch, operator: atIt };
      const facts = {
        preset: preset.name,
        presetRevision: mine.kept?.revision,
        part: preset.part,
        revision: preset.revision,
        ...made,
        scans,
        customer: first,
        scansNumbers: hasOwnNumbers(list?.devices),
      };
      return line.begin(facts, async (channels, signal) => {
        await parts.recovery.settled();
        const whose = await whoseDevices(wanted, first, signal);
        if (!whose.ok) return whose;
        // Nobody's devices are set up as somebody who came after the press.
        if (whoActsFor(preset) !== who) return failure(setupError('cancelled'));
        const opened = await lines.open(
          {
            recipient: whose.value,
            around: parts.realWorld(),
            record: parts.record,
            others: await parts.others(signal),
            lookUp: parts.account()?.lookUpSerialNumber,
            cloudUrl: parts.settings.read().cloudUrl,
            preset,
            passwords,
            networks: networks?.value,
            list: wanted.list,
            golden,
            ...made,
            presetRevision: facts.presetRevision,
            onlyScanned: scans,
            programEnds: parts.closing,
          },
          channels,
          signal,
        );
        if (!opened.ok) return opened;
        const { rowDone, see, ...rest } = opened.value;
        return success({
          ...rest,
          see(event) {
            see?.(event);
            if (event.type === 'golden-finished') parts.noted();
          },
          rowDone(row, at) {
            rowDone(row, at);
            if (row.outcome === 'PASS') parts.claimed();
            parts.noted();
          },
        });
      });
    },

    async beginPracticeLine({ devices, troubles, usb, firstArticle = false, golden = false }) {
      const may = parts.mayBegin();
      if (!may.ok) return may;
      if (!isPractising()) return failure(setupError('invalid-input'));
      const facts = { preset: undefined, operator: undefined, scans: false };
      const inAir = {
        devicesInAir: devices,
        faultSeed: troubles === 'some' ? practiceSeed : undefined,
        failsInARow: troubles === 'in-a-row',
        byCable: usb,
        firstArticle,
        golden,
      };
      return line.begin(facts, (channels, signal) => lines.practise(inAir, channels, signal));
    },

    scanForLine: async ({ scan }) => line.scan(scan),
    commandLine: async (order) => line.command(order),

    blinkInLine: ({ deviceId, on }) => line.blink(deviceId, on),

    async stopLine() {
      await line.stop();
      return success(undefined);
    },

    async forgetLine() {
      line.forget();
      return success(undefined);
    },
  };

  return {
    handlers,
    line,
    busy: line.running,
    async end() {
      // First: what waits to begin one finds that it may not any more.
      chosen = undefined;
      await line.stop();
      line.forget();
    },
  };
}

/** The same troubles each time, so that what was learned holds the second time as well. */
const practiceSeed = 4711;

function shownPreset({ id, preset, kept }: Chosen): ChosenPreset {
  const { name, networks, product, customer, transport, golden } = preset;
  return {
    id,
    name,
    networks: networks.map(({ ssid, security = '', passwordEnv }) => {
      const asked = kept === undefined ? passwordEnv !== undefined : !kept.passwordsOf.includes(ssid);
      return { ssid, asksPassword: asked && parseSecurityName(security) !== 'open' };
    }),
    product,
    transport,
    customer: customer.rule,
    golden,
    needsList: customer.rule === 'list',
  };
}
