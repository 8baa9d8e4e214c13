import type { PipeTransform } from '@nestjs/common';
import { Problem } from '../../kernel/problem.js';
import { UUID } from './fields.js';

/** An id in an address. What is none names nothing: 404, and nothing is looked up. */
export const StreamId: PipeTransform<string, string> = {
  transform(text: string): string {
    if (!UUID.test(text)) throw new Problem('not-found', 'Nothing is recorded under this id.');
    return text;
  },
};
