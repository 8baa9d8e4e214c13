/** An event under a published checkpoint. */
export type ProvenEvent = {
  readonly seq: number;
  /** Its bytes in the public log. */
  readonly leaf: string;
  /** That they stand there: C2SP tlog-proof. */
  readonly receipt: string;
};

/** The public log, for whoever hands out proof. Bound in app.module.ts, since what may be written does not know it. */
export abstract class ProvenEvents {
  /** `undefined`: no checkpoint covers such an event yet. */
  abstract of(event: string): Promise<ProvenEvent | undefined>;
}
