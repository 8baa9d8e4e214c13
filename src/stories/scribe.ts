import type { Command, CommandBus } from '@nestjs/cqrs';
import { addDays, type Instant, instant, washingtonDay } from '../kernel/dates.js';
import type { Actor } from '../kernel/role.js';
import type { Envelope, Recorded } from '../ledger/command.js';
import type { Calendar } from '../ledger/calendar.js';
import type { Recorder } from '../ledger/recorder.js';
import type { SteppingClock } from '../platform/clock.js';

/** One act of a story: when the ledger learnt of it, who told it, and under which fixed key. */
export type Telling = { readonly at: string; readonly by: Actor; readonly key: string };

/**
 * Tells a story to a demonstration ledger through the same commands as anyone's. What is told is
 * played in the order in which the ledger learnt of it, with the clock of the story, which never
 * goes backwards. Keys are fixed by the story: played again after a stop, it adds only what is missing.
 */
export class Scribe {
  readonly #tellings: { readonly at: Instant; readonly command: Command<Recorded> }[] = [];

  constructor(
    private readonly commands: CommandBus,
    private readonly recorder: Recorder,
    private readonly clock: SteppingClock,
    private readonly calendar: Calendar,
  ) {}

  /** @returns the id of the stream, if the command opens one. */
  tell<Body>(
    { at, by, key }: Telling,
    body: Body,
    command: (envelope: Envelope, body: Body) => Command<Recorded>,
  ): string {
    const envelope = { actor: by, key, route: 'story', body };
    this.#tellings.push({ at: instant(at), command: command(envelope, body) });
    return this.recorder.commandId(envelope);
  }

  /** Tells it all, and then lets the days go by until now. */
  async play(now: Instant): Promise<void> {
    const inOrder = this.#tellings.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
    for (const { at, command } of inOrder) {
      await this.#waitUntil(at);
      await this.commands.execute(command);
    }
    await this.#waitUntil(now);
  }

  /** Steps the clock, and closes each day soon after midnight of the next. */
  async #waitUntil(at: Instant): Promise<void> {
    const until = washingtonDay(at);
    let today = washingtonDay(this.clock.now());
    while (today < until) {
      today = addDays(today, 1);
      const morning = instant(`${today}T05:05:00Z`);
      this.clock.stepTo(morning < at ? morning : at);
      await this.calendar.turn();
    }
    this.clock.stepTo(at);
  }
}

const account = (id: string, role: Actor['role'], agency: string): Actor => ({ id, role, agency });

/** Accounts of the stories; offices, not persons. */
export const DHS = account('demo-dhs-recorder', 'agency-recorder', 'DHS');
export const DOJ = account('demo-doj-recorder', 'agency-recorder', 'DOJ');
export const IRS = account('demo-irs-recorder', 'irs-recorder', 'IRS');
export const REGISTRAR = account('demo-registrar', 'registrar', 'registrar');
