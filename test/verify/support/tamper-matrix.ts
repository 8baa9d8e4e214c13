import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  entryIn,
  flipped,
  inLog,
  inReadModels,
  inStore,
  positionOf,
  type Recorded,
} from './tampered.js';

/** Where the same ledger lies as it was earlier, and what a reader has remembered of the present one. */
export type Past = { readonly early: string; readonly fork: string; readonly seen: string };

export type Tampering = {
  /** What was changed: the first column of the table in docs/reference/verify.md. */
  readonly what: string;
  readonly tamper: (ledger: Recorded, past: Past) => void;
  readonly command: string;
  readonly exit: number;
  /** Every line that says what is wrong. */
  readonly says: (ledger: Recorded, past: Past) => readonly string[];
  /** Why the service signs nothing at its next start. */
  readonly service: (ledger: Recorded) => string;
};

const LOG = 'ledger verify LOG';
const SEEN = 'ledger verify LOG --state seen.json';
const STORE = 'ledger verify store';
const MODELS = 'ledger verify models';
const goesOn = (): string => 'goes on';

/** The names of its files, while it has fewer than 256 entries. */
const bundle = ({ events }: Recorded): string => `tile/entries/000.p/${events.length}`;
const tile = ({ events }: Recorded): string => `tile/0/000.p/${events.length}`;
/** An event in the middle: a letter, in a stream of its own; the last stream has two events and is a person's. */
const LETTER = 5;
const person = ({ events }: Recorded) => [events.at(-2)!, events.at(-1)!] as const;
const MISSING = 'the store does not hold it';
const checkpointOf = (log: string): string => readFileSync(join(log, 'checkpoint'), 'utf8');

/** Both notes that a fork or a rollback leaves with whoever remembers. */
const evidence = ({ log }: Recorded, { seen }: Past): string => {
  const { note } = JSON.parse(readFileSync(seen, 'utf8')) as { readonly note: string };
  return `; both signed notes are kept in ${seen}.evidence-${nameOf(note, checkpointOf(log))}-1 and -2`;
};

/** The one note, where nothing else was signed. */
const noteKept = ({ log }: Recorded, { seen }: Past): string =>
  `; the signed note is kept in ${seen}.evidence-${nameOf(checkpointOf(log))}-1`;

/** The same whoever cosigned it, and when. */
const nameOf = (...notes: readonly string[]): string =>
  createHash('sha256')
    .update(notes.map((note) => note.slice(0, note.lastIndexOf('\n\n'))).join('\n\n'))
    .digest('hex')
    .slice(0, 12);

/** Puts another past of the ledger in its place. */
const putBack = (from: string, { environment }: Recorded, parts: readonly string[]): void => {
  for (const part of parts) {
    const to = join(environment['LEDGER_DATA_DIR']!, '..', part);
    rmSync(to, { recursive: true, force: true });
    cpSync(join(from, part), to, { recursive: true });
  }
};

