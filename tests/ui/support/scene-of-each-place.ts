import type { PlaceName } from '../../../renderer/state/screen-of.ts';

/** A scene for each screen and page that the window can be at: one without does not build. */
export const sceneOfEachPlace: Readonly<Record<Exclude<PlaceName, 'opening'>, string>> = {
  closing: 'closing',
  start: 'start',
  'sign-in': 'sign-in',
  station: 'station-working',
  find: 'find-looking',
  ownership: 'ownership',
  'choose-network': 'choose',
  progress: 'progress-proving',
  success: 'success',
  failure: 'failure-wrong-password',
  'product/home': 'product-home',
  'product/set-up': 'product-set-up',
  'product/import': 'product-import',
  'product/customers': 'product-customers',
  'product/customer': 'product-customer',
  'devices/find': 'devices-find',
  'devices/choose': 'devices-actions',
  'devices/move': 'devices-move',
  'devices/hands': 'devices-manual',
  'devices/confirm': 'devices-confirm',
  'presets/list': 'presets',
  'presets/edit': 'preset',
  'history/list': 'history',
  'history/summary': 'history-summary',
  'history/attempt': 'history-failure',
};

/** What a scene is there to show, where it is the one of a place. */
export const placeOfScene = (scene: string) => Object.entries(sceneOfEachPlace).find(([, name]) => name === scene)?.[0];
