import fc from 'fast-check';
import { cloudEvents } from '../../../electron/cloud/cloud-events.ts';
import { checkAccessToken, checkCloudUrl } from '../../../electron/cloud/cloud-input.ts';
import type { AccessToken, CloudDevice } from '../../../electron/cloud/cloud-port.ts';
import { type CloudConnection, networkError, sendToCloud, serverWords } from '../../../electron/cloud/cloud-request.ts';
import { defaultOAuthClient, particleCloud } from '../../../electron/cloud/particle-cloud.ts';
import { particleProducts } from '../../../electron/cloud/product-cloud.ts';
import { constantToken } from '../../../electron/cloud/token-source.ts';
import type { Clock } from '../../../electron/ground/clock-port.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { wayToCloud } from '../../../electron/terminal/way-to-cloud.ts';
import { isClaimCode } from '../../../shared/claim-code.ts';
import { parseDeviceId } from '../../../shared/device-id.ts';
import { englishWords } from '../../support/texts.ts';
import cloud from '../../vectors/cloud.json' with { type: 'json' };
import { codedError, finite, nothingPolluted, promise, settled, timeOfDay } from '../engine/promises.ts';
import type { Target } from '../engine/target.ts';

const id = parseDeviceId('3b0021001747353236343033');
const deviceId = id.ok
  ? id.value
  : (() => {
      throw new Error('the id is one');
    })();

/** What travels in confidence; whatever a server does with it, no error may quote it. */
const secrets = {
  token: 'tok3n-tok3n-tok3n-tok3n' as AccessToken,
  password: 'pässword & "quotes" + 100%',
  client: { id: 'client-1', secret: 'cl1ent/secret=+&' },
};
const kept: readonly string[] = [secrets.client.secret];

/** A clock on which nothing ever takes too long. */
const clock: Clock = {
  now: () => 1_700_000_000_000,
  monotonic: () => 0,
  sleep: (_ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      signal?.addEventListener('abort', () => resolve(), { once: true });
    }),
};

/** A server whose first line is status and headers, and whose rest is the body. */
function server(input: string): CloudConnection {
  return { baseUrl: 'https://cloud.example', clock, fetch: async () => answer(input) };
}

function answer(input: string): Response {
  const lineEnd = input.indexOf('\n');
  const [status = '', type = '', retryAfter = ''] = input.slice(0, Math.max(0, lineEnd)).split('|');
  const number = /^[2-5]\d\d$/.test(status) ? Number(status) : 200;
  const headers: Record<string, string> = { date: 'Tue, 14 Nov 2023 22:13:20 GMT' };
  if (isHeader(type)) headers['content-type'] = type;
  if (isHeader(retryAfter)) headers['retry-after'] = retryAfter;
  const body = [204, 205, 304].includes(number) ? null : Buffer.from(input.slice(lineEnd + 1));
  return new Response(body, { status: number, headers });
}

function isHeader(text: string): boolean {
  return text !== '' && /^[\x21-\x7e]+$/.test(text);
}

function sane(device: CloudDevice): void {
  promise(/^[0-9a-f]{24}$/.test(device.id), 'an id of another form');
  timeOfDay(device.lastHandshakeAt, 'the last handshake');
  timeOfDay(device.lastHeardAt, 'the last word');
  finite(device.productId, 'the product');
  finite(device.platformId, 'the platform');
}

