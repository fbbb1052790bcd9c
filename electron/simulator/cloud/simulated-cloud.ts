import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { DeviceId } from '../../../shared/device-id.ts';
import type { RandomBytes } from '../../../shared/wifi-password.ts';
import type { Clock } from '../../ground/clock-port.ts';
import type { CloudLine } from '../device/life.ts';
import type { DeviceLatency } from '../device-latency.ts';
import type { FaultSwitches } from '../faults.ts';
import type { Latencies } from '../latencies.ts';
import { loopback, toggleableServer } from '../toggleable-server.ts';
import type { EventLog } from '../world-events.ts';
import { type Account, cloudAccounts } from './accounts.ts';
import { answerCall } from './api.ts';
import type { CloudParts, CloudRequest, CloudWords, StreamRequest } from './call.ts';
import { type CloudRecord, cloudDevices, newRecord } from './devices.ts';
import type { AccountName, Owner } from './owner.ts';
import { cloudProducts, type ProductRecord, practiceProducts } from './products.ts';
import { rateLimit } from './rate-limit.ts';
import { type CloudReply, invalidToken, refusal, reply } from './reply.ts';
import { cloudStreams, streamLimit } from './streams.ts';
import { randomTokens, type WorldSecrets } from './token-generator.ts';
import { readCall } from './wire.ts';

export interface CloudSurroundings {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly latency: DeviceLatency;
  readonly latencies: Latencies;
  readonly faults: FaultSwitches;
  readonly log: EventLog;
  readonly port: number;
  readonly mfa: boolean;
  readonly secrets: WorldSecrets;
  readonly words: CloudWords;
  /** Whether the computer has a way to the cloud. */
  reachable(): boolean;
  signalDevice(on: boolean): void;
  /** The device is told to take a new program. */
  flashDevice(id: DeviceId): void;
}

export interface SimulatedCloud {
  readonly url: string;
  readonly account: Account;
  readonly accessToken: string;
  /** The one-time code that fits, for an account with a second factor. */
  readonly oneTimeCode: string;
  readonly line: CloudLine;
  /** Makes a device known; `seenAt` when it last came by, in milliseconds since 1970. */
  addDevice(device: {
    readonly id: DeviceId;
    readonly firmware: string;
    readonly owner: Owner | undefined;
    readonly inProduct: boolean;
    /** What keeps it out of its product, if anything. */
    readonly keptOut: 'quarantined' | 'denied' | undefined;
    readonly seenAt: number | undefined;
  }): void;
  device(id: DeviceId): Readonly<CloudRecord> | undefined;
  createClaimCode(owner: AccountName): string;
  /** Of a device that is online. */
  publish(id: DeviceId, name: string, data: string): void;
  readonly foreignAccount: Account;
  readonly products: readonly ProductRecord[];
  dropConnections(): void;
  close(): Promise<void>;
}

const oneDayMs = 24 * 60 * 60 * 1000;
const slowExtraMs = 10_000;
const minutesMs = 60_000;
const faultRetryAfterSeconds = '30';

/** Limits of one address (Particle API reference, rate limits). */
const callLimits = { all: 10_000, tokens: 100, streams: 100, windowMs: 5 * minutesMs } as const;
/** In an hour (the API's text, as Particle's SDK for Swift quotes it). */
const serialNumbers = { limit: 50, windowMs: 60 * minutesMs } as const;

const signInPage =
  '<!DOCTYPE html>\n<html><head><title>Guest Wi-Fi: sign in</title></head><body><form>Accept the terms</form></body></html>\n';
const proxyPage =
  '<html>\n<head><title>502 Bad Gateway</title></head>\n<body><h1>502 Bad Gateway</h1></body>\n</html>\n';

const gatewayStatuses = [401, 403, 404] as const;
const gatewayPage =
  '<!DOCTYPE html>\n<html><head><title>Blocked by the office gateway</title></head><body>Not allowed here</body></html>\n';

/** Ids of devices that were made and have not been here yet: any number of them can be put into a product. */
export const madeIdPrefix = '0a10aced2021';

/** Ids of devices that somebody outside the team has claimed. */
export const strangersIdPrefix = '0a10aced5747';

