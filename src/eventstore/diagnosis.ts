/** One thing that was looked at in a store, and what was found. Names streams and settings, never what was recorded. */
export type Diagnosis = {
  readonly looked: string;
  /** False: history could vanish, or has vanished. */
  readonly healthy: boolean;
  readonly found: string;
};

export const sound = (looked: string, found: string): Diagnosis => ({
  looked,
  healthy: true,
  found,
});

export const unsound = (looked: string, found: string): Diagnosis => ({
  looked,
  healthy: false,
  found,
});
