import type { ProblemId } from '../../kernel/problem.js';

/** What to do about each problem. docs/reference/problems.md says the same; a test holds them in step. */
export const ADVICE: Readonly<Record<ProblemId, string>> = {
  'body-malformed':
    'Send one JSON object in UTF-8: no field twice in an object, no half characters, at most 16 levels deep.',
  'request-invalid':
    'Read `errors`: each names a field and what it must be. Nothing was recorded. Unknown fields and parameters are errors, so that a typo loses no fact.',
  'idempotency-key-missing':
    'Send the header Idempotency-Key with 1 to 200 printable ASCII characters: a new one for each command, and the same one when you send a command again.',
  'part-digest-invalid':
    'Send Content-Digest with the SHA-256 of the very bytes of the body, as `sha-256=:…base64…:` (RFC 9530). If it was right, the bytes changed on the way: send the part again.',
  'cursor-invalid':
    'Send a `next`, a Ledger-Position or an event id exactly as this ledger gave it, or leave it out and begin again.',
  'token-missing': 'Send the header Authorization: Bearer <token>.',
  'token-invalid':
    'Get a new token. `detail` says what is wrong with this one: it is expired, for another service, or of another issuer.',
  'not-permitted': 'Use a token of a role that may do this.',
  'not-your-agency': 'Record requests of your own agency only; `requestingAgency` may be left out.',
  'not-found':
    'Check the id. A request of another agency is not found either, whether it exists or not.',
  'method-not-allowed': 'Use one of the methods in the header Allow.',
  'fact-conflict':
    'Read `detail`: the ledger already holds a fact that excludes this one. Nothing was recorded. Where the other side recorded it differently, open a request of your own and link the two.',
  'judgement-unfinished':
    'Ask for its address, without the last part, until it says `done`. Where it says `failed`, send POST /v1/judgements again: nothing is lost.',
  'day-list-differs':
    'Read `detail`. Where other rule packs judged that day, run the program that has them over a copy of the store, and ask it. Where it is the same packs, keep the answer, and a copy of the store: one of the two was changed.',
  'batch-closed':
    'Ask for the batch to see where it stands. What is committed cannot be changed or cancelled; open another batch for what is left.',
  'batch-incomplete':
    'Ask for the batch to see which parts have arrived, send the missing ones, and commit again.',
  'batch-unfinished':
    'Ask again as Retry-After says. The receipt is there once a signed checkpoint covers the last event of the batch; for a batch that was not recorded there is none.',
  'part-differs':
    'A part is never replaced. Cancel the batch and open another one, or send what was sent before.',
  'key-destroyed':
    'Nothing can be done: the key of this personal data was destroyed. The other faces of the event remain.',
  'too-large':
    'Send less at once: a body holds at most 2 MB, a command 1,000 lines and 900 KB as stored, and the public face of one event 65,535 bytes as a leaf.',
  'media-type-unsupported':
    'Send Content-Type: application/json; a part of a batch has the media type that its batch was opened with.',
  'idempotency-key-reused':
    'Send the very body that this key was first used with, or a new key for a new command.',
  'too-many-streams':
    'Close a stream, wait as Retry-After says, or read /v1/events page by page. Watchdogs with a token may open more.',
  'too-many-certificates':
    'Send it again as Retry-After says, or make the certificate yourself from the files of the log: `ledger verify silence make`. One is made at a time, and a few may wait.',
  'too-many-judgements':
    'Send it again as Retry-After says. One judgement runs at a time, and a few may wait; a question that was judged is answered at once.',
  'intake-full':
    'Send it again as Retry-After says; nothing was kept. Commit or cancel batches that are open. The operator should look at the disk and at LEDGER_INTAKE_MB.',
  contended:
    'Send it again with the same Idempotency-Key: others wrote to the same stream. Nothing was recorded.',
  'issuer-unavailable':
    'Try again later. The operator should look at LEDGER_JWKS_URL and the issuer behind it.',
  'store-unavailable':
    'Send it again with the same Idempotency-Key and body, after Retry-After: it is recorded once. The operator should look at `store` in /health/ready and at `store-unavailable` in the log, which says why: the disk, the server, or credentials that it refuses.',
  'store-damaged':
    'The operator runs `ledger store doctor`, which names what is missing, and keeps the store as it is. It is not known whether this command was recorded; where the whole store ends too early it was not, and nothing is until the newer copy is put back.',
  'read-model-stopped':
    'The operator should look at /health/ready. Commands are still recorded, unless the store itself lost something (store-damaged).',
  'not-under-checkpoint':
    'Ask again after Retry-After: a checkpoint follows what was recorded within seconds. Where it does not, /health/ready says why the log stands still. Nothing was opened, and nothing was recorded.',
  'read-model-behind': 'Ask again after Retry-After, or leave `wait` out.',
  loading: 'Send it again in a moment, when /health/ready answers 200.',
  internal:
    'Tell the operator the `instance` of the answer: the log holds the rest under it. A command can be sent again with the same Idempotency-Key.',
};
