/**
 * An EventStoreDB that does wrong on command: the double, or a real server or cluster. Of a real one the
 * environment names `EVENTSTORE_TEST_URL` and `EVENTSTORE_FAULTS_COMMAND`, a command that takes a verb and
 * perhaps words after it, does it, and ends with 0 when it is done:
 *
 * | verb | |
 * | --- | --- |
 * | `verbs` | prints the verbs it can do, one a line; a sentence that needs another one is skipped |
 * | `start` | starts what is down and waits until it answers, in a cluster until it has a leader |
 * | `kill` | SIGKILL to every node |
 * | `freeze`, `thaw` | SIGSTOP and SIGCONT to every node; `thaw` also what other verbs froze |
 * | `kill-leader`, `freeze-leader` | the same to the node that leads; the others go on |
 * | `lose-quorum` | ends every node but the leader; `start` brings them back |
 * | `slow MS` | each answer, or each write to its disk, takes so long; 0 takes it back |
 * | `back-up`, `restore` | keeps a copy of all data; stops, puts the copy back, and starts |
 * | `password USER NEW` | from now on the user has another password |
 */
export const VERBS = [
  'start',
  'kill',
  'freeze',
  'thaw',
  'kill-leader',
  'freeze-leader',
  'lose-quorum',
  'slow',
  'back-up',
  'restore',
  'password',
] as const;

export type Verb = (typeof VERBS)[number];

export type FaultyStore = {
  /** Connection string; of a secure one with the credentials of an administrator. */
  readonly url: string;
  readonly do: (verb: Verb, ...words: readonly string[]) => Promise<void>;
  /** Leaves everything running and as it was. */
  readonly end: () => Promise<void>;
};

/** Where sentences are run. */
export type Place = {
  readonly name: string;
  readonly can: ReadonlySet<Verb>;
  readonly open: () => Promise<FaultyStore>;
};
