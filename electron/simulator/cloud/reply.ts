export interface CloudReply {
  readonly status: number;
  /** Absent: no body, as with 204. */
  readonly body?: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export function reply(status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}): CloudReply {
  return { status, headers, ...(body === undefined ? {} : { body }) };
}

/** The two shapes of the API's own errors (Particle API reference, Errors). */
export function refusal(status: number, error: string): CloudReply {
  return reply(status, { ok: false, error });
}

export function refusals(status: number, errors: readonly string[]): CloudReply {
  return reply(status, { ok: false, errors });
}

export function invalidToken(): CloudReply {
  return reply(401, {
    error: 'invalid_token',
    error_description: 'The access token provided has expired or is invalid.',
  });
}
