import { Worker } from 'node:worker_threads';
import { Problem, type ProblemId } from '../../kernel/problem.js';
import { THREAD_LIMITS } from '../../platform/thread-limits.js';
import type { CheckedPart } from './check-part.js';
import {
  type CheckTask,
  type Looked,
  type LookTask,
  type Sealed,
  type SealTask,
  Workshop,
} from './workshop.js';

export type ThreadData = { readonly keyFile: string; readonly directory: string };

export type Asked =
  | { readonly what: 'check'; readonly task: CheckTask }
  | { readonly what: 'digest' }
  | { readonly what: 'seal'; readonly task: SealTask }
  | { readonly what: 'look'; readonly task: LookTask };

export type Answer =
  | { readonly result: unknown }
  | { readonly problem: { readonly id: ProblemId; readonly detail: string } }
  | { readonly failed: { readonly name: string; readonly frames: readonly string[] } };

type Waiting = {
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: unknown) => void;
};

/** A bench in a thread of its own, with keys that it opens itself. Begun when it is first needed, and anew when it died. */
export class WorkThread extends Workshop {
  #worker: Worker | undefined;
  #waiting: Waiting[] = [];

  constructor(private readonly data: ThreadData) {
    super();
  }

  override check(task: CheckTask): Promise<CheckedPart> {
    return this.#ask({ what: 'check', task }) as Promise<CheckedPart>;
  }

  override digest(): Promise<string> {
    return this.#ask({ what: 'digest' }) as Promise<string>;
  }

  override seal(task: SealTask): Promise<Sealed> {
    return this.#ask({ what: 'seal', task }) as Promise<Sealed>;
  }

  override look(task: LookTask): Promise<Looked> {
    return this.#ask({ what: 'look', task }) as Promise<Looked>;
  }

  override async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  /** Answers come in the order of what was asked. */
  #ask(asked: Asked): Promise<unknown> {
    this.#worker ??= this.#begin();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have none
      worker.postMessage(asked);
    });
  }

  #begin(): Worker {
    const worker = new Worker(new URL('./thread.js', import.meta.url), {
      workerData: this.data,
      resourceLimits: THREAD_LIMITS,
    });
    worker.on('message', (answer: Answer) => this.#answered(answer));
    worker.on('error', (error) => this.#died(error));
    worker.on('exit', () => this.#died(new Error('The thread has ended')));
    return worker;
  }

  #answered(answer: Answer): void {
    const waiting = this.#waiting.shift();
    if ('result' in answer) waiting?.resolve(answer.result);
    else if ('problem' in answer)
      waiting?.reject(new Problem(answer.problem.id, answer.problem.detail));
    else waiting?.reject(failureOf(answer.failed));
  }

  #died(reason: unknown): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#worker = undefined;
    for (const { reject } of waiting) reject(reason);
  }
}

const failureOf = ({
  name,
  frames,
}: {
  readonly name: string;
  readonly frames: readonly string[];
}) => {
  const failure = new Error('The work on a part failed');
  failure.name = name;
  failure.stack = [name, ...frames].join('\n');
  return failure;
};
