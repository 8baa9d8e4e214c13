// What a watchdog counts again from leaves: it shares nothing with the report but those.

/** Of a leaf what is counted. */
export type Leaf = {
  readonly stream: string;
  readonly type: string;
  readonly version: number;
  readonly public: Readonly<Record<string, unknown>>;
};

const idOf = ({ stream }: Leaf): string => stream.slice(-36);
const ANSWERS = new Set(['LinesAccepted', 'MatchDecided']);

const hasNumber = ({ public: face }: Leaf): boolean => typeof face['agencyNumber'] === 'number';

/** Numbers left out, doubled or not given. */
export const gapsIn = (all: readonly Leaf[]): Set<string> => {
  const found = new Set<string>();
  for (const series of ['letters', 'responses']) {
    const own = all.filter(({ type }) =>
      series === 'letters' ? type === 'RequestMade' : ANSWERS.has(type),
    );
    for (const agency of new Set(own.map(({ public: face }) => String(face['agency'])))) {
      const sent = own.filter(({ public: face }) => face['agency'] === agency);
      const bearers = new Map<number, Set<string>>();
      for (const leaf of sent.filter(hasNumber)) {
        const number = Number(leaf.public['agencyNumber']);
        bearers.set(number, (bearers.get(number) ?? new Set()).add(idOf(leaf)));
      }
      if (bearers.size > 0 && !sent.every(hasNumber))
        found.add(JSON.stringify(['unnumbered', agency, null, series]));
      let next = 1;
      for (const number of [...bearers.keys()].toSorted((a, b) => a - b)) {
        if (number > next) found.add(JSON.stringify(['missing', agency, series, next, number - 1]));
        if (bearers.get(number)!.size > 1)
          found.add(JSON.stringify(['doubled', agency, series, number, number]));
        next = number + 1;
      }
    }
  }
  return found;
};

const joined = (all: readonly Leaf[], id: string): readonly string[] => {
  const others = all
    .filter(({ type }) => type === 'RequestsLinked')
    .map((leaf) => [idOf(leaf), String(leaf.public['linkedRequest'])])
    .filter((pair) => pair.includes(id))
    .flat();
  return [...new Set([id, ...others])];
};

/** Receipts without a letter, in their stream or in one that is linked. */
export const orphansIn = (all: readonly Leaf[]): Set<string> => {
  const made = new Set(all.filter(({ type }) => type === 'RequestMade').map(idOf));
  return new Set(
    all
      .filter(({ type }) => type === 'RequestReceived')
      .filter((leaf) => !joined(all, idOf(leaf)).some((id) => made.has(id)))
      .map((leaf) => [leaf.public['requestingAgency'], idOf(leaf)])
      .map(([agency, id]) => JSON.stringify(['no-letter', agency, null, [id]])),
  );
};

/** What a letter and its receipt state otherwise. */
export const mismatchesIn = (all: readonly Leaf[]): Set<string> => {
  const found = new Set<string>();
  for (const receipt of all.filter(({ type }) => type === 'RequestReceived')) {
    const made = all.find((leaf) => leaf.type === 'RequestMade' && idOf(leaf) === idOf(receipt));
    for (const field of ['authority', 'agencyNumber', 'lineCount']) {
      const [ours, theirs] = [made?.public[field] ?? null, receipt.public[field] ?? null];
      if (ours !== null && theirs !== null && ours !== theirs)
        found.add(JSON.stringify(['field', made?.public['agency'], field, [idOf(receipt)]]));
    }
  }
  return found;
};
