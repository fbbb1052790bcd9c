import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { journalFile } from '../../electron/journal/journal-file.ts';
import { createWindowStore, type WindowState } from '../../renderer/state/store.ts';
import type { Replies } from '../../shared/ipc/contract.ts';
import type { Numbered } from '../../shared/ipc/numbered.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import { foldAll } from '../../shared/setup-state.ts';
import type { CellReport } from './cell.ts';
import { judge, startOver } from './cell.ts';
import { type Ending, type Fixture, type Flow, type Moment, openFixture } from './fixture.ts';
import { tearJournal } from './tear-journal.ts';

/** What happens to the app itself at the start of a step. */
export const appFaults = [
  'cancel',
  'double start',
  'renderer reload',
  'renderer crash',
  'kill',
  'power loss, journal torn',
  'disk full',
  'ten minutes of sleep',
  'clock set forward',
  'clock set back',
  'somebody else finishes',
  'finished at another cloud',
  'old note of an adapter that is gone',
  'keyring opens late',
] as const;
export type AppFault = (typeof appFaults)[number];

const sleepMs = 10 * 60 * 1000;

/** Summer time, a battery that was empty, a virtual machine that was paused. */
const clockStepMs = 3 * 60 * 60 * 1000;

/** A person types the password of the keyring. */
const keyringMs = 40_000;

/** Longer than the events of one step are apart. */
const answerOvertakenMs = 2_000;

export interface AppCellReport extends CellReport {
  /** Milliseconds of real time from Cancel to the next thing that the window is told. */
  readonly acknowledgedMs?: number | undefined;
  /** Milliseconds of virtual time from Cancel until the computer is home and the run over. */
  readonly restoredMs?: number | undefined;
}

export async function playAppCell(
  flow: Flow,
  moment: Moment,
  fault: AppFault,
  expected: Ending,
): Promise<AppCellReport> {
  const fixture = await openFixture(flow);
  const wrong: string[] = [];
  const startedAt = fixture.clock.now();
  if (fault === 'old note of an adapter that is gone') await leaveOldNote(fixture.journal);
  const signedIn = await fixture.signIn({ stay: fault === 'keyring opens late' });
  if (signedIn !== 'done') throw new Error(`sign-in: ${signedIn}`);
  const ends = endsTheProgram.includes(fault);
  const { ended, tellsMore, acknowledgedMs, restoredMs } = await (ends ? killed : undisturbed)(fixture, moment, fault);
  if (ended !== expected) wrong.push(`ended as ${ended}`);
  wrong.push(...tellsMore, ...judge(fixture, ended, startedAt, fault === 'ten minutes of sleep' ? sleepMs : 0));
  const tookMs = fixture.clock.now() - startedAt;
  const outcome = fixture.outcome();
  if (outcome?.outcome === 'claimed' && !(outcome.tookMs >= 0 && outcome.tookMs <= tookMs + 1_000)) {
    wrong.push(`told that it took ${outcome.tookMs} ms of ${tookMs}`);
  }
  const typed = fixture.events.some(({ type }) => type === 'question-answered') && ended !== 'claimed';
  // A killed program remembers nothing of what was typed: passwords are never on the disk.
  wrong.push(...(await startOver(fixture, typed && !ends)));
  wrong.push(...(await fixture.close()));
  return { ended, tookMs, wrong, acknowledgedMs, restoredMs };
}

/** After these the next program finds what is on the disk. */
const endsTheProgram: readonly AppFault[] = [
  'kill',
  'power loss, journal torn',
  'somebody else finishes',
  'finished at another cloud',
  'old note of an adapter that is gone',
  'keyring opens late',
];

interface Disturbed {
  readonly ended: Ending;
  readonly tellsMore: readonly string[];
  readonly acknowledgedMs?: number | undefined;
  readonly restoredMs?: number | undefined;
}

/** The app lives on, whatever happens around it. */
async function undisturbed(fixture: Fixture, moment: Moment, fault: AppFault): Promise<Disturbed> {
  const tellsMore: string[] = [];
  const { handlers } = fixture.app().controller;
  let struck: { readonly at: number; readonly real: number; readonly events: number } | undefined;
  let acknowledgedAt: number | undefined;
  let pending: Promise<unknown> | undefined;
  let shown: (() => Pick<WindowState, 'events' | 'setup'>) | undefined;
  const strike = async () => {
    switch (fault) {
      case 'cancel':
        await handlers.cancelSetup();
        return;
      case 'double start': {
        const again = await handlers.startSetup(fixture.request);
        if (again.ok || again.error.code !== 'setup-already-running') tellsMore.push('a second run began');
        return;
      }
      case 'renderer reload':
      case 'renderer crash': {
        // A crashed window is away for a while; what it was told meanwhile is read again.
        if (fault === 'renderer crash') await fixture.clock.sleep(5_000);
        shown = await openAnotherWindow(fixture);
        return;
      }
      case 'disk full':
        refuseWriting(fixture.journal);
        return;
      case 'ten minutes of sleep':
        fixture.suspend(sleepMs);
        return;
      case 'clock set forward':
        fixture.setClock(clockStepMs);
        return;
      case 'clock set back':
        fixture.setClock(-clockStepMs);
        return;
      default:
        throw new Error(fault);
    }
  };
  fixture.onEvent(() => {
    if (struck !== undefined) acknowledgedAt ??= performance.now();
  });
  fixture.onStep((step) => {
    if (struck !== undefined || step !== moment) return;
    struck = { at: fixture.clock.now(), real: performance.now(), events: fixture.events.length };
    pending = strike();
  });
  const ended = await fixture.run();
  const over = fixture.clock.now();
  if (struck === undefined) throw new Error(`${moment} never came: ${ended}`);
  if (pending !== undefined) await fixture.pass(pending);
  if (fault === 'disk full') allowWriting(fixture.journal);
  const wanted = JSON.stringify([fixture.events, foldAll(fixture.events)]);
  if (shown !== undefined && JSON.stringify([shown().events, shown().setup]) !== wanted)
    tellsMore.push('another state');
  const cancelled = fault === 'cancel';
  return {
    ended,
    tellsMore,
    acknowledgedMs: cancelled && acknowledgedAt !== undefined ? acknowledgedAt - struck.real : undefined,
    restoredMs: cancelled ? over - struck.at : undefined,
  };
}

