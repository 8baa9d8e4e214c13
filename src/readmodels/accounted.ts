import type { LogEntry } from './projection.js';

/** An accounting covers what was disclosed unless it says that it is of the request alone. */
export const accountsForDisclosure = ({ public: face }: Pick<LogEntry, 'public'>): boolean =>
  face['of'] !== 'request';
