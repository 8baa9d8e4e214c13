import { Query } from '@nestjs/cqrs';
import type { AsKnown, View } from '../view.js';
import type { RequestHeader } from './request-header.js';

/** One request. @throws Problem not-found when nothing of it was recorded by then, or for another agency. */
export class GetRequest extends Query<RequestHeader & { readonly seq: number }> {
  constructor(readonly ask: View & AsKnown & { readonly id: string }) {
    super();
  }
}