/** The window's own store, in the middle of a run; what is told meanwhile overtakes the answer with the state. */
async function openAnotherWindow(fixture: Fixture): Promise<() => WindowState> {
  const { handlers } = fixture.app().controller;
  const { store, connect } = createWindowStore({
    importFile: ({ name }) => handlers.importDroppedList({ path: name }),
    async request(name, ...values) {
      const answer = await (handlers[name] as (...sent: typeof values) => Promise<Replies[typeof name]>)(...values);
      await fixture.clock.sleep(answerOvertakenMs);
      return answer;
    },
    listen(name, listener) {
      type Listener = (value: Numbered<SetupEvent>) => void;
      if (name === 'setupEvent') fixture.onEvent((told, number) => (listener as Listener)({ number, told }));
      return () => undefined;
    },
  });
  connect();
  await new Promise<void>((resolve) => {
    store.subscribe(({ snapshot }) => snapshot !== undefined && resolve());
  });
  return store.getState;
}

/** The program ends in the middle; the next one finds what is on the disk. */
async function killed(fixture: Fixture, moment: Moment, fault: AppFault): Promise<Disturbed> {
  const tellsMore: string[] = [];
  const reached = new Promise<void>((resolve) => {
    fixture.onStep((step) => {
      if (step === moment) resolve();
    });
  });
  void fixture.begin();
  await fixture.pass(reached);
  if (fault === 'keyring opens late') fixture.lockStore(keyringMs);
  await fixture.restart(() => {
    if (fault === 'power loss, journal torn') tearJournal(fixture.journal);
  });
  // The first thing the next program does, before anybody asks for anything.
  await fixture.pass(fixture.app().controller.handlers.readSnapshot());
  await fixture.clock.pass(120_000);
  const { snapshot } = await fixture.app().controller.handlers.readSnapshot();
  const { place } = fixture.simulation.computer;
  if (place !== 'own-network') tellsMore.push(`after the restart the computer is ${place}`);
  if (snapshot.recovery?.status === 'under-way') tellsMore.push('the way home does not end');
  if (snapshot.recovery?.status === 'failed') tellsMore.push('the way home failed');
  if (existsSync(fixture.journal) && /lease-taken/.test(readFileSync(fixture.journal, 'utf8'))) {
    tellsMore.push('the note of the lease is still there');
  }
  if (fault === 'keyring opens late') {
    const { session, product } = snapshot;
    const resumed = fixture.flow === 'product' ? product !== undefined : session.status === 'signed-in';
    if (!resumed) tellsMore.push('the kept sign-in is gone');
  } else if (fault === 'somebody else finishes' || fault === 'finished at another cloud') {
    return { ended: await finishedElsewhere(fixture, fault, tellsMore), tellsMore };
  } else {
    const signedIn = await fixture.signIn();
    if (signedIn !== 'done') tellsMore.push(`sign-in: ${signedIn}`);
  }
  if (!fixture.simulation.device.listening) fixture.simulation.pressSetup();
  await fixture.clock.pass(10_000);
  return { ended: await fixture.run(), tellsMore };
}

/** Refused, and nobody's device becomes theirs; then whoever began it finishes it. */
async function finishedElsewhere(fixture: Fixture, fault: AppFault, tellsMore: string[]): Promise<Ending> {
  const somebodyElse = fault === 'somebody else finishes';
  const { simulation } = fixture;
  const before = simulation.cloud.owner;
  fixture.nameCloud(!somebodyElse);
  const strange = await fixture.signIn(somebodyElse ? { as: 'somebody-else' } : {});
  if (strange !== 'done') tellsMore.push(`the other sign-in: ${strange}`);
  const finished = await fixture.finish();
  if (finished === 'claimed') tellsMore.push('an attempt was finished where it does not belong');
  if (simulation.cloud.owner !== before) tellsMore.push(`it became ${simulation.cloud.owner}’s`);
  await fixture.signOut();
  fixture.nameCloud(false);
  const signedIn = await fixture.signIn();
  if (signedIn !== 'done') tellsMore.push(`sign-in: ${signedIn}`);
  const ended = await fixture.finish();
  return ended ?? 'internal-error';
}

/** A run with a dongle that was pulled out on the Photon's network; its program is no more. */
async function leaveOldNote(journal: string): Promise<void> {
  const lock = { take: async () => () => undefined };
  const lease = { networkName: 'HomeNet', handle: 'wlan1', adapter: 'wlan1', keepsInternet: true };
  const note = await journalFile(journal, lock).begin(lease);
  if (!note.ok) throw new Error(note.error.code);
  await note.value.close(false);
}

/** From now on nothing can be written or removed where the journal is. */
function refuseWriting(journal: string): void {
  const folder = path.dirname(journal);
  if (existsSync(folder)) renameSync(folder, `${folder}-away`);
  writeFileSync(folder, '');
}

function allowWriting(journal: string): void {
  const folder = path.dirname(journal);
  rmSync(folder, { force: true });
  if (existsSync(`${folder}-away`)) renameSync(`${folder}-away`, folder);
}
