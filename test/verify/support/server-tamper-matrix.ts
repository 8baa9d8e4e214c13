import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { EventStoreDouble } from '../../kurrentdb-double/event-store-double.js';
import type { Recorded } from './tampered.js';
import type { Tampering } from './tamper-matrix.js';

/** A server that keeps a ledger, a client of its administrator, and how the server was earlier. */
export type Server = {
  readonly double: EventStoreDouble;
  readonly admin: KurrentDBClient;
  readonly backup: ReturnType<EventStoreDouble['backup']>;
};

export type ServerTampering = Omit<Tampering, 'tamper'> & {
  readonly tamper: (ledger: Recorded, server: Server) => Promise<unknown>;
};

const COMMAND = 'ledger verify store';
const goesOn = (): string => 'goes on';
/** The stream of a person: two events, the last of the ledger. */
const personOf = ({ events }: Recorded): string => events.at(-1)!.stream;

export const ON_A_SERVER: readonly ServerTampering[] = [
  {
    what: 'on a server: a stream, deleted (it can still be scavenged)',
    tamper: (ledger, { admin }) => admin.deleteStream(personOf(ledger)),
    command: COMMAND,
    exit: 36,
    says: (ledger) => [`WRONG (stream-hidden): ${personOf(ledger)} was deleted (soft delete)`],
    service: goesOn,
  },
  {
    what: 'on a server: a stream, cut by $tb',
    tamper: (ledger, { admin }) => admin.setStreamMetadata(personOf(ledger), { truncateBefore: 1 }),
    command: COMMAND,
    exit: 36,
    says: (ledger) => [
      `WRONG (stream-hidden): ${personOf(ledger)} hides what stands before revision 1 ($tb)`,
    ],
    service: goesOn,
  },
  {
    what: 'on a server: an event, scavenged',
    tamper: async (ledger, { double }) => double.log.scavenge(personOf(ledger), [0n]),
    command: COMMAND,
    exit: 30,
    says: (ledger) => [
      `WRONG (event-missing): ${ledger.events.at(-2)!.at}: the store does not hold it`,
      `WRONG (stream-hidden): ${personOf(ledger)} lacks revisions 0 to 0`,
    ],
    service: (ledger) => {
      const [gone, next] = [ledger.events.at(-2)!, ledger.events.at(-1)!];
      return `event-missing: At seq ${gone.seq} the log holds revision 0 of ${gone.stream}; the store gives revision ${next.revision} of ${next.stream} there`;
    },
  },
  {
    what: 'on a server: its data, put back to an old copy',
    tamper: async (_, { double, backup }) => {
      await double.kill();
      await double.restart({ from: backup });
    },
    command: COMMAND,
    exit: 9,
    says: ({ events }) => {
      const first = events.length - 3;
      return [
        `WRONG (rollback): ${events[first]!.at}: the store ends before it, and the log goes on to seq ${events.length - 1}: 3 of its events are gone from the end`,
      ];
    },
    service: ({ events }) => {
      const first = events.at(-3)!;
      return `event-missing: The store ends before seq ${first.seq}, where the log holds revision ${first.revision} of ${first.stream}`;
    },
  },
];