const json = (status: number, body: unknown) => `${status}|application/json|\n${JSON.stringify(body)}`;
const device = {
  id: '3B0021001747353236343033',
  name: 'lamp',
  online: true,
  connected: null,
  last_handshake_at: '2023-11-14T22:13:20.000Z',
  last_heard: 1_700_000_000_000,
  variables: { temperature: 'double' },
  functions: ['led'],
  system_firmware_version: '2.3.1',
  product_id: 6,
  platform_id: 6,
  owner: 'Ann@example.com',
  firmware_version: 3,
  development: false,
  quarantined: false,
};
const errorAnswers = Object.values(cloud.errors).map(({ status, body }) => json(status, body));
const words = [
  ...['401|', '403|', '429||', '500|text/html|\n', '{"error":', '{"errors":[', '"error_description":', '"info":'],
  ...[
    '<title>',
    '<title',
    '<html',
    '</title>',
    '"__proto__":{"polluted":1},',
    '"2023-11-14T22:13:20Z"',
    '1e999',
    '8.64e15',
  ],
  ...['invalid_client', 'mfa_required', 'invalid_mfa_token', 'customer=ann@example.com', '"total_pages":', '"scope":'],
  ...[secrets.token, secrets.password, secrets.client.secret],
  ...[encodeURIComponent(secrets.password), new URLSearchParams({ a: secrets.password }).toString().slice(2)],
  ...[
    JSON.stringify(secrets.password).slice(1, -1),
    'p\\u00e4ssword & \\"quotes\\" + 100%',
    'tok3n\\u002dtok3n-tok3n-tok3n',
  ],
  ...['p&auml;ssword &amp; &quot;quotes&quot; + 100%', 'pässword &amp; &quot;quotes&quot; + 100%'],
];

