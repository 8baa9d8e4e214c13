import type { Day } from '../kernel/dates.js';
import { type Judge, judgeOf } from './assess.js';
import type { FactType } from './facts.js';
import { PACK as USC_5_552A } from './packs/usc-5-552a/pack.js';
import { PACK as USC_26_6103 } from './packs/usc-26-6103/pack.js';
import type { Pack, Rule } from './rule.js';

/** The law as shipped, a pack for each law. One is never taken off the list: its rules end by `until`. */
export const PACKS: readonly Pack[] = [USC_26_6103, USC_5_552A];

/** The rules of all packs. */
export const RULES: readonly Rule[] = PACKS.flatMap(({ rules }) => rules);

/** What the packs say together, each in its order. */
export const WHOLE: Pick<Pack, 'rules' | 'provisions' | 'news'> = {
  rules: PACKS.flatMap(({ rules }) => rules.toSorted((one, other) => one.number - other.number)),
  provisions: PACKS.flatMap(({ provisions }) => provisions),
  news: PACKS.flatMap(({ news }) => news),
};

/** The judge by all of them. */
export const judge: Judge = judgeOf(RULES);

/** Types of fact that some rule judges. */
export const JUDGED_ACTS: ReadonlySet<FactType> = new Set(RULES.flatMap(({ acts }) => acts));

/** Whether some rule judges that a day is over: by it something was due, whoever did what. */
export const isDueDay = (on: Day): boolean => RULES.some(({ closings }) => closings?.(on) === true);

/** A pack as findings name it. */
export const packName = ({ id, version }: Pick<Pack, 'id' | 'version'>): string =>
  `${id}@${version}`;

/** Where the files of a pack lie, from `src/` or, built, from `dist/`. */
export const folderOf = ({ id }: Pick<Pack, 'id'>): string => `statute/packs/${id}`;

/**
 * The files that the judgements of a pack rest on: its own, the engine and the calendar. What tells
 * examples, shows rules to people or reads how a reading is written down judges nothing, and the list
 * of packs is no part of any.
 */
export const filesOf = (pack: Pick<Pack, 'id'>) => ({
  files: [`${folderOf(pack)}/**`, 'statute/*', 'kernel/citation.*', 'kernel/dates.*'],
  without: [
    'example*',
    'reference.*',
    'readings.reference.*',
    'traceability*',
    'markdown.*',
    'kinds.*',
    'packs.*',
    'reading-document.*',
  ].map((name) => `statute/${name}`),
});
