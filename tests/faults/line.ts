import type { ErrorCode } from '../../shared/errors.ts';
import { isProven } from '../../shared/setup-events.ts';
import { cloud } from './cloud.ts';
import { device } from './device.ts';
import { customer, type Ending, type Flow, type Moment, momentsOf } from './fixture.ts';
import type { WhoseInLine } from './line-bench.ts';
import { playLineCell, type ToldInLine, type TroubleOf } from './line-cell.ts';
import { link } from './link.ts';
import { runCells } from './run-cases.ts';
import { cellsOf, type Group, type PlannedCell, type Row } from './table.ts';
import { wifi } from './wifi.ts';
import { withoutOwner } from './without-owner.ts';

/** Moments of a single run that a line does not have, and why. */
export const notInLine: Partial<Record<Moment, string>> = {
  'sign-in': 'nobody signs in while a line runs',
  'product-token': 'nobody signs in while a line runs',
  customer: 'a line has its customer before its first device',
  'find-photon': 'a line has heard the Photon before its turn comes, and leaves in the same moment',
  'choose-network': 'a line answers from its preset, and asks the Photon again in the same moment',
};

const isProofToo = 'whether it has an owner is read in the same moment as its proof, from the same record';

/** What its group has at connect-ap is the Photon's own, but for what the cloud tells late. */
const troubleOfNobodys = ({ row, moment }: PlannedCell): TroubleOf =>
  moment === 'connect' && row.name !== 'late records' ? 'photon' : 'cloud';

const whose: Readonly<Record<Flow, WhoseInLine | undefined>> = {
  developer: undefined,
  product: { rule: 'fixed', email: customer },
  'without-owner': { rule: 'none' },
};

const groups: readonly (readonly [Group, TroubleOf])[] = [
  [link, 'photon'],
  [device, 'photon'],
  [wifi, 'computer'],
  [cloud, 'cloud'],
  [withoutOwner, 'cloud'],
];

/** The fault matrix with another device in flight: `share` of `shares` of it. */
export function runLineCases(share: number, shares: number): void {
  const inapplicable = new Map<string, number>();
  const all = groups.flatMap(([group, troubleOf]) =>
    cellsOf(group).cells.flatMap((cell) => {
      const isShared = momentsOf.developer.includes(cell.moment);
      if (cell.flow === 'product' && isShared) return [];
      const isNobodys = cell.flow === 'without-owner';
      const reason = isNobodys && cell.moment === 'check-owner' ? isProofToo : notInLine[cell.moment];
      if (reason === undefined) return [{ ...cell, troubleOf: isNobodys ? troubleOfNobodys(cell) : troubleOf }];
      inapplicable.set(reason, (inapplicable.get(reason) ?? 0) + 1);
      return [];
    }),
  );
  const mine = all.filter((_, index) => index % shares === share);
  runCells(`line ${share + 1}`, mine, share === 0 ? inapplicable : new Map(), async (cell) => {
    const { row, lasting, moment, expected, troubleOf, flow } = cell;
    const told = toldInLine[troubleOf](cell);
    return {
      ...{ group: 'line', fault: row.name, lasting, flow: `line, ${flow}`, moment, expected },
      ...(await playLineCell({
        fault: row.fault,
        troubleOf,
        moment,
        lasting,
        customer: whose[flow],
        told,
      })),
    };
  });
}

const isDone = (ending: Ending) => ending === 'done' || isProven({ outcome: ending as 'claimed' });

const allPass: ToldInLine = { struck: ['PASS'], beside: 'PASS' };

/** What is told of it while it stays, as far as that is one code. */
function staysAs({ stays }: Row, moment: Moment): ErrorCode {
  return (typeof stays === 'object' ? (stays[moment] ?? stays.else) : stays) as ErrorCode;
}

/** What is the Photon's own fails it alone, with what a single run is told, or in a line's own words. */
function ofPhoton({ row, lasting, moment, expected }: PlannedCell): ToldInLine {
  const isUnidentified = moment === 'join-photon' || moment === 'read-device-id';
  // It may have been another station that told it to go: the line comes back to it, and it never does.
  if (row.name === 'crash during the command' && isUnidentified)
    return { ...allPass, struck: ['SKIPPED photon-left-untouched'] };
  // Once one has joined with these details.
  if (row.name === 'wrong password') return { ...allPass, struck: ['FAIL photon-came-back-once'] };
  // What a person would be asked once more stands in the preset.
  const isAnswered = ['configure-ap r −2', 'configure-ap r −3', 'configure-ap r −4'].includes(row.name);
  if (isAnswered && lasting === 'passes') return { ...allPass, struck: [`FAIL ${staysAs(row, moment)}`] };
  // One that says that it goes is told once: what it does then is seen from home.
  if (row.name === 'connect-ap r 0, and stays') return { ...allPass, struck: [`FAIL ${staysAs(row, moment)}`] };
  // Nothing lies between the two readings of its ID: by the second it is not over.
  const isReadTwice = moment === 'read-device-id' || moment === 'read-public-key';
  if (row.name === 'different device than before' && isReadTwice)
    return { ...allPass, struck: [`FAIL ${staysAs(row, moment)}`] };
  return isDone(expected) ? allPass : { ...allPass, struck: [`FAIL ${expected}`] };
}