export const cloudTargets: readonly Target[] = [
  {
    name: 'cloud answers',
    files: ['electron/cloud/cloud-request.ts'],
    seeds: [
      ...errorAnswers,
      '200|text/html|\n<!DOCTYPE html><html><head><title>Sign in to Wi-Fi</title></head></html>',
      '429|application/json|30\n{"error":"slow down"}',
      '429||Wed, 14 Nov 2029 22:13:20 GMT\n',
      '502|text/html|\n<html><title>Bad Gateway</title></html>',
      json(400, { errors: [{ error: { status: `token ${secrets.token} is bad` } }] }),
      `400|text/plain|\nyou sent ${secrets.password}`,
    ],
    words,
    async run(input) {
      const form = { password: secrets.password };
      const requests = [
        { method: 'GET', path: ['v1', 'user'], token: secrets.token },
        { method: 'POST', path: ['oauth', 'token'], client: secrets.client, form },
      ] as const;
      for (const request of requests) {
        const result = await sendToCloud(server(input), request, neverAborted());
        if (result.ok) {
          finite(result.value.cloudTime?.date, 'the clock');
          continue;
        }
        promise(result.error.code !== 'cloud-unreachable', `a bug taken for a network: ${result.error.saw}`);
        const sent = 'token' in request ? [secrets.token] : [secrets.password, secrets.client.secret];
        codedError(result.error, sent);
      }
    },
  },
  {
    name: 'words of servers',
    files: ['electron/cloud/cloud-request.ts'],
    seeds: Object.values(cloud.errors).map(({ body }) => JSON.stringify(body)),
    words,
    run(input) {
      let body: unknown;
      try {
        body = JSON.parse(input);
      } catch {
        return;
      }
      const said = serverWords(body);
      promise(said === undefined || typeof said === 'string', 'words that are no text');
    },
  },
  {
    name: 'cloud replies of an account',
    files: ['electron/cloud/cloud-replies.ts', 'electron/cloud/cloud-account.ts'],
    seeds: [
      json(200, [device]),
      json(200, device),
      json(200, cloud.device_claims.developer.body),
      json(200, cloud.variable_read.body),
      json(200, { username: 'ann@example.com' }),
      json(200, { return_value: 1 }),
      json(200, { ok: false, errors: ['no'] }),
      ...errorAnswers,
    ],
    words,
    async run(input) {
      const account = particleCloud(server(input), defaultOAuthClient).account(secrets.token);
      settled(await account.listDevices(neverAborted()), (devices) => devices.forEach(sane));
      settled(await account.getDevice(deviceId, neverAborted()), sane);
      settled(await account.createClaimCode(neverAborted()), ({ claimCode, deviceIds }) => {
        promise(isClaimCode(claimCode), 'no claim code');
        promise(
          deviceIds.every((one) => /^[0-9a-f]{24}$/.test(one)),
          'an id of another form',
        );
      });
      settled(await account.check(neverAborted()));
      settled(await account.readVariable(deviceId, 'x', neverAborted()));
      settled(await account.callFunction(deviceId, 'x', '', neverAborted()), (value) =>
        finite(value, 'the return value'),
      );
      settled(await account.flashTinker(deviceId, neverAborted()));
      nothingPolluted();
    },
  },
  {
    name: 'cloud replies at the door',
    files: ['electron/cloud/particle-cloud.ts', 'electron/cloud/cloud-replies.ts'],
    seeds: [json(200, cloud.token_developer.body), ...errorAnswers],
    words,
    async run(input) {
      const auth = particleCloud(server(input), secrets.client);
      for (const result of [
        await auth.signIn({ username: 'ann', password: secrets.password }, neverAborted()),
        await auth.submitOneTimeCode({ mfaToken: 'mfa', code: '123456' }, neverAborted()),
        await auth.reach(neverAborted()),
      ]) {
        if (!result.ok) codedError(result.error, kept);
      }
    },
  },
  {
    name: 'cloud replies of a product',
    files: [
      ...['electron/cloud/product-replies.ts', 'electron/cloud/product-cloud.ts', 'electron/cloud/grant-token.ts'],
      'electron/cloud/customer-account.ts',
    ],
    seeds: [
      json(200, { devices: [device], meta: { total_pages: 2 } }),
      json(200, { customers: ['ann@example.com', { username: 'bob@example.com' }], meta: { total_pages: 1 } }),
      json(200, cloud.token_customer.body),
      ...Object.values(cloud.import_devices).map(({ body }) => json(200, body)),
      json(200, device),
      json(200, { product: { id: 12, slug: 'lamp', name: 'Lamp', platform_id: 6 } }),
      ...errorAnswers,
    ],
    words,
    async run(input) {
      const opened = await particleProducts(opening(input)).openProduct(secrets.client, 'lamp', neverAborted());
      if (!opened.ok) throw new Error('the product opens');
      const product = opened.value;
      const pages = { page: 1, perPage: 100 };
      settled(await product.listDevices(pages, neverAborted()), (list) => {
        list.entries.forEach(sane);
        finite(list.pages, 'the number of pages');
      });
      settled(await product.getDevice(deviceId, neverAborted()), (member) => {
        sane(member);
        finite(member.firmwareVersion, 'the version');
      });
      settled(
        await product.importDevices([deviceId], neverAborted()),
        ({ added, alreadyThere, ownedByOthers, invalid }) => {
          const all = [...added, ...alreadyThere, ...ownedByOthers, ...invalid];
          promise(all.length === 1 && all[0] === deviceId, 'an id is not in exactly one list');
        },
      );
      settled(await product.listCustomers(pages, neverAborted()), (list) => finite(list.pages, 'the number of pages'));
      const customer = await product.openCustomer('ann@example.com', neverAborted());
      if (!customer.ok) codedError(customer.error, kept);
      const whole = await particleProducts(server(input)).openProduct(secrets.client, 'lamp', neverAborted());
      if (whole.ok) promise(Number.isSafeInteger(whole.value.product.id), 'a product of no number');
      nothingPolluted();
    },
  },
  {
    name: 'server-sent events',
    files: ['electron/cloud/cloud-events.ts', 'electron/cloud/cloud-replies.ts'],
    seeds: [
      cloud.sse_online.text,
      ':ok\n\n',
      'event: spark/status\ndata: {"data":"online","published_at":1,"coreid":"x"}\n\n',
    ],
    words: [
      'event: ',
      'data: ',
      '\n\n',
      '\r\n',
      'retry: 1',
      'id: 7',
      '"coreid":"3b0021001747353236343033"',
      '"published_at":"8.64e15"',
    ],
    async run(input) {
      const ending = new AbortController();
      // Two chunks, so that lines and letters are cut in the middle.
      const bytes = Buffer.from(input);
      const middle = Math.floor(bytes.length / 2);
      const chunks = [bytes.subarray(0, middle), bytes.subarray(middle)];
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          const next = chunks.shift();
          if (next === undefined) controller.close();
          else if (next.length > 0) controller.enqueue(next);
          else this.pull?.(controller);
        },
      });
      const connection: CloudConnection = {
        baseUrl: 'https://cloud.example',
        fetch: async () => new Response(body),
        clock: {
          ...clock,
          sleep(ms, signal) {
            // The pause before the next stream: one was enough.
            if (ms < 15_000) ending.abort();
            return ending.signal.aborted ? Promise.resolve() : clock.sleep(ms, signal);
          },
        },
      };
      for await (const event of cloudEvents(
        connection,
        constantToken(secrets.token),
        ['v1', 'devices', 'events'],
        '',
        ending.signal,
      )) {
        promise(typeof event.name === 'string' && typeof event.data === 'string', 'an event without words');
        timeOfDay(event.publishedAt, 'the time of an event');
      }
    },
  },
  {
    name: 'cloud addresses and tokens',
    files: ['electron/cloud/cloud-input.ts'],
    seeds: [
      'https://api.particle.io',
      'http://127.0.0.1:8080',
      'http://my-cloud.local/',
      'https://a:b@c/?q#h',
      secrets.token,
    ],
    words: [
      'http://',
      'https://',
      '@',
      '127.0.0.1',
      '.evil.example',
      '192.168.1.1',
      '10.0.0.1',
      '#',
      '?',
      '%2e',
      '\\',
      '[::1]',
    ],
    run(input) {
      settled(checkCloudUrl(input), (address) => {
        const url = new URL(address);
        promise(`${url.username}${url.password}${url.search}${url.hash}` === '', 'an address with more than a place');
        promise(url.protocol === 'https:' || !/[g-z]{2,}\.[a-km-z]+$/.test(url.hostname), 'http to a stranger');
        const again = checkCloudUrl(address);
        promise(again.ok && again.value === address, 'not the same again');
      });
      settled(checkAccessToken(input), (token) => promise(/^[\x21-\x7e]+$/.test(token), 'no token'));
    },
  },
  {
    // First line the proxy, then what is excepted from it.
    name: 'the proxy of the environment',
    files: ['electron/terminal/way-to-cloud.ts'],
    seeds: [
      'http://anna%40example.com:s%2Fecret@proxy.example.com:3128\n*.example,10.0.0.0/8',
      'proxy:8080\n192.168.1.0/24 [fd00::]/8,cloud.example:443',
      'socks5://127.0.0.1:1080\n*',
    ],
    words: ['http://', 'https://', 'anna:geheim@', '%zz', '%', '@', ':', '/', '[::1]', ',', '*', '.', '/33', '/-1'],
    run(input) {
      const [proxy = '', exceptions = ''] = input.split('\n');
      for (const url of ['https://cloud.example', 'http://192.168.1.5:8080', 'http://[::1]:80']) {
        const way = wayToCloud(
          { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, NO_PROXY: exceptions },
          url,
          englishWords.person.translator.t,
        );
        settled(way, ({ secrets }) => promise(secrets?.().includes('') === false, 'an empty secret'));
        if (!way.ok) promise(way.error.saw === undefined, 'quotes what may hold a password');
      }
    },
  },
  {
    name: 'troubles of the network',
    files: ['electron/cloud/cloud-request.ts'],
    property: () =>
      fc.property(fc.string(), fc.string(), fc.boolean(), (message, code, caused) => {
        codedError(networkError(caused ? new Error(message, { cause: { code } }) : new Error(message)));
        codedError(networkError(message));
      }),
  },
];

/** Opens as it should, and then answers as told. */
function opening(input: string): CloudConnection {
  const first = [json(200, { access_token: secrets.token }), json(200, { product: { id: 12, slug: 'lamp' } })];
  return { baseUrl: 'https://cloud.example', clock, fetch: async () => answer(first.shift() ?? input) };
}
