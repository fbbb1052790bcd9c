import type * as v from 'valibot';
import type { SetupError } from '../../shared/errors.ts';
import { failure, type Result } from '../../shared/result.ts';
import { readReply } from './cloud-replies.ts';
import { type CloudConnection, type CloudRequest, sendToCloud } from './cloud-request.ts';
import { type Operation, refusalOf } from './refused-operation.ts';
import type { TokenSource } from './token-source.ts';

/** What is asked; the token comes from a source. */
export type CloudCall = Omit<CloudRequest, 'token'>;

/** The calls with the tokens of one source. `recoded` says a refusal in the words of whoever asks. */
export function tokenCalls(
  connection: CloudConnection,
  source: TokenSource,
  recoded: (error: SetupError) => SetupError = (error) => error,
) {
  /** One call with a token of the source; a refused token is replaced once. */
  async function send(call: CloudCall, signal: AbortSignal): ReturnType<typeof sendToCloud> {
    const token = await source.current(signal);
    if (!token.ok) return token;
    const answer = await sendToCloud(connection, { ...call, token: token.value }, signal);
    if (answer.ok || answer.status !== 401 || signal.aborted) return answer;
    const other = await source.instead(token.value, signal);
    if (other === undefined) return answer;
    return other.ok ? sendToCloud(connection, { ...call, token: other.value }, signal) : failure(other.error);
  }

  /** The answer's body as `schema` reads it, or the refusal as the operation understands it. */
  async function ask<Schema extends v.GenericSchema>(
    call: CloudCall,
    schema: Schema,
    signal: AbortSignal,
    operation?: Operation,
  ): Promise<Result<v.InferOutput<Schema>>> {
    const answer = await send(call, signal);
    if (answer.ok) return readReply(schema, answer.value.body);
    return failure(recoded(operation === undefined ? answer.error : refusalOf(operation, answer)));
  }

  return { send, ask };
}