/** A Particle cloud for developers and products, on this computer, open when this ends. */
export async function simulatedCloud(around: CloudSurroundings): Promise<SimulatedCloud> {
  const { clock, faults, log, random, latency, latencies, secrets, words } = around;
  const now = () => clock.now() + (faults.isOn('clock-skew') ? oneDayMs : 0);
  const ending = new AbortController();
  const records = new Map<string, CloudRecord>();
  const me: Account = {
    name: 'me',
    username: 'practice@example.com',
    password: secrets.password ?? 'practice-only',
    mfa: around.mfa,
  };
  const other: Account = { name: 'somebody-else', username: 'other@example.com', password: 'not-mine', mfa: false };
  const oneTimeCode = secrets.oneTimeCode ?? '246810';
  const generator = secrets.tokenGenerator ?? randomTokens(random);
  const made = { unclaimed: madeIdPrefix, strangers: strangersIdPrefix };
  const devices = cloudDevices(records, made, faults, () => clock.now(), latencies.connectedLag, generator);
  const products = cloudProducts(practiceProducts(words.productName, secrets.clientSecret), devices, faults);
  const accounts = cloudAccounts([me, other], oneTimeCode, () => clock.now(), generator, products, faults);
  const streams = cloudStreams(clock, now, ending.signal);
  const parts: CloudParts = {
    accounts,
    devices,
    products,
    faults,
    words,
    serialLimit: rateLimit(serialNumbers.limit, serialNumbers.windowMs),
    now,
    signal: (_, on) => around.signalDevice(on),
    flash: ({ id }) => around.flashDevice(id),
    publish: (record, name, data) => streams.publish(record, name, data),
  };
  const limits = {
    all: rateLimit(callLimits.all, callLimits.windowMs),
    tokens: rateLimit(callLimits.tokens, callLimits.windowMs),
    streams: rateLimit(callLimits.streams, callLimits.windowMs),
  };

  const server = createServer((message, response) => {
    response.sendDate = false;
    void serve(message, response);
  });
  const port = await toggleableServer(server, around.port, clock);
  const setPort = () => port.setOpen(!ending.signal.aborted && !faults.isOn('cloud-refused'));
  faults.onChange(() => void setPort());
  await setPort();

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    // Not before the request: Node's fetch waits for ever when a connection breaks between its opening and its use.
    if (!around.reachable()) return void message.socket.destroy();
    const call = await readCall(message);
    if (faults.isOn('cloud-hangs')) return;
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const signal = AbortSignal.any([ending.signal, gone.signal]);
    await latency.wait(latencies.cloudRequest + (faults.isOn('cloud-slow') ? slowExtraMs : 0), signal);
    if (signal.aborted) return;
    const answer = inWords(decide(call));
    const path = (message.url ?? '').split('?', 1)[0] ?? '';
    log.tell({
      type: 'cloud-asked',
      method: message.method ?? '',
      // A token may stand in a path.
      path: path.replace(/(\/access_tokens\/)(?!current$).*/, '$1…'),
      status: 'status' in answer ? answer.status : 200,
    });
    if ('status' in answer) return send(response, answer);
    response.writeHead(200, { ...dateHeader(), 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    streams.add(response, answer);
  }

  function decide(call: CloudRequest | undefined): CloudReply | StreamRequest {
    const broken = brokenCloud(faults);
    if (broken !== undefined) return broken;
    const wait = limits.all.count(clock.now());
    if (wait > 0) return tooMany(wait);
    if (call === undefined) return refusal(400, 'The request could not be read');
    const oauth = call.path[0] === 'oauth';
    if (oauth) {
      const tokenWait = limits.tokens.count(clock.now());
      if (tokenWait > 0) return tooMany(tokenWait);
    } else {
      const refused = refusedCall(faults);
      if (refused !== undefined) return refused;
    }
    const answer = answerCall(call, parts);
    if ('status' in answer) return answer;
    const streamWait = limits.streams.count(clock.now());
    return streamWait > 0 || streams.count >= streamLimit ? tooMany(Math.max(streamWait, 1)) : answer;
  }

  /** A refusal, with the text that is wished in place of its own. */
  function inWords(answer: CloudReply | StreamRequest): CloudReply | StreamRequest {
    if (words.refusal === undefined || !('status' in answer) || answer.status < 400) return answer;
    return refusal(answer.status, words.refusal);
  }

  const dateHeader = () => ({ Date: new Date(now()).toUTCString() });

  function send(response: ServerResponse, { status, body, headers }: CloudReply): void {
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const bytes = Buffer.from(text, 'utf8');
    const truncated = faults.isOn('cloud-truncated');
    response.writeHead(status, {
      ...dateHeader(),
      ...(bytes.length === 0 ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
      // Without a length the end of the connection is the end of the body, and half of it looks like all of it.
      ...(truncated ? { Connection: 'close' } : { 'Content-Length': bytes.length }),
      ...headers,
    });
    response.end(truncated ? bytes.subarray(0, bytes.length / 2) : bytes);
  }

  const line: CloudLine = {
    arrive(id) {
      const record = devices.find(id);
      if (record === undefined) return;
      record.seen = true;
      record.lastHandshakeAt = now();
      devices.setOnline(record, true);
      record.lastHeardAt = now();
    },
    claim(id, claimCode) {
      const record = devices.find(id);
      if (record === undefined) return false;
      if (faults.isOn('online-not-claimed')) {
        log.tell({ type: 'claim-ignored', reason: 'cloud-deaf' });
        return false;
      }
      const denied = products.all.some((product) => product.id === record.productId && product.denied.has(id));
      const keptOut =
        record.productId !== undefined &&
        (denied || record.quarantined || faults.isOn('device-denied') || faults.isOn('device-quarantined'));
      const outcome = devices.claimByCode(record, claimCode, keptOut);
      if (outcome === 'claimed' && record.owner !== undefined) {
        log.tell({ type: 'device-claimed', owner: record.owner });
        return true;
      }
      if (outcome !== 'claimed') log.tell({ type: 'claim-ignored', reason: outcome });
      return false;
    },
    announce: (id) => publish(id, 'spark/status', 'online'),
    updating: (id, status) => publish(id, 'spark/flash/status', status),
    leave(id) {
      const record = devices.find(id);
      if (record?.online !== true) return;
      devices.setOnline(record, false);
      publish(id, 'spark/status', 'offline');
      log.tell({ type: 'device-offline' });
    },
  };

  function publish(id: DeviceId, name: string, data: string): void {
    const record = devices.find(id);
    if (record !== undefined) streams.publish(record, name, data);
  }

  words.customers?.forEach(({ email: written, deviceName }, index) => {
    const product = products.all[0];
    const email = written.toLowerCase();
    const id = `${madeIdPrefix}${String(index).padStart(12, '0')}` as DeviceId;
    product?.customers.set(email, clock.now());
    const owner = `customer:${email}` as const;
    records.set(id, { ...newRecord(id, '2.3.1', clock.now()), owner, name: deviceName, productId: product?.id });
    const record = records.get(id);
    if (record !== undefined) devices.setOnline(record, true);
  });

  return {
    url: `http://${loopback}:${port.port}`,
    account: me,
    foreignAccount: other,
    accessToken: accounts.issue(me, 'particle-api'),
    oneTimeCode,
    line,
    addDevice({ id, firmware, owner, seenAt, inProduct, keptOut }) {
      if (keptOut === 'denied') products.all[0]?.denied.add(id);
      if (owner?.startsWith('customer:')) products.all[0]?.customers.set(owner.slice('customer:'.length), clock.now());
      records.set(id, {
        ...newRecord(id, firmware, clock.now()),
        owner,
        name: words.deviceName ?? (owner === undefined ? null : 'porch_light'),
        seen: seenAt !== undefined,
        before: { online: seenAt !== undefined && owner === 'me', until: clock.now() },
        lastHandshakeAt: seenAt,
        lastHeardAt: seenAt,
        productId: inProduct ? products.all[0]?.id : undefined,
        quarantined: keptOut === 'quarantined',
      });
    },
    device: (id) => devices.find(id),
    createClaimCode: (owner) => devices.createClaimCode(owner),
    publish,
    products: products.all,
    dropConnections: () => port.drop(),
    async close() {
      ending.abort();
      await port.close();
    },
  };
}

/** Faults that hit everything, the token endpoint included. */
function brokenCloud(faults: FaultSwitches): CloudReply | undefined {
  const html = { 'Content-Type': 'text/html' };
  if (faults.isOn('cloud-sign-in-page')) return reply(200, signInPage, html);
  for (const status of gatewayStatuses) {
    if (faults.isOn(`gateway-${status}`)) return reply(status, gatewayPage, html);
  }
  if (faults.isOn('cloud-502-html')) return reply(502, proxyPage, html);
  if (faults.isOn('cloud-500')) return refusal(500, 'Internal error');
  if (faults.isOn('cloud-429')) return reply(429, {}, { 'Retry-After': faultRetryAfterSeconds });
  return undefined;
}

/** Faults that hit calls with a token. */
function refusedCall(faults: FaultSwitches): CloudReply | undefined {
  if (faults.isOn('cloud-401')) return invalidToken();
  if (faults.isOn('cloud-403')) return refusal(403, 'Permission Denied');
  if (faults.isOn('cloud-404')) return refusal(404, 'Not found');
  if (faults.isOn('cloud-408')) return refusal(408, 'Timed out.');
  return undefined;
}

function tooMany(seconds: number): CloudReply {
  return reply(429, {}, { 'Retry-After': String(seconds) });
}