export const IN_THE_LOG: readonly Tampering[] = [
  {
    what: 'a byte of an entry in a bundle',
    tamper: (ledger) =>
      inLog(ledger, bundle(ledger), (bytes) => flipped(bytes, entryIn(bytes, LETTER) + 12)),
    command: LOG,
    exit: 13,
    says: (ledger) => [
      `WRONG (entry): The entry of seq ${LETTER}: the hash is not hash ${LETTER} of ${tile(ledger)}, which leads to the root: the entry was altered`,
    ],
    service: () =>
      `files-damaged: Entry ${LETTER} on disk does not have the hash that its tile holds`,
  },
  {
    what: 'a hash in a tile',
    tamper: (ledger) => inLog(ledger, tile(ledger), (bytes) => flipped(bytes, 32 * LETTER)),
    command: LOG,
    exit: 12,
    says: (ledger) => [
      `WRONG (tile): Hash ${LETTER} of ${tile(ledger)} (bytes ${32 * LETTER}-${32 * LETTER + 31}) is not that of its entries, which lead to the root: the tile was altered`,
    ],
    service: () =>
      `files-damaged: Entry ${LETTER} on disk does not have the hash that its tile holds`,
  },
  {
    what: 'a tile, cut short',
    tamper: (ledger) => inLog(ledger, tile(ledger), (bytes) => bytes.subarray(0, 64)),
    command: LOG,
    exit: 12,
    says: (ledger) => [
      `WRONG (tile): ${tile(ledger)} has 64 bytes, and must have ${32 * ledger.events.length}`,
    ],
    service: ({ events }) =>
      `files-damaged: Bundle 0 and its tile hold ${events.length} entries and 2 hashes, not ${events.length}`,
  },
  {
    what: 'a tile, removed',
    tamper: (ledger) => rmSync(join(ledger.log, tile(ledger))),
    command: LOG,
    exit: 5,
    says: (ledger) => [
      `WRONG (missing): ${tile(ledger)} is not there, and the signed size requires it`,
    ],
    service: (ledger) => `files-damaged: ${tile(ledger)} is not there`,
  },
  {
    what: 'the root in the checkpoint',
    tamper: (ledger) =>
      inLog(ledger, 'checkpoint', (bytes) =>
        bytes
          .toString()
          .replace(
            /^(.*\n\d+\n)(.)/,
            (_, head: string, first: string) => `${head}${first === 'A' ? 'B' : 'A'}`,
          ),
      ),
    command: LOG,
    exit: 7,
    says: ({ log }) => {
      const [name, id] = readFileSync(join(log, 'vkey'), 'utf8').split('+');
      return [
        `WRONG (signature): The checkpoint has a signature line of ${name} (${id}) that does not verify`,
      ];
    },
    service: () =>
      'files-damaged: The published checkpoint is none of this log: The signature by ledger.invalid/local is wrong',
  },
  {
    what: 'the signature of the checkpoint, taken away',
    tamper: (ledger) =>
      inLog(ledger, 'checkpoint', (bytes) => `${bytes.toString().split('\n\n')[0]}\n\n`),
    command: LOG,
    exit: 6,
    says: () => ['WRONG (checkpoint): The note does not end in whole signature lines'],
    service: () =>
      'files-damaged: The published checkpoint is none of this log: A note is a text, a blank line and signature lines',
  },
  {
    what: 'history, from an old copy on, signed with the real key',
    tamper: (ledger, { fork }) => putBack(fork, ledger, ['data', 'keys']),
    command: SEEN,
    exit: 10,
    says: (ledger, past) => {
      const [now, then] = [ledger.log, join(past.seen, '..', 'log-before')].map(
        (log) => checkpointOf(log).split('\n')[2],
      );
      return [
        `WRONG (fork): The log and the checkpoint remembered have the size ${ledger.events.length} and different roots: ${now} and ${then}${evidence(ledger, past)}`,
      ];
    },
    service: goesOn,
  },
  {
    what: 'the same, but what the signer remembers was left in place',
    tamper: (ledger, { fork }) => putBack(fork, ledger, ['data']),
    command: SEEN,
    exit: 10,
    says: (ledger, past) => IN_THE_LOG.find(({ exit }) => exit === 10)!.says(ledger, past),
    service: ({ events }) =>
      `not-an-extension: A tree of ${events.length} leaves does not begin with the ${events.length} that were signed`,
  },
  {
    what: 'store and log, put back to an old copy',
    tamper: (ledger, { early }) => putBack(early, ledger, ['data']),
    command: SEEN,
    exit: 9,
    says: (ledger, past) => {
      const [now, then] = [Number(checkpointOf(ledger.log).split('\n')[1]), ledger.events.length];
      return [
        `WRONG (rollback): The log has ${now} entries, the checkpoint remembered has ${then}: ${then - now} are missing, from seq ${now} on. This is an older copy, or another history${evidence(ledger, past)}`,
      ];
    },
    service: ({ log, events }) =>
      `event-missing: The store ends before seq ${checkpointOf(log).split('\n')[1]}, and ${events.length} leaves are signed`,
  },
  {
    what: 'nothing, for longer than was agreed',
    tamper: () => undefined,
    command: `${SEEN} --max-age 3600`,
    exit: 11,
    says: (ledger, past) => {
      const { seen } = past;
      const { grewAt } = JSON.parse(readFileSync(seen, 'utf8')) as { readonly grewAt: string };
      return [
        `WRONG (stale): The log has not grown since ${grewAt}, 7200 s ago by this clock; at most 3600 s were asked for${noteKept(ledger, past)}`,
      ];
    },
    service: goesOn,
  },
];

const lost = (ledger: Recorded, seq: number): string => {
  const [gone, next] = [ledger.events[seq]!, ledger.events[seq + 1]!];
  return `event-missing: At seq ${seq} the log holds revision ${gone.revision} of ${gone.stream}; the store gives revision ${next.revision} of ${next.stream} there`;
};

