import type { Page } from '@playwright/test';
import { setupError } from '../../../shared/errors.ts';
import {
  ask,
  atChoose,
  atProve,
  chooseQuestion,
  claimed,
  device,
  end,
  enter,
  happened,
  leave,
  now,
  practiceSession,
  signedIn,
  snapshot,
  step,
  withoutOwner,
} from '../../support/window-states.ts';
import { plugged } from './cable-scenes.ts';
import { say } from './fake-bridge.ts';
import {
  choosing,
  email,
  facts,
  importing,
  inProduct,
  offlineFacts,
  product,
  startedForCustomer,
  startedWithoutOwner,
} from './product-worlds.ts';
import type { Scene } from './scene.ts';

const throughTile = (page: Page) => page.locator('.tile-title').nth(1).click();
const toPage = (number: number) => async (page: Page) => {
  await throughTile(page);
  await page.locator('.tile-title').nth(number).click();
};
const submitEmpty = async (page: Page) => {
  await page.locator('button.primary').click();
  await page.locator('.field-error').first().waitFor();
};
const customers = Array.from({ length: 10_000 }, (_, index) => `customer${index}@example.com`);
const openCustomer = async (page: Page) => {
  await toPage(2)(page);
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=email]').press('Enter');
};
const running = { ...inProduct, running: true };
const forCustomer = <Rest extends readonly unknown[]>([, ...rest]: readonly [unknown, ...Rest]) => rest;
const known = { ...device, setUpBefore: true } as const;
const devices = { listDevices: [{ ok: true, value: [facts, offlineFacts] }] } as const;

