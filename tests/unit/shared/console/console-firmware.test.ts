import { expect, it } from 'vitest';
import { consoleAbilities } from '../../../../shared/console/console-firmware.ts';

it.each([
  [
    undefined,
    { generation: 'without-cipher', claimCode: false, listensByTouch: false, enterprise: false, openAndWep: false },
  ],
  ['0.4.5', { generation: 'without-cipher', hiddenNetworks: false }],
  ['0.4.6', { generation: 'with-cipher', hiddenNetworks: true, listensByTouch: false }],
  ['0.5.3', { generation: 'with-cipher', listensByTouch: true, claimCode: false }],
  ['0.6.4', { generation: 'with-cipher', claimCode: true, enterprise: false, openAndWep: true }],
  ['0.7.0-rc.1', { generation: 'own-scan', enterprise: true, openAndWep: false }],
  ['1.5.2', { generation: 'own-scan', claimCode: true }],
  ['2.3.1', { generation: 'own-scan' }],
  ['10.0.0', { generation: 'own-scan' }],
  ['no version', { generation: 'without-cipher', openAndWep: false }],
])('%s', (version, abilities) => expect(consoleAbilities(version)).toMatchObject(abilities));
