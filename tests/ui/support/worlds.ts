import type { Licence } from '../../../shared/ipc/program.ts';
import { snapshot } from '../../support/window-states.ts';
import type { FakeWorld } from './fake-bridge.ts';

export const licences: readonly Licence[] = ['i18next', 'react', 'valibot'].map((name) => ({
  name,
  version: '1.2.3',
  licence: 'MIT',
  text: 'Permission is hereby granted, free of charge, to any person obtaining a copy of this software',
}));

export const world: FakeWorld = {
  snapshot,
  events: [],
  deviceJob: [],
  line: undefined,
  replies: {
    listPresets: [{ ok: true, value: { presets: [], unreadable: [] } }],
    listCustomers: [{ ok: true, value: [] }],
    readLicences: [{ ok: true, value: licences }],
    startSetup: [{ ok: true, value: { runId: 'run-1' } }],
    listWifiAdapters: [{ ok: true, value: [{ id: 'wlan0', name: 'wlan0', carriesInternet: true }] }],
  },
  unanswered: [],
};
