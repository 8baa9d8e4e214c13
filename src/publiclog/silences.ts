import { setTimeout as sleep } from 'node:timers/promises';
import { parseCheckpoint } from '../proof/checkpoint.js';
import { parseNote } from '../proof/note.js';
import { Silence } from '../proof/silence.js';
import { certificateOf, certificateText } from '../proof/silence-certificate.js';
import { inOneForm, type SilenceLeaf, type SilenceQuestion } from '../proof/silence-question.js';
import { TILE_WIDTH, widthIn } from '../proof/tile.js';
import type { LogFiles } from './log-files.js';

const MOST_WAITING = 8;
const MOST_KEPT = 32;
/** It works so long at most and then rests as long: half a core at most, whatever anyone asks. */
const WORK_MS = 10;

/** Why there is no certificate: too many wait for one; there is no checkpoint yet; public fields cannot answer. */
export class NoCertificate extends Error {
  override readonly name = 'NoCertificate';
  readonly reason: 'busy' | 'no-checkpoint' | 'unanswerable';
  constructor(reason: NoCertificate['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Makes certificates of silence from the bundles of the log: the whole log is read for each, so that a certificate
 * says what the bytes say and no index stands between. One at a time; the last ones are kept.
 */
export class Silences {
  readonly #files: LogFiles;
  readonly #kept = new Map<string, string>();
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(files: LogFiles) {
    this.#files = files;
  }

  /**
   * The text of the certificate, under the newest checkpoint.
   * @throws NoCertificate; what the signal was aborted with
   */
  async certify(asked: SilenceQuestion, signal: AbortSignal): Promise<string> {
    if (this.#waiting >= MOST_WAITING)
      throw new NoCertificate('busy', `${MOST_WAITING} certificates are asked for.`);
    this.#waiting += 1;
    const question = inOneForm(asked);
    const made = this.#last.catch(() => {}).then(() => this.#made(question, signal));
    this.#last = made;
    try {
      return await made;
    } finally {
      this.#waiting -= 1;
    }
  }

  async #made(question: SilenceQuestion, signal: AbortSignal): Promise<string> {
    const checkpoint = await this.#files.read('checkpoint');
    if (checkpoint === undefined)
      throw new NoCertificate('no-checkpoint', 'The log has no checkpoint yet.');
    const key = JSON.stringify([question, checkpoint]);
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const { text, signatures } = parseNote(checkpoint);
    const { origin, size } = parseCheckpoint(text);
    const silence = new Silence(question);
    await this.#read(silence, size, signal);
    const fault = silence.unanswerable();
    if (fault !== undefined) throw new NoCertificate('unanswerable', fault);
    const cosignatures = signatures.filter(({ name }) => name !== origin);
    const certificate = certificateText(
      certificateOf(question, silence, { origin, checkpoint, cosignatures }),
    );
    this.#keep(key, certificate);
    return certificate;
  }

  async #read(silence: Silence, size: number, signal: AbortSignal): Promise<void> {
    let since = performance.now();
    for (let n = 0; n * TILE_WIDTH < size; n += 1) {
      signal.throwIfAborted();
      const width = widthIn(size, { level: 'entries', n });
      for (const entry of await this.#files.entries(n, width))
        silence.take(JSON.parse(Buffer.from(entry).toString('utf8')) as SilenceLeaf);
      const worked = performance.now() - since;
      if (worked < WORK_MS) continue;
      await sleep(worked);
      since = performance.now();
    }
  }

  #keep(key: string, certificate: string): void {
    this.#kept.set(key, certificate);
    const [oldest = key] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(oldest);
  }
}