export const IN_THE_STORE: readonly Tampering[] = [
  {
    what: 'a public field of an event',
    tamper: (ledger) =>
      inStore(
        ledger,
        `UPDATE events SET record = json_set(record, '$.public.agency', 'IRS') WHERE position = ${positionOf(ledger.events[LETTER]!)}`,
      ),
    command: STORE,
    exit: 31,
    says: ({ events }) => [
      `WRONG (event-changed): ${events[LETTER]!.at}: the store holds another public.agency`,
    ],
    service: ({ events: { [LETTER]: event } }) =>
      `event-changed: At seq ${LETTER} the log holds revision ${event!.revision} of ${event!.stream}; the store holds another content for it`,
  },
  {
    what: 'the official face of an event, and nothing else',
    tamper: (ledger) =>
      inStore(
        ledger,
        `UPDATE events SET record = json_set(record, '$.official.recordedAt', '2025-01-01T00:00:00.000Z') WHERE position = ${positionOf(ledger.events[LETTER]!)}`,
      ),
    command: STORE,
    exit: 35,
    says: ({ events }) => [
      `WRONG (face-changed): ${events[LETTER]!.at}: the official face is not the one that its leaf commits to`,
    ],
    service: goesOn,
  },
  {
    what: 'the box of an event, and nothing else',
    tamper: (ledger) =>
      inStore(
        ledger,
        `UPDATE events SET record = json_set(record, '$.box.tag', 'AAAAAAAAAAAAAAAAAAAAAA') WHERE position = ${positionOf(person(ledger)[1])}`,
      ),
    command: STORE,
    exit: 35,
    says: (ledger) => [
      `WRONG (face-changed): ${person(ledger)[1].at}: its box does not open to the personal face that its leaf commits to`,
    ],
    service: goesOn,
  },
  {
    what: 'two events, exchanged',
    tamper: (ledger) => {
      const [one, other] = [LETTER, LETTER + 2].map((seq) => positionOf(ledger.events[seq]!));
      inStore(
        ledger,
        `UPDATE events SET position = 9999 WHERE position = ${one};
         UPDATE events SET position = ${one} WHERE position = ${other};
         UPDATE events SET position = ${other} WHERE position = 9999`,
      );
    },
    command: STORE,
    exit: 33,
    says: ({ events }) => [
      `WRONG (event-moved): ${events[LETTER + 2]!.at}: the store gives it as its event ${LETTER}, counted from 0`,
      `WRONG (event-moved): ${events[LETTER]!.at}: the store gives it as its event ${LETTER + 2}, counted from 0`,
    ],
    service: ({ events }) =>
      `event-missing: At seq ${LETTER} the log holds revision 0 of ${events[LETTER]!.stream}; the store gives revision 0 of ${events[LETTER + 2]!.stream} there`,
  },
  {
    what: 'an event, dropped',
    tamper: (ledger) =>
      inStore(ledger, `DELETE FROM events WHERE position = ${positionOf(ledger.events[LETTER]!)}`),
    command: STORE,
    exit: 30,
    says: ({ events }) => [`WRONG (event-missing): ${events[LETTER]!.at}: ${MISSING}`],
    service: (ledger) => lost(ledger, LETTER),
  },
  {
    what: 'a stream, deleted',
    tamper: ({ events, ...ledger }) =>
      inStore(
        { ...ledger, events },
        `DELETE FROM events WHERE stream_no = (SELECT no FROM streams WHERE name = '${events[4]!.stream}');
         DELETE FROM streams WHERE name = '${events[4]!.stream}'`,
      ),
    command: STORE,
    exit: 30,
    says: ({ events }) =>
      events
        .filter(({ stream }) => stream === events[4]!.stream)
        .map(({ at }) => `WRONG (event-missing): ${at}: ${MISSING}`),
    service: (ledger) => lost(ledger, 4),
  },
  {
    what: 'an event, put in',
    tamper: (ledger) =>
      inStore(
        ledger,
        `UPDATE events SET position = position + 1000 WHERE position >= ${positionOf(ledger.events[LETTER]!)};
         INSERT INTO streams SELECT max(no) + 1, '${ledger.events[LETTER]!.stream}x' FROM streams;
         INSERT INTO events SELECT ${positionOf(ledger.events[LETTER]!)}, (SELECT max(no) FROM streams), 0, id, type, record
           FROM events WHERE position = ${positionOf(ledger.events[4]!)}`,
      ),
    command: STORE,
    exit: 32,
    says: ({ events }) => [
      `WRONG (event-inserted): revision 0 of ${events[LETTER]!.stream}x: the store holds it before seq ${LETTER}, and the log does not have it`,
    ],
    service: ({ events }) =>
      `event-missing: At seq ${LETTER} the log holds revision 0 of ${events[LETTER]!.stream}; the store gives revision 0 of ${events[LETTER]!.stream}x there`,
  },
  {
    what: 'the end of the store, cut off',
    tamper: (ledger) =>
      inStore(ledger, `DELETE FROM events WHERE position > ${positionOf(ledger.events[LETTER]!)}`),
    command: STORE,
    exit: 9,
    says: ({ events }) => [
      `WRONG (rollback): ${events[LETTER + 1]!.at}: the store ends before it, and the log goes on to seq ${events.length - 1}: ${events.length - 1 - LETTER} of its events are gone from the end`,
    ],
    service: ({ events: { [LETTER + 1]: next } }) =>
      `event-missing: The store ends before seq ${LETTER + 1}, where the log holds revision ${next!.revision} of ${next!.stream}`,
  },
  {
    what: 'a row of the read models',
    tamper: (ledger) =>
      inReadModels(ledger, `UPDATE journal SET recorded_on = '2025-01-01' WHERE seq = ${LETTER}`),
    command: MODELS,
    exit: 40,
    says: () => [
      `WRONG (row-changed): journal seq=${LETTER}: another recorded_on than the log gives`,
    ],
    service: goesOn,
  },
];
