import { EventStoreError, type WhyUnavailable } from '../event-store.js';
import { type ConnectionSettings, credentialsOf } from './connection.js';
import { isInsecure, NoAnswer, ServerHttp } from './server-http.js';
import { within } from './within.js';

/** Whoever waits for an answer already waited for the client. */
const ASK_MS = 2_000;

/**
 * The client says of most connections that came to nothing only that they did. The server is asked over HTTP then, as
 * `ledger store doctor` does, and that gives the reason. @returns the failure itself where it learns no more.
 */
export const explained = async (
  settings: ConnectionSettings,
  failure: unknown,
): Promise<unknown> => {
  if (!isUnclear(failure)) return failure;
  const found = await reasonOf(settings);
  if (found === undefined) return failure;
  const { why, message } = found;
  return new EventStoreError('unavailable', `${message}.`, undefined, { cause: failure, why });
};

/** Of tlsCAFile the client says that it is not there, and not which it is. */
const isUnclear = (failure: unknown): boolean =>
  failure instanceof EventStoreError
    ? failure.why === 'no-connection'
    : /certificate file/.test(String(failure));

type Reason = { readonly why: WhyUnavailable; readonly message: string };

const reasonOf = async (settings: ConnectionSettings): Promise<Reason | undefined> => {
  const late = new Error('It was not answered in time');
  try {
    const http = new ServerHttp(settings.url, credentialsOf(settings)?.());
    await within(ASK_MS, isInsecure(http), late);
    return undefined;
  } catch (error) {
    return error instanceof NoAnswer ? error : undefined;
  }
};
