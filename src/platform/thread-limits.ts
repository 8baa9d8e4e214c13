/**
 * Of each thread beside the first. What lives shortly takes up to 96 MB of a thread otherwise, and its work takes as
 * much of the processor with a sixth of that.
 */
export const THREAD_LIMITS = { maxYoungGenerationSizeMb: 16 } as const;
