import type { Json } from '../../kernel/canonical-json.js';

/** One event with both clocks. Official values are null where only public faces are shown. */
export type TimelineEntry = {
  readonly seq: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly occurredOn: string;
  readonly occurredAt: string | null;
  readonly recordedOn: string;
  readonly recordedAt: string | null;
  readonly public: Readonly<Record<string, Json>>;
  readonly official: Readonly<Record<string, Json>> | null;
};
