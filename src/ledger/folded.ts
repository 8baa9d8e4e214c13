import type { EventStore } from '../eventstore/event-store.js';
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

/** Reads what the stream holds beyond `folded`, and folds it. */
export const readOn = async <State, Event>(
  store: EventStore,
  stream: string,
  model: Model<State, Event>,
  from: Folded<State>,
): Promise<Folded<State>> => {
  let folded = from;
  let page: Stamped[] = [];
  for await (const stored of store.readStream(stream, folded.revision + 1)) {
    const { type, public: open, official } = decode(stored);
    page.push({ type, data: { ...open, ...official } });
    if (page.length === PAGE) {
      folded = foldOn(model, folded, page);
      page = [];
    }
  }
  return foldOn(model, folded, page);
};
