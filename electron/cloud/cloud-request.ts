import { type SetupError, setupError } from '../../shared/errors.ts';
import { plainText } from '../../shared/plain-text.ts';
import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import { secretSearch } from '../../shared/secret-search.ts';
import { cloudLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { CloudTime } from './cloud-port.ts';

/** The part of `fetch` that is used: Node's own in the terminal, Electron's `net.fetch` (system proxy and certificates) in the app. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface CloudConnection {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** All that this program was trusted with, for no answer to quote: a server may keep it for the answer to another call. */
  readonly secrets?: () => readonly string[];
  /** While a person is asked for what the way there needs, a proxy's password: that time is not the cloud's. */
  readonly heldUp?: () => Promise<void> | undefined;
}

export interface CloudRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path segments; each is percent-encoded or refused, so an id or name can never change the path. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly token?: string;
  /** An OAuth client, where the call is the client's own (HTTP Basic). */
  readonly client?: { readonly id: string; readonly secret: string };
  /** Sent as application/x-www-form-urlencoded, which every endpoint of the API takes. */
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as JSON: for lists, which a form has no agreed way to write. */
  readonly json?: unknown;
  /** Sent as the part `file` of multipart/form-data. */
  readonly file?: Uint8Array;
}

export interface CloudAnswer {
  readonly body: unknown;
  /** By its Date header; undefined without one. */
  readonly cloudTime: CloudTime | undefined;
}

/** A refusal. Status and body are there only where the cloud itself spoke, so nothing else can be taken for its verdict. */
export interface CloudRefusal extends Failure {
  readonly status?: number;
  readonly body?: unknown;
}

/** Largest body read: an account's device list takes about 500 bytes a device. */
const bodyLimitBytes = 8 * 1024 * 1024;

export function cloudUrl(baseUrl: string, path: readonly string[]): string {
  return `${baseUrl.replace(/(?<!\/)\/+$/, '')}/${path.map((segment) => encodeURIComponent(segment.toWellFormed())).join('/')}`;
}

/** Every URL parser takes them for a folder above or the same one, encoded or not (URL Standard, "double-dot URL path segment"). */
const steps = ['', '.', '..'];

export function requestHeaders(token: string | undefined): Record<string, string> {
  return { Accept: 'application/json', ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) };
}

/** One call. Every way it can fail is a coded error; nothing of the request is ever quoted in one. */
export async function sendToCloud(
  connection: CloudConnection,
  request: CloudRequest,
  signal: AbortSignal,
): Promise<{ readonly ok: true; readonly value: CloudAnswer } | CloudRefusal> {
  const step = request.path.find((segment) => steps.includes(segment));
  if (step !== undefined) return failure(setupError('invalid-input', { saw: step }));
  const limit = new AbortController();
  const over = new AbortController();
  void limitReached(connection, over.signal).then(() => {
    if (!over.signal.aborted) limit.abort();
  });
  try {
    const query = request.query === undefined ? '' : `?${new URLSearchParams(request.query)}`;
    const { type, body } = bodyOf(request);
    const response = await connection.fetch(cloudUrl(connection.baseUrl, request.path) + query, {
      method: request.method,
      headers: {
        ...requestHeaders(request.token),
        ...(request.client === undefined ? {} : { Authorization: basic(request.client) }),
        ...(type === undefined ? {} : { 'Content-Type': type }),
      },
      ...(body === undefined ? {} : { body }),
      // A redirect would carry a password to an address nobody chose; only sign-in pages of networks redirect here.
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.any([signal, limit.signal]),
    });
    return await answerOf(connection, request, response);
  } catch (error) {
    if (signal.aborted) return failure(setupError('cancelled'));
    if (limit.signal.aborted)
      return failure(setupError('cloud-timed-out', { details: { seconds: cloudLimits.callMs / 1000 } }));
    return failure(networkError(error));
  } finally {
    over.abort();
  }
}

async function limitReached({ clock, heldUp }: CloudConnection, over: AbortSignal): Promise<void> {
  await clock.sleep(cloudLimits.callMs, over);
  for (let held = heldUp?.(); held !== undefined && !over.aborted; held = heldUp?.()) {
    await held;
    await clock.sleep(cloudLimits.callMs, over);
  }
}

