import { HttpException } from '@nestjs/common';
import { EventStoreError } from '../../eventstore/event-store.js';
import { Problem, type ProblemId } from '../../kernel/problem.js';

/** The problem behind an error; `undefined`: nobody foresaw it. */
export const problemOf = (error: unknown): Problem | undefined => {
  if (error instanceof Problem) return error;
  if (error instanceof EventStoreError) return ofStore(error);
  if (error instanceof HttpException) return ofFramework(error.getStatus());
  return undefined;
};

const RETRY = { retryAfterSeconds: 2 };
const REFUSED =
  'The event store refused the credentials of the ledger. Nothing was recorded. Tell the operator; it can be sent again once they are right.';
const MOVED =
  'The ledger was moved to another store, and this process still runs on the old one. Nothing was recorded. Tell the operator; it can be sent again once the service runs on the new one.';

const ofStore = ({ name, why }: EventStoreError): Problem | undefined => {
  switch (name) {
    case 'unavailable':
    case 'closed':
      if (why === 'credentials-refused') return new Problem('store-unavailable', REFUSED, RETRY);
      if (why === 'moved-away') return new Problem('store-unavailable', MOVED, RETRY);
      return new Problem('store-unavailable', 'Nothing was recorded. Send it again.', RETRY);
    case 'outcome-unknown':
      return new Problem(
        'store-unavailable',
        'It is not known whether it was recorded. Send it again with the same Idempotency-Key and body: it is recorded once.',
        RETRY,
      );
    case 'too-large':
      return new Problem('too-large', 'Stored, one command may hold at most 900 KB. Send less.');
    case 'leaf-too-large':
      return new Problem(
        'too-large',
        'The public face of one event is too long: an entry of the public log has at most 65,535 bytes. Send shorter lists or texts, or several commands.',
      );
    case 'damaged':
      return new Problem(
        'store-damaged',
        'The event store no longer holds all that was recorded. The operator finds out what is missing with `ledger store doctor`.',
      );
    case 'wrong-expected-revision':
      return undefined;
  }
};

/** What Nest and Fastify refuse by themselves. Their own messages may quote what was sent. */
const ofFramework = (status: number): Problem | undefined => {
  const known = FRAMEWORK[status];
  if (known !== undefined) return new Problem(...known);
  if (status < 500) return new Problem('request-invalid', 'The request cannot be read as HTTP.');
  return undefined;
};

const FRAMEWORK: Readonly<Record<number, readonly [ProblemId, string]>> = {
  400: ['body-malformed', 'The length or the encoding of the body does not fit its headers.'],
  404: ['not-found', 'No page or resource has this address. See /docs/api.'],
  413: ['too-large', 'A body may hold at most 2 MB. Send several commands.'],
  414: ['too-large', 'The address is too long.'],
  415: ['media-type-unsupported', 'Send Content-Type: application/json.'],
};
