import type { Projection } from './projection.js';

/** Every projection, in the order in which they are run. Each reads only its own tables and the journal. */
export const PROJECTIONS: readonly Projection[] = [];
