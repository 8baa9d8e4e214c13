import type { OnModuleDestroy } from '@nestjs/common';
import { Problem } from '../../kernel/problem.js';
import type { Log } from '../../platform/log.js';
import type { ReadModels } from '../database.js';
import { judgeJournal } from './judge-journal.js';
import type { JudgementFiles, Summary } from './judgement-files.js';
import { addressOf, type JudgementAsked, type Question, questionOf } from './question.js';

/** Where a judgement stands. Asked for when it is not finished, it goes on, or begins again. */
export type Judgement = {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  /** Events judged, of all that there are up to the seq. */
  readonly judged: number;
  readonly total: number;
  readonly question: Question;
};

type Job = {
  readonly id: string;
  readonly question: Question;
  state: 'waiting' | 'running' | 'failed';
  judged: number;
};

const MAX_WAITING = 8;
const MAX_FAILED = 50;
const SOON = { retryAfterSeconds: 10 };

/**
 * Judgements of the whole log under any reading: one at a time, the others wait in their order. Results
 * are files; what a restart interrupts begins again when somebody asks for it.
 */
export class Judgements implements OnModuleDestroy {
  readonly #jobs = new Map<string, Job>();
  readonly #stopping = new AbortController();
  #working: Promise<void> | undefined;

  constructor(
    private readonly readModels: ReadModels,
    private readonly files: JudgementFiles,
    private readonly log: Log,
  ) {}

  /** @throws Problem request-invalid, naming the field; too-many-judgements. */
  ask(asked: JudgementAsked): Judgement {
    this.readModels.reading('readings');
    const question = questionOf(this.readModels.reading('findings'), asked);
    const id = addressOf(question);
    if (this.#jobs.get(id)?.state === 'failed') this.#jobs.delete(id);
    return this.#standing(id, question);
  }

  /** @throws Problem not-found; too-many-judgements, where it would have to begin again. */
  get(id: string): Judgement {
    const question = this.files.question(id);
    if (question === undefined) throw notFound();
    return this.#standing(id, question);
  }

  /** @throws Problem not-found, judgement-unfinished. */
  summary(id: string): Summary {
    const summary = this.files.summary(id);
    if (summary === undefined) throw this.#unfinished(id);
    return summary;
  }

  /** Path of the result. @throws Problem not-found, judgement-unfinished. */
  result(id: string): string {
    const path = this.files.result(id);
    if (path === undefined) throw this.#unfinished(id);
    return path;
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopping.abort();
    await this.#working;
  }

  #standing(id: string, question: Question): Judgement {
    const total = question.seq + 1;
    if (this.files.summary(id) !== undefined)
      return { id, state: 'done', judged: total, total, question };
    const { state, judged } = this.#jobs.get(id) ?? this.#enqueue(id, question);
    return { id, state, judged, total, question };
  }

  #enqueue(id: string, question: Question): Job {
    const waiting = [...this.#jobs.values()].filter(({ state }) => state === 'waiting');
    if (waiting.length >= MAX_WAITING)
      throw new Problem('too-many-judgements', `${MAX_WAITING} judgements are waiting.`, SOON);
    this.#keep(id, question);
    const job: Job = { id, question, state: 'waiting', judged: 0 };
    this.#jobs.set(id, job);
    this.#working ??= this.#work();
    return job;
  }

  #keep(id: string, question: Question): void {
    try {
      this.files.putQuestion(id, question);
    } catch (failure) {
      this.log.unforeseen('judgement-not-kept', failure);
      throw new Problem('store-unavailable', 'The disk took nothing. Ask again.', SOON);
    }
  }

  #unfinished(id: string): Problem {
    const { state } = this.get(id);
    const detail =
      state === 'failed'
        ? 'It failed, and begins again when it is asked for anew.'
        : 'It is not finished; see its address without the last part.';
    return new Problem('judgement-unfinished', detail, SOON);
  }

  async #work(): Promise<void> {
    // The one who asked is answered first.
    await Promise.resolve();
    for (let job = this.#next(); job !== undefined; job = this.#next()) await this.#run(job);
    this.#working = undefined;
  }

  #next(): Job | undefined {
    if (this.#stopping.signal.aborted) return undefined;
    return [...this.#jobs.values()].find(({ state }) => state === 'waiting');
  }

  async #run(job: Job): Promise<void> {
    job.state = 'running';
    try {
      await this.#judge(job);
      this.#jobs.delete(job.id);
      this.files.prune(new Set(this.#jobs.keys()));
    } catch (failure) {
      job.state = 'failed';
      if (this.#stopping.signal.aborted) return;
      if (!(failure instanceof Problem)) this.log.unforeseen('judgement-failed', failure);
      this.#forgetFailed();
    }
  }

  async #judge(job: Job): Promise<void> {
    const { id, question } = job;
    const file = await this.files.begin(id);
    try {
      const counts = await judgeJournal(this.readModels, question, {
        write: (lines) => file.write(lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
        judged: (events) => {
          job.judged = events;
        },
        stopping: this.#stopping.signal,
      });
      const { reading, with: other, law, packs, seq } = question;
      const readings = [reading.id, ...(other === null ? [] : [other.id])];
      const result = await file.close();
      this.files.finish({ id, law, packs, seq, readings, counts, result });
    } catch (failure) {
      await file.discard();
      throw failure;
    }
  }

  #forgetFailed(): void {
    const failed = [...this.#jobs.values()].filter(({ state }) => state === 'failed');
    for (const { id } of failed.slice(0, -MAX_FAILED)) this.#jobs.delete(id);
  }
}

const notFound = (): Problem =>
  new Problem('not-found', 'No judgement has this address, or it was removed. Ask for it again.');
