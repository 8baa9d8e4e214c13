/** Every failure a caller can see, in one table. test/docs keeps docs/reference/problems.md in step with it. */
export const PROBLEMS = {
  'body-malformed': { status: 400, title: 'The body cannot be read as JSON in valid UTF-8' },
  'request-invalid': { status: 400, title: 'The request does not fit its schema' },
  'idempotency-key-missing': { status: 400, title: 'A command needs an Idempotency-Key header' },
  'part-digest-invalid': {
    status: 400,
    title: 'The Content-Digest is missing or is not that of the part',
  },
  'cursor-invalid': { status: 400, title: 'The cursor or position is not one of this ledger' },
  'token-missing': { status: 401, title: 'A bearer token is needed here' },
  'token-invalid': { status: 401, title: 'The bearer token was not accepted' },
  'not-permitted': { status: 403, title: 'Your role may not do this' },
  'not-your-agency': { status: 403, title: 'An agency sees and writes only its own' },
  'not-found': { status: 404, title: 'Nothing is recorded under this address' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'fact-conflict': { status: 409, title: 'The ledger already holds a fact that excludes this one' },
  'judgement-unfinished': { status: 409, title: 'The judgement is not finished' },
  'day-list-differs': {
    status: 409,
    title: 'This program does not come to the list of findings that was recorded of that day',
  },
  'batch-closed': { status: 409, title: 'The batch is committed or cancelled' },
  'batch-incomplete': { status: 409, title: 'Parts of the batch are missing' },
  'batch-unfinished': { status: 409, title: 'The job of the batch is not finished' },
  'part-differs': { status: 409, title: 'This part was sent before with another content' },
  'key-destroyed': { status: 410, title: 'The key of this personal data no longer exists' },
  'too-large': { status: 413, title: 'The request is too large' },
  'media-type-unsupported': { status: 415, title: 'This media type is not read here' },
  'idempotency-key-reused': {
    status: 422,
    title: 'This Idempotency-Key was used for another body',
  },
  'too-many-streams': { status: 503, title: 'Too many open event streams' },
  'too-many-certificates': { status: 503, title: 'Too many certificates are being made' },
  'too-many-judgements': { status: 503, title: 'Too many judgements are waiting' },
  'intake-full': { status: 503, title: 'No room is left for what is sent in bulk' },
  contended: { status: 503, title: 'The stream changed too often; nothing was recorded' },
  'issuer-unavailable': { status: 503, title: "The token issuer's keys cannot be read" },
  'store-unavailable': { status: 503, title: 'The event store cannot be reached' },
  'store-damaged': { status: 503, title: 'The event store lost what was recorded' },
  'read-model-stopped': { status: 503, title: 'The read models stand still; see /health/ready' },
  'not-under-checkpoint': { status: 503, title: 'No checkpoint of the public log covers it yet' },
  'read-model-behind': { status: 503, title: 'The read models have not reached that position yet' },
  loading: { status: 503, title: 'The demonstration data is still being loaded' },
  internal: { status: 500, title: 'Internal error' },
} as const;

export type ProblemId = keyof typeof PROBLEMS;

/** One wrong field of a request: its path and what to do. Never the value that was sent. */
export type FieldError = { readonly field: string; readonly message: string };

/**
 * A failure that a caller can understand and mend. `detail` is clear and names the field; it never
 * holds a value out of the request, which could be a person's data.
 */
export class Problem extends Error {
  constructor(
    readonly id: ProblemId,
    detail: string,
    readonly extensions: {
      readonly errors?: readonly FieldError[];
      readonly retryAfterSeconds?: number;
    } = {},
  ) {
    super(detail);
  }
}