/** What a response says, and whether the cloud itself says it. Rejects as `fetch` does when its body breaks off. */
export async function answerOf(
  connection: CloudConnection,
  request: CloudRequest,
  response: Response,
): Promise<{ readonly ok: true; readonly value: CloudAnswer } | CloudRefusal> {
  const cloudTime = timeTold(response, connection.clock);
  const text = await readBounded(response);
  if (!text.ok) return text;
  return readAnswer(response, text.value, {
    quotable: (words) => withoutSecrets(words, request, connection.secrets?.() ?? []),
    aboutDevice: isAboutDevice(request),
    alwaysJson: isParticles(connection.baseUrl),
    cloudTime,
  });
}

/** 408 is said of a device that was asked and did not answer; of other calls only by what stands before the cloud. */
function isAboutDevice({ path }: CloudRequest): boolean {
  const [version, kind, , below] = path;
  if (version !== 'v1') return false;
  // The product's record of a device is the product's; what lies below it is asked of the device.
  return kind === 'devices' ? path.length > 2 : kind === 'products' && below === 'devices' && path.length > 5;
}

function bodyOf({ form, json, file }: CloudRequest): { readonly type?: string; readonly body?: string | FormData } {
  if (form !== undefined) {
    return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(form).toString() };
  }
  if (json !== undefined) return { type: 'application/json', body: JSON.stringify(json) };
  if (file === undefined) return {};
  const parts = new FormData();
  parts.set('file', new Blob([Buffer.from(file)]), 'file');
  // Its type carries the boundary, which fetch makes up.
  return { body: parts };
}

function basic({ id, secret }: { readonly id: string; readonly secret: string }): string {
  return `Basic ${Buffer.from(`${id}:${secret}`, 'utf8').toString('base64')}`;
}

/** Of a long text only the beginning is quoted, and of blanks and what becomes one only so many are looked at. */
const quotableCharacters = 16 * 1024;
const lookedAtCharacters = 32 * quotableCharacters;

/**
 * A text to quote from, without what a server echoes of what it, or another one, was sent in confidence. Searched as it
 * is shown, with runs of blanks as one blank, and before anything is cut: half of a secret is not found any more.
 */
function withoutSecrets(text: string, { token, form, client }: CloudRequest, known: readonly string[]): string {
  const { password, client_secret: clientSecret, otp, mfa_token: mfaToken } = form ?? {};
  const ofClient = client === undefined ? [] : [client.secret, basic(client).slice('Basic '.length)];
  const own = [token, password, clientSecret, otp, mfaToken, ...ofClient].filter((one) => one !== undefined);
  const search = secretSearch([...own, ...known], '…');
  const shown = plainText(text.slice(0, lookedAtCharacters), lookedAtCharacters);
  // Where the text goes on, what stands last may be the beginning of a secret.
  const whole = text.length > lookedAtCharacters ? Math.max(shown.length - search.longest, 0) : shown.length;
  return search.firstOf(shown, Math.min(whole, quotableCharacters));
}

async function readBounded(response: Response): Promise<Result<string>> {
  if (response.body === null) return success('');
  const chunks: Uint8Array[] = [];
  let received = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    received += value.length;
    if (received > bodyLimitBytes) {
      await reader.cancel();
      return failure(setupError('cloud-answer-unreadable', { details: { bytes: received } }));
    }
    chunks.push(value);
  }
  return success(Buffer.concat(chunks).toString('utf8'));
}

interface Reading {
  readonly quotable: (words: string) => string;
  readonly aboutDevice: boolean;
  /** The cloud at this address writes JSON into every refusal. */
  readonly alwaysJson: boolean;
  readonly cloudTime: CloudTime | undefined;
}

