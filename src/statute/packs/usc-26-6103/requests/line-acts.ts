import type { FactType } from '../../../facts.js';
import type { Verdict } from '../../../verdict.js';
import { notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { relyingOn } from '../paragraph.js';

/** The acts that say what a line reads. */
export const LINE_ACTS: readonly FactType[] = ['LineAdded', 'LineAmended', 'AmendmentReceived'];

/** Judges a line of a request under 6103(i)(2). */
export const onLine = (view: View, judge: () => Verdict | undefined): Verdict | undefined =>
  relyingOn(['(i)(2)'], view, () =>
    view.lineData === undefined
      ? notRecorded('line', 'What the line reads is not recorded.', view.evidence())
      : judge(),
  );
