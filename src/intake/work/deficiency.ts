import { type AddressClass, deficientOf } from '../../classify/address.js';
import type { lineClasses } from '../../ledger/request/line.js';

/** What 6103(i)(2)(B) asks for that a letter may state for all of its lines. */
export const STATED_BY_LETTER = ['periods', 'statutes', 'reason'] as const;
export type StatedByLetter = (typeof STATED_BY_LETTER)[number];

/** A field of a line, and its class or `missing`. Recorded all the same. */
export type Deficiency = { readonly field: string; readonly code: string };

type Line = ReturnType<typeof lineClasses> & {
  readonly periods?: readonly string[] | null | undefined;
  readonly statutes?: readonly string[] | null | undefined;
};

/**
 * What a line lacks of a name, an address, taxable periods, statutes and a reason, under the strictest reading, by
 * the classes that are recorded with it. It is no judgement: rules judge the whole request, under each reading.
 */
export const deficienciesOf = (
  line: Line,
  letter: ReadonlySet<StatedByLetter>,
): readonly Deficiency[] => {
  const { nameClass, addressClass } = line;
  const reason = line.reasonClass?.class ?? 'missing';
  const isStated = (field: StatedByLetter): boolean => letter.has(field);
  return [
    ...lacking('name', NO_NAME.has(nameClass.class), nameClass.class),
    ...lacking('address', deficientOf(addressClass.class as AddressClass), addressClass.class),
    ...lacking('periods', isEmpty(line.periods) && !isStated('periods'), 'missing'),
    ...lacking('statutes', isEmpty(line.statutes) && !isStated('statutes'), 'missing'),
    ...lacking(
      'reason',
      NO_REASON.has(reason) && !(reason === 'missing' && isStated('reason')),
      reason,
    ),
  ];
};

const isEmpty = (list: readonly string[] | null | undefined): boolean => (list ?? []).length === 0;

/** `null`: the text was not understood. */
const lacking = (field: string, isLacking: boolean | null, code: string): readonly Deficiency[] =>
  isLacking === true ? [{ field, code }] : [];

const NO_NAME: ReadonlySet<string> = new Set(['missing', 'placeholder', 'alias_only']);
const NO_REASON: ReadonlySet<string> = new Set([
  'missing',
  'placeholder',
  'restates_statute',
  'generic',
]);
