import type { Classified, Classifiers } from '../../src/classify/classifiers.js';
import { CLASSIFIERS } from '../../src/classify/classifiers.js';
import type { Recorder } from '../../src/ledger/recorder.js';
import { requestModel } from '../../src/ledger/request/request.js';
import { DHS, sentBy } from './ledger.js';

/** What lies in a field, and what an earlier version took it for. */
export type OldText = {
  readonly text: string | null;
  readonly took: string;
  readonly version?: number;
};
export type OldLine = Partial<Record<Classified, OldText>>;

const UNDER: Readonly<Record<Classified, string>> = {
  name: 'nameClass',
  address: 'addressClass',
  reason: 'reasonClass',
};

/** Texts as stored by a program whose classifiers were of version 0. */
export const saidOf = (line: OldLine): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(line).flatMap(([field, { text, took, version = 0 }]) => [
      [field, text],
      [UNDER[field as Classified], { class: took, classifier: `${field}@${version}` }],
    ]),
  );

/** Lines of one command, so that it fits into one append. */
const AT_ONCE = 400;

/** A request of the agency with such lines. @returns its id. */
export const recordedBefore = async (
  recorder: Recorder,
  lines: readonly OldLine[],
  letter: OldLine = {},
): Promise<string> => {
  const opening = sentBy(DHS, { lines: lines.length });
  const request = recorder.commandId(opening);
  const common = { agency: 'DHS', occurredOn: '2025-08-01' };
  const made = { ...common, requestingAgency: 'DHS', authority: '6103(i)(2)', ...saidOf(letter) };
  await recorder.record(opening, requestModel, request, () => [
    { type: 'RequestMade', data: made },
  ]);
  for (let from = 0; from < lines.length; from += AT_ONCE)
    await recorder.record(sentBy(DHS, { from }), requestModel, request, (state) =>
      lines.slice(from, from + AT_ONCE).map((line, n) => ({
        type: 'LineAdded',
        data: { ...common, line: state.lines + 1 + n, tinGiven: true, ...saidOf(line) },
      })),
    );
  return request;
};

/** Classifiers of which these texts alone are of another version. */
export const withVersion = (
  field: Classified,
  version: number,
  classOf: (text: string | null) => string = CLASSIFIERS[field].classOf,
): Classifiers => ({ ...CLASSIFIERS, [field]: { id: `${field}@${version}`, classOf } });
