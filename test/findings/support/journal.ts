import { DatabaseSync } from 'node:sqlite';
import type { Position } from '../../../src/eventstore/event-store.js';
import type { Reading } from '../../../src/readmodels/database.js';
import { findingsUnder } from '../../../src/readmodels/findings/findings.projection.js';
import { FINDINGS_TABLES } from '../../../src/readmodels/findings/findings.tables.js';
import type { Law } from '../../../src/readmodels/findings/law.js';
import { JournalLines } from '../../../src/readmodels/journal-lines.js';
import { JournalWriter } from '../../../src/readmodels/journal-writer.js';
import { Journal } from '../../../src/readmodels/journal.js';
import { JOURNAL_TABLES } from '../../../src/readmodels/journal.tables.js';
import type { LogEntry } from '../../../src/readmodels/projection.js';
import { requests } from '../../../src/readmodels/requests/requests.projection.js';
import { Rows } from '../../../src/readmodels/rows.js';

/** A journal and the findings of its entries, in memory. */
export class FindingsUnderTest implements Reading {
  readonly rows = new Rows(new DatabaseSync(':memory:'));
  readonly journal = new Journal(this.rows);
  readonly lines = new JournalLines(this.rows);
  readonly #writer: JournalWriter;
  readonly #requests: (entries: readonly LogEntry[]) => void;
  #apply: (entries: readonly LogEntry[]) => void;

  constructor(private readonly law: Law) {
    this.rows.database.exec(JOURNAL_TABLES + FINDINGS_TABLES + requests.tables);
    this.#writer = new JournalWriter(this.rows.database);
    this.#requests = requests.open(this.rows.database);
    this.#apply = findingsUnder(law).open(this.rows.database);
  }

  /** Projects entries, `batch` at a time. */
  project(entries: readonly LogEntry[], batch = 2_000): this {
    for (let from = 0; from < entries.length; from += batch) {
      const some = entries.slice(from, from + batch);
      this.rows.database.exec('BEGIN');
      for (const entry of some)
        this.#writer.write({ entry, position: String(entry.seq) as Position });
      this.#requests(some);
      this.#apply(some);
      this.rows.database.exec('COMMIT');
    }
    return this;
  }

  /** As a new process over the same file. */
  restart(): this {
    this.#apply = findingsUnder(this.law).open(this.rows.database);
    return this;
  }

  /** Every row of every table of the read model. */
  dump(): string {
    const tables = this.rows.all(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'findings_*' ORDER BY name`,
    );
    return tables
      .map(({ name }) => {
        const rows = this.rows.database.prepare(`SELECT * FROM ${String(name)}`).all();
        return `${String(name)}\n${rows
          .map((row) => JSON.stringify(row))
          .toSorted()
          .join('\n')}`;
      })
      .join('\n\n');
  }
}
