import { Query } from '@nestjs/cqrs';
import type { LogEntry } from '../projection.js';
import type { AsKnown, View } from '../view.js';

/** One line of an export; what `law judge` reads. With public faces `official` is empty. */
export type ExportLine = Omit<LogEntry, 'category'>;

/**
 * The request, the streams linked to it, reviews of its findings and all registers, in seq order.
 * @throws Problem not-found as GetRequest.
 */
export class ExportRequest extends Query<{
  readonly seq: number;
  readonly lines: AsyncIterable<ExportLine>;
}> {
  constructor(
    readonly ask: View &
      AsKnown & {
        readonly id: string;
        /** Whether reviews are in it: neither side of a request sees them. */
        readonly reviews: boolean;
      },
  ) {
    super();
  }
}
