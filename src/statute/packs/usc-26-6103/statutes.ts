/**
 * What a cited provision is for 6103(i)(2): a Federal crime that is not about tax; one that is, or may be; an authority
 * to investigate, which names no crime; no crime. `unlisted`: this list does not know it.
 */
export type ProvisionKind =
  'nontax-crime' | 'tax-crime' | 'maybe-tax' | 'authority' | 'not-criminal' | 'unlisted';

const CITATION = /^(\d+)\s?U\.?\s?S\.?\s?C\.?\s?(?:§\s?)?(\d+)([a-z]{0,2})((?:\([0-9a-z]+\))*)$/i;
/** The Immigration and Nationality Act tells its own numbers; these two are known to be in title 8. */
const OF_THE_ACT = /^INA\s?(?:§\s?)?(212|237)(?=\(|$)/i;
const IN_TITLE_8: Readonly<Record<string, string>> = { 212: '8 USC 1182', 237: '8 USC 1227' };

type Provision = {
  readonly title: number;
  /** Number and letter: `2339B`. */
  readonly section: string;
  /** `(a)(1)`. */
  readonly parts: string;
};

const provisionOf = (text: string): Provision | undefined => {
  const citation = text
    .trim()
    .replace(OF_THE_ACT, (known, section: string) => IN_TITLE_8[section] ?? known);
  const [, title, section = '', letters = '', parts = ''] = CITATION.exec(citation) ?? [];
  return title === undefined
    ? undefined
    : { title: Number(title), section: section + letters.toUpperCase(), parts };
};

/** Sections by name and by span; `1253(c)` takes a part out of what the list says of the whole. */
type Listed = { readonly kind: ProvisionKind; readonly sections: string };

/**
 * All but 5 U.S.C. 406, 8 U.S.C. 1253 and 1306, 28 U.S.C. 533 and 42 U.S.C. 408 from general knowledge (UNVERIFIED),
 * hence short: what is not on a list is for a lawyer. The first list that holds a section, or a part of one, decides.
 */
const LISTS: Readonly<Record<number, readonly Listed[]>> = {
  // The powers of an Inspector General, as recodified.
  5: [{ kind: 'authority', sections: '406' }],
  8: [
    // Fines on carriers, visa sanctions, seizure and civil penalties stand beside the crimes.
    { kind: 'unlisted', sections: '1253(c) 1253(d) 1324(b) 1324(c) 1324(d) 1324(e) 1325(b)' },
    { kind: 'nontax-crime', sections: '1253 1306 1324 1325 1326 1327 1328' },
    // Inadmissibility, removal and detention.
    { kind: 'not-criminal', sections: '1182 1225 1226 1227 1229 1231' },
  ],
  18: [
    // What these also hold is civil: forfeiture and actions for damages.
    { kind: 'unlisted', sections: '924(d) 1030(g) 1030(i) 1030(j) 2252A(f)' },
    // Conspiracy, false claims and money laundering may be "related statutes" of the tax laws.
    { kind: 'maybe-tax', sections: '286 287 371 1956 1957' },
    {
      kind: 'nontax-crime',
      sections:
        '111 115 201 641 666 875 911 922 924 1001 1014 1015 1028 1028A 1030 1071 1111 1112 1201 ' +
        '1341 1343 1344 1347 1349 1425 1426 1427 1512 1541 1542 1543 1544 1546 1581 1589 1590 1591 ' +
        '1621 1623 1951 1952 1959 1960 1962 2113 2241 2242 2243 2251 2252 2252A 2261 ' +
        '2332 2332A 2332B 2339 2339A 2339B 2339C 2421 2422 2423',
    },
  ],
  21: [{ kind: 'nontax-crime', sections: '841 843 846 848 856 952 953 959 960 963' }],
  26: [
    { kind: 'tax-crime', sections: '7201..7344' },
    // Chapter 53, firearms: crimes of a tax on making and selling them.
    { kind: 'maybe-tax', sections: '5801..5872' },
  ],
  // Officials who detect and prosecute crimes.
  28: [{ kind: 'authority', sections: '533' }],
  42: [
    // Restitution, certified payees and what follows.
    { kind: 'unlisted', sections: '408(b) 408(c) 408(d) 408(e)' },
    { kind: 'nontax-crime', sections: '408' },
  ],
};

/** `7201..7344` holds the numbers from the one to the other, and none with a letter. */
const isNamedBy = (name: string, { section, parts }: Provision): boolean => {
  const [first, last] = name.split('..');
  if (last !== undefined)
    return Number(first) <= Number(section) && Number(section) <= Number(last);
  return name === section || (name.includes('(') && (section + parts).startsWith(name));
};

const listedAs = (provision: Provision): ProvisionKind =>
  LISTS[provision.title]?.find(({ sections }) =>
    sections.split(' ').some((name) => isNamedBy(name, provision)),
  )?.kind ?? 'unlisted';

/** `8 USC 1253(a)(1)` is a nontax crime, `26 USC 7201` a tax crime (chapter 75), `8 USC 1231(a)` none. */
export const kindOfProvision = (citation: string): ProvisionKind => {
  const provision = provisionOf(citation);
  if (provision === undefined) return 'unlisted';
  return provision.title === 31 ? 'maybe-tax' : listedAs(provision);
};

const READ: ReadonlySet<string> = new Set(['5 406', '8 1253', '8 1306', '28 533', '42 408']);

/** Whether what the list says of a citation was read in the law itself, and is not UNVERIFIED. */
export const isRead = (citation: string): boolean => {
  const provision = provisionOf(citation);
  return READ.has(`${provision?.title} ${provision?.section}`);
};

/** Whether a citation is of 8 U.S.C. 1253(a)(1), or of the whole of which that is a part. */
export const isFailureToDepart = (citation: string): boolean => {
  const provision = provisionOf(citation);
  return (
    provision?.title === 8 &&
    provision.section === '1253' &&
    '(a)(1)'.startsWith(provision.parts.slice(0, 6))
  );
};

/** Whether a ground of removal is a class of 8 U.S.C. 1227(a); `undefined`: the text names no provision. */
export const isDeportability = (ground: string): boolean | undefined => {
  const provision = provisionOf(ground);
  return (
    provision &&
    provision.title === 8 &&
    provision.section === '1227' &&
    (provision.parts === '' || provision.parts.startsWith('(a)'))
  );
};
