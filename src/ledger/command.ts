import type { Position } from '../eventstore/event-store.js';
import type { Actor } from '../kernel/role.js';

/** Who sends a command, under which key, by which door. */
export type Envelope = {
  readonly actor: Actor;
  /** The Idempotency-Key as sent; scoped to the agency and the route. */
  readonly key: string;
  /** Method and route with its ids, e.g. `POST /v1/requests/0197…/lines`. */
  readonly route: string;
  /** The body as parsed: another body under the same key is refused. */
  readonly body: unknown;
};

/** What a command recorded, now or when it was first sent. */
export type Recorded = {
  /** Id of the stream. */
  readonly stream: string;
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly revision: number;
  }[];
  readonly position: Position;
  /** True when an earlier sending had recorded it already. */
  readonly repeated: boolean;
};
