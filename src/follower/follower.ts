import type { PublicLog } from '../publiclog/public-log.js';
import type { PublicLogStatus } from '../publiclog/status.js';
import type { Projected } from '../readmodels/projected.js';
import type { ProjectorStatus } from '../readmodels/status.js';

/** `hung`: it said nothing for so long that it was ended. */
export type Failure = 'died' | 'hung';

/** What follows the store: the projector and the writer of the public log. */
export abstract class Follower {
  /** How often it failed since this process began; each time it was begun anew. */
  abstract readonly failures: Readonly<Record<Failure, number>>;

  /** Begins, and returns at once. Never throws: those who hear it are told what is wrong. */
  abstract start(): void;

  /** Ends after the steps under way; leases are free then. May be called twice, and started again. */
  abstract stop(): Promise<void>;
}

/** What it says. It goes from one thread to another; `alive` says no more than that. */
export type Report =
  'alive' | { readonly projector: ProjectorStatus['state'] } | { readonly log: PublicLogStatus };

/** Those who answer from what it writes. */
export type Hearers = {
  readonly projected: Pick<Projected, 'hear'>;
  readonly publicLog: Pick<PublicLog, 'hear' | 'status'>;
};

export const hear = ({ projected, publicLog }: Hearers, report: Report): void => {
  if (report === 'alive') return;
  if ('projector' in report) projected.hear(report.projector);
  else publicLog.hear(report.log);
};