export const productScenes: readonly Scene[] = [
  { name: 'product-sign-in', world: {}, act: throughTile },
  {
    name: 'product-sign-in-empty',
    world: { snapshot: { ...snapshot, knownProducts: [product] } },
    act: async (page) => {
      await throughTile(page);
      await submitEmpty(page);
    },
  },
  {
    name: 'product-sign-in-practice',
    world: { snapshot: { ...snapshot, session: signedIn, practice: practiceSession, wifi: 'simulated' } },
    act: async (page) => {
      await throughTile(page);
      await page.locator('.notice button').click();
    },
  },
  {
    name: 'product-sign-in-refused',
    world: { replies: { openProduct: [{ ok: false, error: setupError('product-of-another-client') }] } },
    act: async (page) => {
      await throughTile(page);
      await page.locator('input[name=product]').waitFor();
      for (const input of await page.locator('main input:not([type=checkbox])').all()) await input.fill('tempmon');
      await page.locator('button.primary').click();
      await page.locator('.notice.bad').waitFor();
    },
  },
  { name: 'product-home', world: { snapshot: inProduct }, act: throughTile },
  {
    name: 'product-set-up',
    world: { snapshot: inProduct, replies: { listCustomers: [{ ok: true, value: [email] }] } },
    act: async (page) => {
      await toPage(0)(page);
      await page.locator('input').last().fill('2e00390001473432');
      await submitEmpty(page);
    },
  },
  {
    name: 'product-set-up-without-owner',
    world: { snapshot: inProduct },
    act: async (page) => {
      await toPage(0)(page);
      await page.locator('input[type=radio]').last().check();
    },
  },
  { name: 'product-set-up-plugged', world: { snapshot: { ...inProduct, plugged: [plugged] } }, act: toPage(0) },
  { name: 'product-import', world: { snapshot: inProduct }, act: toPage(1) },
  { name: 'product-import-preview', world: { snapshot: { ...inProduct, importing: choosing } } },
  {
    name: 'product-import-preview-unclear',
    world: {
      snapshot: {
        ...inProduct,
        importing: { ...choosing, ...(choosing.preview && { preview: { ...choosing.preview, certain: false } }) },
      },
    },
  },
  {
    name: 'product-import-sending',
    world: { snapshot: { ...inProduct, importing } },
  },
  {
    name: 'product-import-closing',
    world: { snapshot: { ...inProduct, importing } },
    act: async (page) => {
      await say(page, 'closeAsked', undefined);
      await page.locator('dialog[open]').waitFor();
    },
  },
  {
    name: 'product-import-done',
    world: { snapshot: { ...inProduct, importing: { ...importing, status: 'done', sent: 100_000 } } },
    act: (page) => page.locator('summary').last().click(),
  },
  {
    name: 'product-import-failed',
    world: {
      snapshot: {
        ...inProduct,
        importing: { ...importing, status: 'failed', error: setupError('cloud-unreachable') },
      },
    },
  },
  {
    name: 'product-customers',
    world: { snapshot: inProduct, replies: { listCustomers: [{ ok: true, value: customers }] } },
    act: toPage(2),
  },
  {
    name: 'product-customers-none',
    world: { snapshot: inProduct, replies: { listCustomers: [{ ok: true, value: [] }] } },
    act: toPage(2),
  },
  {
    name: 'product-customer',
    world: { snapshot: inProduct, replies: { ...devices, listCustomers: [{ ok: true, value: customers }] } },
    act: openCustomer,
  },
  {
    name: 'product-customer-device',
    world: {
      snapshot: inProduct,
      replies: {
        ...devices,
        listCustomers: [{ ok: true, value: customers }],
        callFunction: [{ ok: true, value: 1 }],
        readVariables: [
          { ok: true, value: [{ name: 'temperature', type: 'double', reading: { ok: true, value: 21.5 } }] },
        ],
      },
    },
    act: async (page) => {
      await openCustomer(page);
      await page.locator('summary').first().click();
      await page.locator('details[open] .device-checks + .stack button').click();
      await page.locator('details[open] button[type=submit]').click();
      await page.locator('.call-result', { hasText: '1' }).waitFor();
    },
  },
  {
    name: 'product-customer-events',
    world: { snapshot: inProduct, replies: { ...devices, listCustomers: [{ ok: true, value: customers }] } },
    act: async (page) => {
      await openCustomer(page);
      await page.locator('section.panel button').first().click();
      await page.locator('.noticing').waitFor();
      for (const [index, data] of ['21.5', 'online', '{"pump":true,"litres":12}'].entries()) {
        const event = { deviceId: device.id, name: 'greenhouse/temperature', data, publishedAt: now - 5_000 + index };
        await say(page, 'deviceEvent', event);
      }
      await page.locator('.event-scroll').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'customer-run-two-visits',
    world: {
      snapshot: running,
      events: happened(
        startedForCustomer,
        enter('prepare'),
        leave('prepare'),
        enter('join'),
        { type: 'device-identified', device },
        { type: 'plan-chosen', plan: 'two-visits' },
        step('add-to-product'),
      ),
    },
  },
  {
    name: 'customer-run-return-by-hand',
    world: {
      snapshot: running,
      events: happened(
        startedForCustomer,
        enter('prepare'),
        leave('prepare'),
        enter('join'),
        { type: 'device-identified', device },
        { type: 'plan-chosen', plan: 'two-visits' },
        { type: 'hand-needed', task: { kind: 'return-to-own-network', networkName: 'HomeNet' } },
      ),
    },
  },
  {
    name: 'customer-ownership',
    world: {
      snapshot: running,
      events: happened(
        startedForCustomer,
        enter('prepare'),
        leave('prepare'),
        enter('join'),
        ask({ id: 'q-owner', kind: 'confirm-ownership', device: { ...known, owner: 'bob@example.com' } }),
      ),
    },
  },
  {
    name: 'without-owner-ownership',
    world: {
      snapshot: running,
      events: happened(
        startedWithoutOwner,
        enter('prepare'),
        leave('prepare'),
        enter('join'),
        ask({ id: 'q-owner', kind: 'confirm-ownership', device: { ...known, owner: email } }),
      ),
    },
  },
  {
    name: 'without-owner-success',
    world: { snapshot: inProduct, events: happened(startedWithoutOwner, ...forCustomer(atProve), end(withoutOwner)) },
  },
  {
    name: 'without-owner-failure',
    world: {
      snapshot: inProduct,
      events: happened(
        startedWithoutOwner,
        ...forCustomer(atProve),
        end({
          outcome: 'failed',
          error: setupError('device-has-owner', { details: { owner: email } }),
          deviceId: device.id,
        }),
      ),
    },
  },
  {
    name: 'customer-choose-keep',
    world: {
      snapshot: running,
      events: happened(
        startedForCustomer,
        ...forCustomer(atChoose),
        { type: 'device-identified', device: known },
        { type: 'plan-chosen', plan: 'already-in-product' },
        ask(chooseQuestion),
      ),
    },
  },
  {
    name: 'customer-success',
    world: {
      snapshot: inProduct,
      events: happened(
        startedForCustomer,
        ...forCustomer(atProve),
        end({ ...claimed, customer: { email, listed: true } }),
      ),
    },
  },
  {
    name: 'customer-success-not-listed',
    world: {
      snapshot: inProduct,
      events: happened(
        startedForCustomer,
        ...forCustomer(atProve),
        { type: 'noticed', notice: setupError('customer-not-listed') },
        end({ ...claimed, customer: { email, listed: false } }),
      ),
    },
  },
  {
    name: 'customer-failure',
    world: {
      snapshot: { ...inProduct, product },
      events: happened(
        startedForCustomer,
        ...forCustomer(atProve),
        end({ outcome: 'failed', error: setupError('device-not-customers'), deviceId: device.id }),
      ),
    },
  },
];
