/** Exit codes of what only an operator can find. All others are those of verify/ledger-verify.mjs. */
export const OPERATOR_EXIT = Object.freeze({
  /** As there: less than was seen before. */
  rollback: 9,
  'event-missing': 30,
  'event-changed': 31,
  'event-inserted': 32,
  'event-moved': 33,
  'event-unreadable': 34,
  'face-changed': 35,
  'stream-hidden': 36,
  'row-changed': 40,
  'row-missing': 41,
  'row-inserted': 42,
  'table-changed': 43,
});

const [OK, INCOMPLETE] = [0, 3];

type Found = { readonly kind: keyof typeof OPERATOR_EXIT; readonly message: string };

/** What a check found, as far as it is kept, and what it looked at. */
export class Verdict<Finding extends Found> {
  readonly checked: string[] = [];
  /** What need not have been looked at. */
  readonly notChecked: string[] = [];
  /** What was asked for and could not be looked at. */
  readonly gaps: string[] = [];
  readonly #kept: Finding[] = [];
  readonly #counts = new Map<Found['kind'], number>();

  /** @param most how many findings are told one by one */
  constructor(private readonly most: number) {}

  add(finding: Finding): void {
    this.#counts.set(finding.kind, (this.#counts.get(finding.kind) ?? 0) + 1);
    if (this.#kept.length < this.most) this.#kept.push(finding);
  }

  /** @returns what the check says of itself at its end. */
  async addAll<End>(findings: AsyncGenerator<Finding, End>): Promise<End> {
    let next = await findings.next();
    for (; next.done !== true; next = await findings.next()) this.add(next.value);
    return next.value;
  }

  /** Prints it and sets the exit code. `sound`: what is right where nothing is wrong. */
  tell(sound: string, { json }: { readonly json?: true }): void {
    process.stdout.write(json ? `${JSON.stringify(this.#json())}\n` : this.#sentences(sound));
    process.exitCode = this.exit;
  }

  /** By the first thing that was found. */
  get exit(): number {
    const [first] = this.#counts.keys();
    if (first !== undefined) return OPERATOR_EXIT[first];
    return this.gaps.length > 0 ? INCOMPLETE : OK;
  }

  #sentences(sound: string): string {
    return `${[...this.#verdict(sound), ...this.#lookedAt()].join('\n')}\n`;
  }

  #json(): object {
    const { checked, notChecked, gaps, exit } = this;
    const counts = Object.fromEntries(this.#counts);
    const [kind = gaps.length > 0 ? 'incomplete' : 'ok'] = this.#counts.keys();
    return { kind, exit, counts, findings: this.#kept, checked, notChecked, gaps };
  }

  #verdict(sound: string): readonly string[] {
    const counts = [...this.#counts].map(([kind, n]) => `${n} ${kind}`);
    if (counts.length > 0)
      return [
        ...this.#kept.map(({ kind, message }) => `WRONG (${kind}): ${message}`),
        `found: ${counts.join(', ')}`,
      ];
    if (this.gaps.length > 0) return [`INCOMPLETE: ${sound}`];
    return [`${this.notChecked.length > 0 ? 'SOUND as far as checked' : 'OK'}: ${sound}`];
  }

  #lookedAt(): readonly string[] {
    return [
      ...this.checked.map((one) => `checked: ${one}`),
      ...[...this.gaps, ...this.notChecked].map((one) => `NOT checked: ${one}`),
    ];
  }
}

export const mostOf = ({ most }: { readonly most: string }): number => {
  if (!/^\d{1,9}$/.test(most)) throw new Error('--most is a whole number');
  return Number(most);
};
