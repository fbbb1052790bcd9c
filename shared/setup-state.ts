import type { SetupError } from './errors.ts';
import type { ExpectedLight } from './light.ts';
import { assertNever } from './result.ts';
import {
  type DeviceIdentity,
  type ManualTask,
  type Outcome,
  type Place,
  type ProductPlan,
  type Question,
  type SeenPhoton,
  type SetupEvent,
  type Stage,
  stages,
  type WifiMode,
} from './setup-events.ts';
import { rowOf, type StepId } from './setup-steps.ts';
import type { HeardNetwork } from './wifi-network.ts';

export interface StageState {
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  readonly startedAt?: number;
  readonly finishedAt?: number;
}

/**
 * How far a run is proven to have got with its device, by its events: `reached` it told its id, `partly-set-up` a network
 * or a claim code was on its way to it, `told-to-connect` connect-ap was, `online` the cloud proved it.
 */
export const deviceProgress = ['not-reached', 'reached', 'partly-set-up', 'told-to-connect', 'online'] as const;
export type DeviceProgress = (typeof deviceProgress)[number];

/** Everything a face needs to draw a run; the fold of its events and of nothing else. */
export interface SetupState {
  readonly runId: string | undefined;
  readonly wifi: WifiMode | undefined;
  /** Over a USB cable: the computer stays on its own network. */
  readonly cable: boolean;
  readonly startedAt: number | undefined;
  /** The customer the device is for; undefined: the account itself, or nobody. */
  readonly customer: string | undefined;
  /** The device is to be nobody's, in its product. */
  readonly withoutOwner: boolean;
  readonly stages: Readonly<Record<Stage, StageState>>;
  readonly step:
    | { readonly id: StepId; readonly attempt: number; readonly attempts: number; readonly startedAt: number }
    | undefined;
  readonly place: Place;
  readonly photons: readonly SeenPhoton[];
  /** Why no Photon can be seen now. */
  readonly obstacle: SetupError | undefined;
  /** The computer's own network, once it is remembered. */
  readonly home: { readonly networkName?: string; readonly keepsInternet: boolean } | undefined;
  readonly hand: ManualTask | undefined;
  readonly device: DeviceIdentity | undefined;
  readonly progress: DeviceProgress;
  readonly networks: readonly HeardNetwork[];
  /** Names of the networks that this run has stored on the Photon; the one that it tries first comes first. */
  readonly stored: readonly string[];
  /** The one stored last. */
  readonly lastStored: Pick<HeardNetwork, 'ssid' | 'security'> | undefined;
  readonly question: Question | undefined;
  /** Undefined without a product, and until it is chosen. */
  readonly plan: ProductPlan | undefined;
  readonly light: ExpectedLight | undefined;
  readonly notices: readonly SetupError[];
  readonly outcome: Outcome | undefined;
}

const waiting: StageState = { status: 'waiting' };

export const idleSetup: SetupState = {
  runId: undefined,
  wifi: undefined,
  cable: false,
  startedAt: undefined,
  customer: undefined,
  withoutOwner: false,
  stages: Object.fromEntries(stages.map((stage) => [stage, waiting])) as Record<Stage, StageState>,
  step: undefined,
  place: 'own-network',
  photons: [],
  obstacle: undefined,
  home: undefined,
  hand: undefined,
  device: undefined,
  progress: 'not-reached',
  networks: [],
  stored: [],
  lastStored: undefined,
  question: undefined,
  plan: undefined,
  light: undefined,
  notices: [],
  outcome: undefined,
};

