import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of one request carries. */
export type RequestContext = { readonly correlationId: string };

/** Entered once for each request, before its handler; read by the log. */
export const requestContext = new AsyncLocalStorage<RequestContext>();