/** What a computer has against one Photon after others were reached is held against that; all else stops the line. */
function ofComputer({ row, lasting, moment, expected }: PlannedCell): ToldInLine {
  const isRadioOff = row.name === 'radio off';
  if (lasting === 'passes') {
    return isRadioOff ? { ...allPass, stop: { code: 'wifi-radio-off', passing: true, perhaps: true } } : allPass;
  }
  switch (row.name) {
    case 'permission denied':
    case 'two interfaces, the wrong route':
    case 'a tunnel takes everything':
      return { ...allPass, struck: [`ERROR ${expected}`], stop: { code: expected as ErrorCode, passing: false } };
    case 'radio off':
    case 'previous network gone': {
      if (moment !== 'wait-online') return { ...allPass, stop: { code: 'home-network-not-back', passing: true } };
      return isRadioOff ? { ...allPass, stop: { code: 'wifi-radio-off', passing: true } } : allPass;
    }
    case 'access point vanishes': {
      // It is back in the end, and one that told its ID before is not left for that.
      const isUnidentified = ['remember-network', 'join-photon', 'read-device-id'].includes(moment);
      const isJoining = moment === 'scan-networks' || moment === 'add-to-product';
      const gone = isJoining ? 'photon-network-not-joined' : 'photon-not-reachable';
      return isUnidentified ? allPass : { ...allPass, struck: [`FAIL ${gone}`] };
    }
    case 'system hops back during a command':
      // What was reached before is not joined once more in a line, where no hand helps.
      return moment === 'add-to-product' ? { ...allPass, struck: ['FAIL photon-network-not-joined'] } : allPass;
    default:
      return isDone(expected) ? allPass : { ...allPass, struck: [`FAIL ${expected}`] };
  }
}

/** What is asked of the cloud before a device is told anything: a line stops for it, and asks again when it goes on. */
const beforeConnect: readonly Moment[] = [
  'get-claim-code',
  'read-cloud-time',
  'read-product-devices',
  'add-to-product',
];

/** Nothing that passes by itself. */
const forPerson = ['401', '403', '404', 'token revoked in the middle'];

/** One message of the line, whichever device it strikes; whoever has passed keeps its PASS. */
function ofCloud({ row, flow, lasting, moment, expected }: PlannedCell): ToldInLine {
  const first = flow === 'without-owner' ? 'read-cloud-time' : 'get-claim-code';
  // Only who asks for the product itself is told that it is not there.
  const code = row.name === '404' && moment !== first ? 'cloud-not-found' : staysAs(row, first);
  const ofBeside = row.name === '404' ? 'cloud-not-found' : code;
  // Nobody's ownership is changed but at these: the team's own word, or what the cloud keeps from whoever claims it.
  if (row.name === 'device owned by others' && moment === 'add-to-product')
    return { struck: [`SKIPPED ${expected}`], beside: lasting === 'passes' ? 'PASS' : 'FAIL photon-not-yours' };
  const isOfEach = row.name === 'device owned by others' || row.name === 'denied meanwhile';
  if (isOfEach && lasting === 'stays') return { struck: [`FAIL ${expected}`], beside: `FAIL ${expected}` };
  // The record has named its customer by then: what is left to do is its name.
  const isNaming = moment === 'name' || (moment === 'check-owner' && lasting === 'stays');
  const word = moment === 'name' ? expected : staysAs(row, 'name');
  const passed = isNaming && !isDone(word) ? `PASS, name: ${word}` : 'PASS';
  if (isDone(code)) return { ...allPass, struck: [passed] };
  if (lasting === 'passes') {
    const stop = beforeConnect.includes(moment) ? { code, passing: true, perhaps: true as const } : undefined;
    return { ...allPass, struck: [passed], ...(stop === undefined ? {} : { stop }) };
  }
  // Whoever was told to connect is awaited for as long as it takes.
  if (!forPerson.includes(row.name)) return { ...allPass, struck: [passed], stop: { code, passing: true } };
  const atItsTurn = moment === first ? [] : [`ERROR ${code}`];
  return { struck: isNaming ? [passed] : atItsTurn, beside: `ERROR ${ofBeside}`, stop: { code, passing: false } };
}

const toldInLine: Readonly<Record<TroubleOf, (cell: PlannedCell) => ToldInLine>> = {
  photon: ofPhoton,
  computer: ofComputer,
  cloud: ofCloud,
};