/** The next state. Pure; a `run-started` event forgets the run before it. */
export function foldSetup(state: SetupState, event: SetupEvent): SetupState {
  switch (event.type) {
    case 'run-started':
      return {
        ...idleSetup,
        runId: event.runId,
        wifi: event.wifi,
        cable: event.cable ?? false,
        startedAt: event.at,
        customer: event.customer,
        withoutOwner: event.withoutOwner ?? false,
      };
    case 'stage-started':
      // Choosing again after the Photon refused a network runs a stage a second time; its first start counts.
      return withStage(event.stage === 'choose' ? choosingAgain(state) : state, event.stage, {
        status: 'running',
        startedAt: state.stages[event.stage].startedAt ?? event.at,
      });
    case 'stage-finished':
      return withStage(state, event.stage, { ...state.stages[event.stage], status: 'done', finishedAt: event.at });
    case 'step-started':
      return {
        ...(rowOf(event.step).stores ? atLeast(state, 'partly-set-up') : state),
        step: { id: event.step, attempt: event.attempt, attempts: event.attempts, startedAt: event.at },
      };
    case 'step-finished':
      return { ...(event.step === 'wait-online' ? atLeast(state, 'online') : state), step: undefined };
    case 'step-retried':
      return state;
    case 'place-changed':
      return { ...state, place: event.place };
    case 'network-remembered':
      return {
        ...state,
        home: {
          ...(event.networkName === undefined ? {} : { networkName: event.networkName }),
          keepsInternet: event.keepsInternet,
        },
      };
    case 'photons-seen':
      return { ...state, photons: event.photons, obstacle: undefined };
    case 'search-obstructed':
      return { ...state, obstacle: event.obstacle };
    case 'hand-needed':
      return { ...state, hand: event.task };
    case 'hand-done':
      return { ...state, hand: undefined };
    case 'device-identified':
      return { ...atLeast(state, 'reached'), device: event.device };
    case 'device-facts':
    case 'online-proven':
      return state;
    case 'networks-heard':
      return { ...state, networks: event.networks };
    case 'network-stored':
      // One that it has keeps its place (wlan_hal.cpp, add_wiced_wifi_credentials, Device OS v1.5.2).
      return {
        ...state,
        stored: state.stored.includes(event.ssid) ? state.stored : [event.ssid, ...state.stored],
        lastStored: { ssid: event.ssid, security: event.security },
      };
    case 'question-asked':
      return { ...state, question: event.question };
    case 'question-answered':
      return state.question?.id === event.questionId ? { ...state, question: undefined } : state;
    case 'plan-chosen':
      return { ...state, plan: event.plan };
    case 'connect-sent':
      return atLeast(state, 'told-to-connect');
    case 'light-expected':
      return { ...state, light: event.light };
    case 'noticed':
      return { ...state, notices: [...state.notices, event.notice] };
    case 'run-finished':
      return {
        ...state,
        stages: event.outcome.outcome === 'failed' ? stopRunning(state.stages, event.at) : state.stages,
        step: undefined,
        hand: undefined,
        question: undefined,
        outcome: event.outcome,
      };
    default:
      return assertNever(event);
  }
}

/** Whoever is to choose once more has a Photon before them that could not join and listens again. */
function choosingAgain(state: SetupState): SetupState {
  return state.progress === 'told-to-connect'
    ? withStage({ ...state, progress: 'partly-set-up' }, 'prove', waiting)
    : state;
}

function atLeast(state: SetupState, progress: DeviceProgress): SetupState {
  const isFurther = deviceProgress.indexOf(progress) > deviceProgress.indexOf(state.progress);
  return isFurther ? { ...state, progress } : state;
}

function withStage(state: SetupState, stage: Stage, next: StageState): SetupState {
  return { ...state, stages: { ...state.stages, [stage]: next } };
}

function stopRunning(all: SetupState['stages'], at: number): SetupState['stages'] {
  return Object.fromEntries(
    stages.map((stage) => [
      stage,
      all[stage].status === 'running' ? { ...all[stage], status: 'failed', finishedAt: at } : all[stage],
    ]),
  ) as Record<Stage, StageState>;
}

/** The state after a whole list of events, as after a reload of the window. */
export function foldAll(events: readonly SetupEvent[]): SetupState {
  return events.reduce(foldSetup, idleSetup);
}
