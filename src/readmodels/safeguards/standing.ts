import type { Json } from '../../kernel/canonical-json.js';
import { occurredOn, text } from '../field.js';
import type { LogEntry } from '../projection.js';
import { shownOfficial } from '../shown.js';
import type { View } from '../view.js';

/** A safeguard security report. `period` is null where only public faces are shown, or where it is not recorded. */
type ReportSeen = { readonly seq: number; readonly on: string; readonly period: string | null };

/** A finding of a safeguard review that is not closed. */
type OpenFinding = {
  readonly finding: string | null;
  readonly gravity: string | null;
  readonly review: string | null;
  readonly openedOn: string;
  /** The last corrective action plan that answers it; null: none was accepted. */
  readonly plan: { readonly acceptedOn: string; readonly implementBy: string | null } | null;
  readonly evidence: readonly number[];
};

type RefusalInForce = {
  readonly from: string;
  /** First day no longer, as it was entered or lifted; null: open. */
  readonly to: string | null;
  readonly evidence: readonly number[];
};

/** How the safeguards of one agency stood at the end of a day. It says what is recorded, not what follows from it. */
export type Standing = {
  /** Id of the stream of the agency. */
  readonly id: string;
  readonly agency: string | null;
  readonly on: string;
  readonly reportsFurnished: readonly ReportSeen[];
  readonly reportsAccepted: readonly ReportSeen[];
  /** Null where only public faces are shown: which finding is closed is official. */
  readonly openFindings: readonly OpenFinding[] | null;
  readonly refusals: readonly RefusalInForce[];
  /** Every event of it up to that day, in the order recorded. */
  readonly evidence: readonly number[];
};

/** One event as a standing reads it. */
type Act = {
  readonly seq: number;
  readonly type: string;
  readonly on: string;
  readonly open: Readonly<Record<string, Json>>;
  readonly official: Readonly<Record<string, Json>>;
};

/** @param entries all events of the agency's stream that are known, in the order recorded. */
export const standingOf = (entries: readonly LogEntry[], on: string, view: View): Standing => {
  const [first] = entries;
  const acts = entries.map((entry) => actOf(entry, view)).filter((act) => act.on <= on);
  return {
    id: first?.stream ?? '',
    agency: text(first?.public['recipientAgency']),
    on,
    reportsFurnished: ofType(acts, 'SecurityReportFurnished').map(reportSeen),
    reportsAccepted: ofType(acts, 'SecurityReportAccepted').map(reportSeen),
    openFindings: view.faces === 'public' ? null : openFindings(acts),
    refusals: refusalsInForce(acts, on),
    evidence: acts.map(({ seq }) => seq),
  };
};

const actOf = (entry: LogEntry, view: View): Act => ({
  seq: entry.seq,
  type: entry.type,
  on: occurredOn(entry),
  open: entry.public,
  official: shownOfficial(entry, view) ?? {},
});

const ofType = (acts: readonly Act[], type: string): readonly Act[] =>
  acts.filter((act) => act.type === type);

const reportSeen = ({ seq, on, official }: Act): ReportSeen => ({
  seq,
  on,
  period: text(official['period']),
});

/** Whether one act came later than another; of one day: in the order recorded. */
const later = (one: Act, than: Act): boolean =>
  one.on > than.on || (one.on === than.on && one.seq > than.seq);

const openFindings = (acts: readonly Act[]): readonly OpenFinding[] => {
  const closings = ofType(acts, 'SafeguardFindingClosed');
  const plans = ofType(acts, 'CorrectiveActionPlanAccepted');
  return ofType(acts, 'SafeguardFindingOpened')
    .filter((opened) => !closings.some((one) => names(one, opened) && later(one, opened)))
    .map((opened) => {
      const plan = plans
        .filter((one) => names(one, opened) && later(one, opened))
        .reduce(
          (last: Act | undefined, one) => (last === undefined || later(one, last) ? one : last),
          undefined,
        );
      return {
        finding: text(opened.official['finding']),
        gravity: text(opened.official['gravity']),
        review: text(opened.official['review']),
        openedOn: opened.on,
        plan: plan === undefined ? null : planOf(plan),
        evidence: [opened.seq, ...(plan === undefined ? [] : [plan.seq])],
      };
    });
};

const planOf = ({ on, official }: Act) => ({
  acceptedOn: on,
  implementBy: text(official['implementBy']),
});

/** Whether an act names the finding that another opened. */
const names = ({ official }: Act, opened: Act): boolean => {
  const finding = opened.official['finding'] ?? null;
  const list = official['findings'];
  if (finding === null) return false;
  return Array.isArray(list) ? list.includes(finding) : official['finding'] === finding;
};

/** A lifting names no refusal: it ends each that had begun. */
const refusalsInForce = (acts: readonly Act[], on: string): readonly RefusalInForce[] =>
  ofType(acts, 'SafeguardRefusalEntered').flatMap((entered) => {
    const from = text(entered.open['from']) ?? entered.on;
    const liftings = ofType(acts, 'SafeguardRefusalLifted').filter(
      (one) => endOf(one) >= from && later(one, entered),
    );
    const ends = [text(entered.open['to']), ...liftings.map(endOf)].filter((end) => end !== null);
    const [to = null] = ends.toSorted();
    const inForce = from <= on && (to === null || to > on);
    const evidence = [entered, ...liftings].map(({ seq }) => seq);
    return inForce ? [{ from, to, evidence }] : [];
  });

const endOf = (lifted: Act): string => text(lifted.open['to']) ?? lifted.on;
