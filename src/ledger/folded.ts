import type { EventStore, RecordedEvent } from '../eventstore/event-store.js';
import type { EventType, NewEvent } from '../privacy/event-type.js';
import { decode } from './event-types.js';

/**
 * How a kind of stream is folded. `evolve` returns the next state and takes over the one it is given: a map
 * in it may grow in place. A state whose folding or append failed is thrown away (recorder.ts).
 */
export type Model<State, Event> = {
  readonly category: string;
  readonly initial: () => State;
  readonly evolve: (state: State, event: Event, revision: number) => State;
  /** Of streams that grow long: how their state is kept in snapshots. Left out: they are read from their beginning. */
  readonly pieces?: Pieces<State>;
};

/** A state written down piece by piece, as JSON. */
export type Pieces<State> = {
  /** What it gained after a revision. */
  readonly since: (state: State, revision: number) => object;
  /** With such a piece, the next state; it takes over the one it is given. */
  readonly with: (state: State, piece: unknown) => State;
};

export type AnyNewEvent = NewEvent<EventType>;

/** What one command recorded in a stream. */
export type CommandSpan = {
  readonly fingerprint: string;
  readonly first: number;
  readonly last: number;
};

/** Where a stream stands: its state, and the commands that brought it there. */
export type Folded<State> = {
  readonly state: State;
  /** -1: no stream. */
  readonly revision: number;
  readonly commands: ReadonlyMap<string, CommandSpan>;
  /** Id of the last command: events without one belong to it. */
  readonly lastCommand: string;
};

type Stamped = {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
};

export const unfolded = <State, Event>(model: Model<State, Event>): Folded<State> => ({
  state: model.initial(),
  revision: -1,
  commands: new Map(),
  lastCommand: '',
});

/** Folds events that follow `folded` directly. The map of commands grows in place: it may be long. */
export const foldOn = <State, Event>(
  model: Model<State, Event>,
  folded: Folded<State>,
  events: readonly Stamped[],
): Folded<State> => {
  let { state, revision, lastCommand } = folded;
  const commands = folded.commands as Map<string, CommandSpan>;
  for (const event of events) {
    revision += 1;
    // The codec has checked the event against the table of its type.
    state = model.evolve(state, event as Event, revision);
    const { commandId, fingerprint } = event.data;
    if (typeof commandId === 'string' && typeof fingerprint === 'string') {
      lastCommand = commandId;
      commands.set(commandId, { fingerprint, first: revision, last: revision });
    } else {
      const span = commands.get(lastCommand);
      if (span !== undefined) commands.set(lastCommand, { ...span, last: revision });
    }
  }
  return { state, revision, commands, lastCommand };
};

const PAGE = 1_000;

/** A fold, and the event that it came to. */
export type FoldedTo<State> = { readonly folded: Folded<State>; readonly last: RecordedEvent };

/** Reads what the stream holds beyond `from`, and folds it, page by page. */
export async function* readOn<State, Event>(
  store: EventStore,
  stream: string,
  model: Model<State, Event>,
  from: Folded<State>,
): AsyncGenerator<FoldedTo<State>> {
  let folded = from;
  let page: Stamped[] = [];
  let last: RecordedEvent | undefined;
  for await (last of store.readStream(stream, folded.revision + 1)) {
    const { type, public: open, official } = decode(last);
    page.push({ type, data: { ...open, ...official } });
    if (page.length < PAGE) continue;
    folded = foldOn(model, folded, page);
    page = [];
    yield { folded, last };
  }
  if (last !== undefined && page.length > 0) yield { folded: foldOn(model, folded, page), last };
}

/** What a fold gained after a revision, as JSON; a command that grew since is whole in it. */
export const pieceSince = <State>(
  pieces: Pieces<State>,
  { state, commands, lastCommand }: Folded<State>,
  after: number,
): string => {
  const gained: Gained['commands'] = [...commands]
    .filter(([, { last }]) => last > after)
    .map(([id, { fingerprint, first, last }]) => [id, fingerprint, first, last]);
  return JSON.stringify({ state: pieces.since(state, after), lastCommand, commands: gained });
};

/** The fold to which such a piece leads. */
export const withPiece = <State>(
  pieces: Pieces<State>,
  folded: Folded<State>,
  { revision, body }: { readonly revision: number; readonly body: string },
): Folded<State> => {
  const { state, lastCommand, commands: gained } = JSON.parse(body) as Gained;
  const commands = folded.commands as Map<string, CommandSpan>;
  for (const [id, fingerprint, first, last] of gained)
    commands.set(id, { fingerprint, first, last });
  return { state: pieces.with(folded.state, state), revision, commands, lastCommand };
};

type Gained = {
  readonly state: unknown;
  readonly lastCommand: string;
  readonly commands: readonly (readonly [
    id: string,
    fingerprint: string,
    first: number,
    last: number,
  ])[];
};
