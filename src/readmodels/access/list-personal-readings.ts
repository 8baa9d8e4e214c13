import { Query } from '@nestjs/cqrs';
import type { Json } from '../../kernel/canonical-json.js';
import type { AsKnown, Page, Paging } from '../view.js';

/** One opening of personal data. Why is in its personal face. */
export type PersonalReading = {
  readonly seq: number;
  readonly id: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  /** Account, role and agency of who read. */
  readonly actor: Json;
  readonly count: number | null;
  readonly events: Json;
  readonly fields: Json;
};

/** Openings of personal data, newest first. */
export class ListPersonalReadings extends Query<Page<PersonalReading>> {
  constructor(readonly ask: AsKnown & Paging) {
    super();
  }
}
