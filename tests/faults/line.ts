import type { ErrorCode } from '../../shared/errors.ts';
import { cloud } from './cloud.ts';
import { device } from './device.ts';
import type { Moment } from './fixture.ts';
import { playLineCell } from './line-cell.ts';
import { link } from './link.ts';
import { runCells } from './run-cases.ts';
import { cellsOf } from './table.ts';
import { wifi } from './wifi.ts';

/** Nobody chooses in a line, what is read twice is read like the first time, and a Photon was heard before its turn comes. */
const moments: readonly Moment[] = [
  'get-claim-code',
  'remember-network',
  'join-photon',
  'read-device-id',
  'read-public-key',
  'scan-networks',
  'set-claim-code',
  'configure-network',
  'connect',
  'give-network-back',
  'wait-online',
];

/** What is said in other words where many devices are set up. */
const alsoSaid: Readonly<Record<string, readonly ErrorCode[]>> = {
  'wrong password': ['photon-came-back-once'],
  'access point vanishes': ['photon-not-reachable', 'photon-left-untouched'],
  'crash during the command': ['photon-left-untouched'],
  '401': ['access-token-invalid'],
  '403': ['cloud-forbidden'],
  '404': ['cloud-not-found'],
};

/** Of the cloud, about whoever asks: nobody's proof goes on until a person has mended it. */
const final = ['401', '403', '404', 'token revoked in the middle'];

/** Each fault at every third of the steps that it can be met at, each at others: all steps meet all kinds of faults. */
const every = 3;

/** The fault matrix with another device in flight: `share` of `shares` of it. */
export function runLineCases(share: number, shares: number): void {
  const all = [link, device, wifi, cloud].flatMap((group) => {
    const { cells } = cellsOf(group);
    return group.rows.flatMap((row, index) => {
      const its = cells.filter(
        (cell) =>
          cell.row === row && cell.lasting === 'stays' && cell.flow === 'developer' && moments.includes(cell.moment),
      );
      const some = its.filter((_, place) => (place + index) % every === 0);
      const played = some.length === 0 ? its.slice(0, 1) : some;
      return played.map((cell) => ({ ...cell, isOfPhoton: group === link || group === device }));
    });
  });
  const mine = all.filter((_, index) => index % shares === share);
  runCells(`line ${share + 1}`, mine, new Map(), async ({ row, lasting, moment, expected, isOfPhoton }) => ({
    group: 'line',
    fault: row.name,
    lasting,
    flow: 'line',
    moment,
    expected,
    ...(await playLineCell({
      fault: row.fault,
      moment,
      expected,
      isOfPhoton,
      alsoSaid: alsoSaid[row.name],
      strikesAll: final.includes(row.name),
    })),
  }));
}
