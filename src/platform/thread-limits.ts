/**
 * Of each thread beside the first. What lives shortly takes up to 96 MB of a thread otherwise, and its work takes as
 * much of the processor with a sixth of that.
 */
export const THREAD_LIMITS = { maxYoungGenerationSizeMb: 16 } as const;

/** The same for the first thread, whose limits are flags of its process: package.json and the image give them. */
export const FIRST_THREAD_FLAGS = ['--max-semi-space-size=8'] as const;
