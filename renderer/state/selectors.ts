import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { featureNames } from '../../shared/policy.ts';
import { atFindDevices, type Beginning, backOf, type DevicesPage, type ProductPage } from './route.ts';
import type { WindowState } from './store.ts';

const homePage: ProductPage = { page: 'home' };
const findPage = atFindDevices.page;

/** Everything is simulated. */
export const isPractising = ({ snapshot }: WindowState): boolean => snapshot?.practice !== undefined;

/** The account is. */
export const isSignedIn = ({ snapshot }: WindowState): boolean => snapshot?.session.status === 'signed-in';

export const hasProduct = ({ snapshot }: WindowState): boolean => snapshot?.product !== undefined;

export const platformOf = ({ snapshot }: WindowState): Snapshot['system']['platform'] =>
  snapshot?.system.platform ?? 'linux';

export const photonPrefixOf = ({ snapshot }: WindowState): string => snapshot?.settings.photonPrefix ?? 'Photon';

/** What was set up here may be looked at: practice is not in it, and who may do nothing else has none. */
export const hasHistory = ({ snapshot }: WindowState): boolean =>
  snapshot?.practice === undefined &&
  (snapshot?.policy.values.doors ?? featureNames).some((door) => door !== 'practise');

/** The page of the product. */
export const productPageOf = ({ route }: WindowState): ProductPage => (route.at === 'product' ? route.page : homePage);

/** The page on which devices are found. */
export const devicesPageOf = ({ route }: WindowState): DevicesPage => (route.at === 'devices' ? route.page : findPage);

/** Where Back leads, as the key of the words for it. */
export const backRouteOf = ({ route }: WindowState): Beginning['at'] => backOf(route).at;