function readAnswer(
  response: Response,
  text: string,
  { quotable, aboutDevice, alwaysJson, cloudTime }: Reading,
): { readonly ok: true; readonly value: CloudAnswer } | CloudRefusal {
  const { status } = response;
  const page = looksLikePage(response, text);
  // Only proxies say so (RFC 9110, section 15.5.8).
  if (status === 407) return failure(setupError('proxy-refuses', { saw: 'HTTP 407' }));
  // Status 511: RFC 6585, section 6. Opaque redirects have status 0.
  if ((page && status < 400) || status === 511 || status === 0 || (status >= 300 && status < 400)) {
    return failure(setupError('cloud-sign-in-page', { saw: pageTitle(quotable(text)) }));
  }
  const body = text === '' ? undefined : parseJson(text);
  if (status >= 400) {
    const words = page ? pageTitle(quotable(text)) : quotable(serverWords(body) ?? (body === undefined ? text : ''));
    const saidByCloud = !page && (isRefusalOfApi(body) || !alwaysJson);
    return saidByCloud
      ? { ...refusal(response, words, aboutDevice, cloudTime), status, body }
      : refusalOnTheWay(response, words, cloudTime);
  }
  // An answer to a success may hold a token or a claim code, whole or cut off: it is never quoted.
  if (text !== '' && body === undefined) {
    return failure(setupError('cloud-answer-unreadable', { saw: `${text.length} characters that are no JSON` }));
  }
  if (isRefusalInWords(body)) {
    return { ...failure(setupError('cloud-refused', { saw: quotable(serverWords(body) ?? '') })), status, body };
  }
  return { ok: true, value: { body, cloudTime } };
}

/** Some refusals come with 200: with `ok: false`, with errors, or with the words of one and nothing else that was asked for. */
function isRefusalInWords(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const { ok, errors, error } = body as Readonly<Record<string, unknown>>;
  const refused = ok === false || (Array.isArray(errors) && errors.length > 0);
  return refused || (ok === undefined && words(error) !== undefined);
}

/** Particle's own cloud refuses with JSON in every case (Particle API reference, "Errors"); compatible ones do with less. */
function isParticles(baseUrl: string): boolean {
  return URL.canParse(baseUrl) && /(^|\.)particle\.io$/.test(new URL(baseUrl).hostname);
}

/** What refusals of the API have one of; those of gateways for other APIs (`{"message": "Forbidden"}`) do not. */
const refusalFields = ['ok', 'error', 'errors', 'error_description', 'info'];

function isRefusalOfApi(body: unknown): boolean {
  return typeof body === 'object' && body !== null && refusalFields.some((field) => Object.hasOwn(body, field));
}

function looksLikePage(response: Response, text: string): boolean {
  return (
    /\btext\/html\b/i.test(response.headers.get('content-type') ?? '') || /^\s*<(!doctype|html|head|body)\b/i.test(text)
  );
}

