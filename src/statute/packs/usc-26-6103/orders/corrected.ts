import { isOf } from '../../../chronology.js';
import type { Fact, FactOf } from '../../../facts.js';

type Modification = FactOf<'CourtOrderModified'>;

/** What the register had written down wrongly, as it should have been; no act of a court. */
export const isCorrection = (fact: Fact): fact is Modification =>
  isOf(fact, 'CourtOrderModified') && fact.data.corrects !== null;

/** The corrections of one entry, in the order in which the register holds them. */
export const correctionsOf = ({ ref }: Fact, register: readonly Fact[]): readonly Modification[] =>
  register
    .filter(isCorrection)
    .filter((one) => one.ref.stream === ref.stream && one.data.corrects === ref.revision);

/** What a register holds, each entry in the terms last recorded for it, from its own begin; a correction is no entry. */
export const asCorrected = (register: readonly Fact[]): readonly Fact[] =>
  register
    .filter((fact) => !isCorrection(fact))
    .map((entry) => withTerms(entry, correctionsOf(entry, register).at(-1)));

const withTerms = (entry: Fact, correction: Modification | undefined): Fact => {
  if (correction === undefined) return entry;
  const { corrects: _entry, ...terms } = correction.data;
  if (isOf(entry, 'CourtOrderEntered')) return { ...entry, data: { ...entry.data, ...terms } };
  return isOf(entry, 'CourtOrderModified')
    ? { ...entry, data: { ...entry.data, ...terms } }
    : entry;
};
