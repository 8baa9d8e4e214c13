import { Type, type TObject } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Json } from '../../kernel/canonical-json.js';
import { isDay } from '../../kernel/dates.js';
import { eventTypeOf, lift, storedEventType } from '../../ledger/event-types.js';
import type { FieldTable } from '../../privacy/event-type.js';
import type { LogEntry } from '../projection.js';
import { categoryOf } from './fact-of.js';

/** A line of an export that cannot be read. The message never holds a value out of it. */
export class BadLine extends Error {
  override readonly name = 'BadLine';
}

type Face = Readonly<Record<string, Json>>;
type Checked = { readonly Check: (value: unknown) => boolean; readonly names: readonly string[] };

const Place = Compile(
  Type.Object({
    seq: Type.Integer({ minimum: 0 }),
    stream: Type.String(),
    revision: Type.Integer({ minimum: 0 }),
    id: Type.String(),
    type: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    recordedOn: Type.String(),
    public: Type.Record(Type.String(), Type.Unknown()),
    official: Type.Record(Type.String(), Type.Unknown()),
  }),
);

/** Reads the lines of an export (readmodels/export), one after the other. */
export class ExportFile {
  readonly #tables = new Map<string, Readonly<Record<'public' | 'official', Checked>>>();
  readonly #categories = new Map<string, string>();
  #line = 0;
  #seq = -1;

  /** The event of the next line, lifted to the current version of its type. @throws BadLine with the number of the line. */
  next(text: string): LogEntry {
    this.#line += 1;
    const line = this.#parse(text);
    if (line.seq <= this.#seq) this.#fail('seq must rise from line to line');
    if (!isDay(line.recordedOn)) this.#fail('recordedOn is not a day (YYYY-MM-DD)');
    this.#seq = line.seq;
    const table = this.#table(line.type, line.version);
    const faces = {
      public: this.#face('public', line.public, table.public),
      official: this.#face('official', line.official, table.official),
    };
    return { ...line, ...lift({ ...line, ...faces }), category: this.#category(line) };
  }

  #parse(text: string): Omit<LogEntry, 'category'> {
    try {
      const value: unknown = JSON.parse(text);
      if (Place.Check(value)) return value as Omit<LogEntry, 'category'>;
    } catch {
      this.#fail('not JSON');
    }
    return this.#fail(
      'not an event: {seq, stream, revision, id, type, version, recordedOn, public, official}',
    );
  }

  /** What is absent was not recorded. */
  #face(name: 'public' | 'official', face: Face, { Check, names }: Checked): Face {
    const whole = Object.fromEntries(names.map((field) => [field, face[field] ?? null]));
    return Check(whole) ? whole : this.#fail(`a field of its ${name} face does not fit its schema`);
  }

  #table(type: string, version: number): Readonly<Record<'public' | 'official', Checked>> {
    const known = this.#tables.get(`${type} ${version}`);
    if (known !== undefined) return known;
    const fields = this.#fields(type, version);
    const made = { public: checked(fields, 'public'), official: checked(fields, 'official') };
    this.#tables.set(`${type} ${version}`, made);
    return made;
  }

  #fields(type: string, version: number): FieldTable {
    try {
      eventTypeOf(type);
    } catch {
      return this.#fail('an event of a type that is not known here');
    }
    try {
      return storedEventType(type, version).fields;
    } catch {
      return this.#fail('an event of a version that is not known here');
    }
  }

  /** Not written in an export: it follows from the type, and for a case from how it begins. */
  #category({ stream, type }: Pick<LogEntry, 'stream' | 'type'>): string {
    const known = this.#categories.get(stream) ?? categoryOf(type);
    this.#categories.set(stream, known);
    return known;
  }

  #fail(what: string): never {
    throw new BadLine(`line ${this.#line}: ${what}`);
  }
}

const checked = (fields: FieldTable, face: 'public' | 'official'): Checked => {
  const own = Object.entries(fields).filter(([, field]) => field.face === face);
  const schema: TObject = Type.Object(
    Object.fromEntries(own.map(([name, field]) => [name, Type.Union([field.schema, Type.Null()])])),
  );
  const compiled = Compile(schema);
  return { Check: (value) => compiled.Check(value), names: own.map(([name]) => name) };
};
