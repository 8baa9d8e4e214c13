import { formatCitation } from '../../kernel/citation.js';
import type { Fact, FactRef } from '../../statute/facts.js';
import {
  type Judgement,
  type ReadingId,
  type Severity,
  type Verdict,
} from '../../statute/verdict.js';
import { KINDS } from '../../statute/kinds.js';
import { packName } from '../../statute/packs.js';
import type { Law } from './law.js';

/** An event that something rests on. */
export type Evidence = FactRef & { readonly type: string };

/** What a rule holds of an act under one reading. Courts decide; nothing here does. */
export type Held = Omit<Verdict, 'evidence'> & {
  /** `possible breach under reading DDC_CTR_2026`, and the like for other outcomes; and as of which day, if one was asked for. */
  readonly says: string;
  /** The events it rests on, the act itself first. */
  readonly evidence: readonly Evidence[];
};

/** What a reviewer said of it. It hides nothing. */
export type ReviewOfFinding = {
  readonly seq: number;
  readonly reading: string | null;
  readonly outcome: string | null;
  readonly occurredOn: string;
};

export type FindingView<Id extends string = ReadingId> = {
  /** `<rule>~<stream>~<revision of the act>~<line>`; line 0: the whole request, or no lines. */
  readonly id: string;
  readonly rule: string;
  /** The pack of the rule, `<id>@<version>`. */
  readonly pack: string;
  readonly title: string;
  /** E.g. `26 U.S.C. 6103(i)(2)(B)(i)`. */
  readonly citations: readonly string[];
  /** The words of the law that the rule applies; null: it rests on none, see `notSeen`. */
  readonly quote: string | null;
  /** What a rule rests on that rests on no words of the statute. */
  readonly notSeen: string | null;
  /** What the rule rests on that was not checked against its source: UNVERIFIED. */
  readonly unverified: readonly string[];
  readonly act: Evidence & { readonly line: number; readonly occurredOn: string };
  /** Null: the rule does not apply under that reading. */
  readonly readings: Readonly<Record<Id, Held | null>>;
  /** Readings under which it is a finding. */
  readonly standsUnder: readonly Id[];
  /** Null where the asker sees no reviews. */
  readonly reviews: readonly ReviewOfFinding[] | null;
};

/** In plain words; `of the statute` goes without saying. */
const inWords = (severity: Severity): string =>
  severity === 'STAT' ? 'possible breach' : KINDS[severity].name;

/** What is held under a reading, in words. */
export const saysOf = (
  { outcome, severity }: Pick<Verdict, 'outcome' | 'severity'>,
  reading: string,
): string =>
  `${outcome === 'finding' ? inWords(severity ?? 'STAT') : outcome} under reading ${reading}`;

/** A judgement as it is shown. `typeOf` names the type of an event. */
export const findingView = <Id extends string>(
  { rule, line, verdicts }: Judgement<Id>,
  act: Fact,
  law: Law<Id>,
  typeOf: (ref: FactRef) => string,
): Omit<FindingView<Id>, 'reviews'> => {
  const { ref, type, occurredOn } = act;
  const readings = Object.keys(verdicts) as Id[];
  const asStood = law.time === 'on-the-day' ? `, as it stood on ${occurredOn}` : '';
  const held = (reading: Id): Held | null => {
    const verdict = verdicts[reading];
    if (verdict === undefined) return null;
    const evidence = verdict.evidence.map((one) => ({ ...one, type: typeOf(one) }));
    return { says: `${saysOf(verdict, reading)}${asStood}`, ...verdict, evidence };
  };
  return {
    id: `${rule}~${ref.stream}~${ref.revision}~${line}`,
    ...wordsOf(law, rule, occurredOn),
    act: { ...ref, type, line, occurredOn },
    readings: Object.fromEntries(readings.map((one) => [one, held(one)])) as Record<
      Id,
      Held | null
    >,
    standsUnder: readings.filter((one) => verdicts[one]?.outcome === 'finding'),
  };
};

type Words = Pick<
  FindingView,
  'rule' | 'pack' | 'title' | 'citations' | 'quote' | 'notSeen' | 'unverified'
>;
type Shown = Law['packs'][number];

/** What is shown of a rule and its pack; nothing of one that the law does not have. */
export const wordsOf = ({ packs }: Pick<Law, 'packs'>, id: string, on: string): Words => {
  const pack = packs.find(({ rules }) => rules.some((rule) => rule.id === id));
  const version = pack && versionOn(pack, id, on);
  if (pack === undefined || version === undefined)
    return {
      rule: id,
      pack: '',
      title: id,
      citations: [],
      quote: '',
      notSeen: null,
      unverified: [],
    };
  const { title, cite, quote, marks } = version;
  return {
    rule: id,
    pack: packName(pack),
    title,
    citations: cite.map(formatCitation),
    quote: typeof quote === 'string' ? quote : null,
    notSeen: typeof quote === 'string' ? null : quote.notSeen,
    unverified: marks,
  };
};

/** The version of a rule that was in force on a day; else the first one. */
const versionOn = (
  { rules }: Shown,
  id: string,
  on: string,
): Shown['rules'][number] | undefined => {
  const versions = rules.filter((rule) => rule.id === id);
  return (
    versions.find(({ inForce: { from, until } }) => from <= on && (until ?? '9999') > on) ??
    versions[0]
  );
};

/** The parts of a finding's id; `undefined`: no such id can be. */
export const parseFindingId = (
  id: string,
): { rule: string; stream: string; revision: number; line: number } | undefined => {
  const parts = /^([A-Z0-9-]{1,64})~([0-9a-f-]{36})~(\d{1,15})~(\d{1,9})$/.exec(id);
  if (parts === null) return undefined;
  const [, rule = '', stream = '', revision, line] = parts;
  return { rule, stream, revision: Number(revision), line: Number(line) };
};
