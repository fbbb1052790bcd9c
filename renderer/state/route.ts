import type { DeviceFacts, DeviceJobAction, ManualWork, ResetEnd } from '../../shared/device-jobs.ts';
import type { Fit } from '../devices/action-reasons.ts';

/** The pages of the product; without a product all of them show its sign-in. */
export type ProductPage =
  | { readonly page: 'home' | 'set-up' | 'import' | 'customers' }
  | { readonly page: 'customer'; readonly email: string };

/** The pages on which devices are found and something is done with them. */
export type DevicesPage =
  | { readonly page: 'find' | 'choose' }
  | { readonly page: 'move'; readonly device: DeviceFacts }
  | { readonly page: 'hands'; readonly from: 'choose' | 'find' }
  | {
      readonly page: 'confirm';
      readonly ids: readonly string[];
      readonly leftOut: Fit['others'];
      readonly actions: readonly DeviceJobAction[];
      readonly hands: readonly ManualWork[];
      /** Of a reset: whose the devices are to be. */
      readonly end: ResetEnd | undefined;
      readonly customer: string | undefined;
      readonly owner: string | undefined;
      readonly from: 'choose' | 'find';
    };

/** What was set up here: all of it, what it comes to, or one attempt. */
export type HistoryPage =
  | { readonly page: 'list' | 'summary' }
  | { readonly page: 'attempt'; readonly attemptId: string };

/** The presets of lines: all of them, or one; without an ID a new one. */
export type PresetsPage = { readonly page: 'list' } | { readonly page: 'edit'; readonly id?: string };

interface AtPresets {
  readonly at: 'presets';
  readonly page: PresetsPage;
  readonly back: Beginning;
}

interface AtHistory {
  readonly at: 'history';
  readonly page: HistoryPage;
  readonly back: Beginning;
}

interface Begun {
  readonly at: 'sign-in' | 'run';
  readonly back: Beginning;
}

interface AtStart {
  readonly at: 'start';
}

interface AtStation {
  readonly at: 'station';
}

interface AtDevices {
  readonly at: 'devices';
  readonly page: DevicesPage;
}

interface AtProduct {
  readonly at: 'product';
  readonly page: ProductPage;
  /** Where its sign-in leads back to, and on to where it was asked for there. */
  readonly back: AtStart | AtStation | AtDevices;
}

/** Where runs and sign-ins begin, and where they lead back to. */
export type Beginning = AtStart | AtStation | AtDevices | AtProduct;

/** Where in the house the person is; which screen of a run is drawn follows from the run. */
export type Route = Beginning | AtHistory | AtPresets | Begun;

export interface RouteState {
  readonly route: Route;
}

export const atStart: AtStart = { at: 'start' };
export const atStation: AtStation = { at: 'station' };
export const atFindDevices: AtDevices = { at: 'devices', page: { page: 'find' } };

/** Where what is open now was begun: a run, a sign-in and the history lead back there. */
export function beginningOf(route: Route): Beginning {
  return isBeginning(route) ? route : route.back;
}

function isBeginning(route: Route): route is Beginning {
  return !('back' in route) || route.at === 'product';
}

/** Where Back leads. */
export function backOf(route: Route): Beginning {
  return 'back' in route ? route.back : atStart;
}

/** A page of the product, opened from here. */
export function productFrom(route: Route, page: ProductPage): AtProduct {
  return { at: 'product', page, back: route.at === 'devices' || route.at === 'station' ? route : atStart };
}

/** The sign-in of the product, in the way of something that was begun there. */
export function productSignInFor(beginning: Beginning): AtProduct {
  return beginning.at === 'product' ? beginning : { at: 'product', page: { page: 'home' }, back: beginning };
}

/** The same, where nothing is found yet. */
export function withNothingFound<Place extends Route>(place: Place): Place {
  const route: Route = place;
  if (route.at === 'start' || route.at === 'station') return place;
  if (route.at === 'devices') return atFindDevices as Place;
  if (route.at === 'product') return { ...route, back: withNothingFound(route.back) } as Place;
  return { ...route, back: withNothingFound(route.back) } as Place;
}

/** The same, as a session with other devices and another product has it. */
export function firstPageOf(beginning: Beginning): Beginning {
  const anew = withNothingFound(beginning);
  return anew.at === 'product' ? { ...anew, page: { page: 'home' } } : anew;
}