/** Every part of the patterns has a limit: a page of nothing but beginnings of titles would take for ever. */
function pageTitle(text: string): string {
  const head = text.slice(0, quotableCharacters);
  return /<title[^>]{0,200}>([^<]{1,200})/i.exec(head)?.[1] ?? head.slice(0, 400).replace(/<[^>]{0,200}>/g, ' ');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The coded error of a status, quoting the server's own words. Statuses: Particle API reference, "Errors". */
function refusal(response: Response, words: string, aboutDevice: boolean, cloudTime: CloudTime | undefined): Failure {
  const saw = words.trim() === '' ? `HTTP ${response.status}` : words;
  switch (response.status) {
    case 401:
      return failure(setupError('access-token-invalid', { saw }));
    case 403:
      return failure(setupError('cloud-forbidden', { saw }));
    case 404:
      return failure(setupError('cloud-not-found', { saw }));
    case 408:
      return failure(setupError(aboutDevice ? 'device-not-answering' : 'cloud-timed-out', { saw }));
    case 429:
      return failure(setupError('cloud-too-many-requests', { saw, details: retryAfter(response, cloudTime) }));
    default:
      return failure(
        setupError(response.status >= 500 ? 'cloud-server-error' : 'cloud-refused', {
          saw,
          details: { status: response.status },
        }),
      );
  }
}

/**
 * The coded error of a refusal that the cloud did not speak: a firewall, a proxy, a portal, a web server in front of it.
 * What it wants with 401, 403 or 404 says nothing of a token, a device or a product, so each of them is one trouble.
 */
function refusalOnTheWay(response: Response, words: string, cloudTime: CloudTime | undefined): Failure {
  const { status } = response;
  const saw = words.trim() === '' ? `HTTP ${status}` : words;
  if (status >= 500 || status === 408 || status === 429) return refusal(response, words, false, cloudTime);
  return failure(setupError('cloud-behind-another', { saw, details: { status } }));
}

/** By the Date header of an answer that has just come; undefined without one. */
function timeTold(response: Response, clock: Clock): CloudTime | undefined {
  const date = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(date) ? undefined : { date, at: clock.monotonic() };
}

/**
 * Retry-After as seconds or as a date (RFC 9110, section 10.2.3), which is of the clock of whoever wrote it; nothing when
 * the server names none, or a date without saying what time it is; a day at most.
 */
function retryAfter(response: Response, cloudTime: CloudTime | undefined): { readonly seconds?: number } {
  const value = response.headers.get('retry-after') ?? '';
  const untilMs = Date.parse(value) - (cloudTime?.date ?? Number.NaN);
  const seconds = /^\d{1,9}$/.test(value) ? Number(value) : Math.ceil(untilMs / 1000);
  return Number.isNaN(seconds) ? {} : { seconds: Math.min(Math.max(seconds, 1), 86_400) };
}

/**
 * The sentence in an error body. Shapes seen: `errors` with texts or objects (`{error: text}`, `{error: {status}}`),
 * `info`, `error_description`, `error` (read in about this order by particle-cli 1.44.0, api-client.js:1119-1142).
 */
export function serverWords(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return typeof body === 'string' ? body : undefined;
  const { errors, info, error_description: description, error } = body as Readonly<Record<string, unknown>>;
  const list = Array.isArray(errors)
    ? errors
        .slice(0, 8)
        .map((one) => words(one))
        .filter((one) => one !== undefined)
    : [];
  if (list.length > 0) return list.join(' ');
  return words(info) ?? words(description) ?? words(error);
}

/** Real ones lie two deep at most; what is nested deeper would only fill the stack. */
function words(value: unknown, depth = 4): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value !== 'object' || value === null || depth === 0) return undefined;
  const { error, status, message } = value as Readonly<Record<string, unknown>>;
  return words(error, depth - 1) ?? words(status, depth - 1) ?? words(message, depth - 1);
}

const clockProblem = /CERT_NOT_YET_VALID|CERT_HAS_EXPIRED|ERR_CERT_DATE_INVALID/;
const securityProblem = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_INSECURE/;

/** A proxy that answers CONNECT with 407 ends as the second (net/http/http_network_transaction.cc, ReadBody). */
const proxyProblem = /PROXY_AUTH|TUNNEL_CONNECTION_FAILED/;

/** Names: Node's `error.cause.code` and Chromium's net error list (net/base/net_error_list.h). */
export function networkError(error: unknown): SetupError {
  const refused = statusOfProxy(error);
  if (refused !== undefined) return setupError('proxy-refuses', { saw: `HTTP ${refused}` });
  const name = errorName(error);
  if (name.endsWith('PROXY_CONNECTION_FAILED')) return setupError('proxy-unreachable', { saw: name });
  if (proxyProblem.test(name)) return setupError('proxy-refuses', { saw: name });
  if (clockProblem.test(name)) return setupError('computer-clock-wrong', { saw: name });
  if (securityProblem.test(name)) return setupError('cloud-connection-not-secure', { saw: name });
  // Electron's net.fetch reports a redirect that it may not follow as an error.
  if (/REDIRECT/i.test(name)) return setupError('cloud-sign-in-page', { saw: name });
  return setupError('cloud-unreachable', { saw: name });
}

/** A proxy that does not open a tunnel: undici tells it in the words of a cause of a cause (lib/dispatcher/proxy-agent.js, 7.30). */
function statusOfProxy(error: unknown, depth = 3): string | undefined {
  if (!(error instanceof Error) || depth === 0) return undefined;
  return /^Proxy response \((\d{3})\) !== 200/.exec(error.message)?.[1] ?? statusOfProxy(error.cause, depth - 1);
}

function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : undefined;
  // Only names of errors are quoted, never whole messages, which may hold an address with a name in it.
  return code ?? /(net::)?ERR_[A-Z0-9_]+|redirect/i.exec(error.message)?.[0] ?? error.name;
}
