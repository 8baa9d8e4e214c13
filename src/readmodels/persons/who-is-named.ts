/** Whom a line names, to someone who asks for one TIN. */
export type LineNames = 'this-tin' | 'another-tin' | 'no-tin';

/** `subjects`: pseudonyms of the TIN asked for. */
export const whoIsNamed = (subject: string | null, subjects: readonly string[]): LineNames => {
  if (subject === null) return 'no-tin';
  return subjects.includes(subject) ? 'this-tin' : 'another-tin';
};
