import type { Access } from './access.js';
import type { Cluster } from './cluster.js';
import type { Faults } from './faults.js';
import type { Log } from './log.js';
import type { Wire } from './wire.js';

/** What a node's calls need: what all nodes share, and the node's own place. */
export type Context = {
  readonly log: Log;
  readonly faults: Faults;
  /** Streams, or `$all`, that were read or subscribed to, in order. */
  readonly reads: string[];
  readonly access: Access;
  readonly cluster: Cluster;
  /** Index of the node among the members of the cluster. */
  readonly member: number;
  readonly wire: Wire;
  readonly maxAppendBytes: number;
  readonly writeTimeout: number;
};
