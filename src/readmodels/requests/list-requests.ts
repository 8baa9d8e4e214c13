import { Query } from '@nestjs/cqrs';
import type { AsKnown, Page, Paging, View } from '../view.js';
import type { RequestHeader } from './request-header.js';

/** Requests, newest first. */
export class ListRequests extends Query<Page<RequestHeader>> {
  constructor(readonly ask: View & AsKnown & Paging) {
    super();
  }
}
