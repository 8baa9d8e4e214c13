import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe } from 'vitest';
import { EventStoreDouble } from '../../kurrentdb-double/event-store-double.js';
import type { Backup } from '../../kurrentdb-double/log.js';
import { type FaultyStore, type Place, type Verb, VERBS } from './faulty-store.js';

type Double = { readonly nodes: 1 | 3; readonly tls?: boolean };

/** The user whom `password` is about. */
export const WRITER = { name: 'ledger', password: 'p:ä%55 @/?#ss' } as const;

/** Of one node, of three, or of one with users and TLS. */
export const double = ({ nodes, tls = false }: Double): Place => ({
  name: `the double of ${nodes} node${nodes === 1 ? '' : 's'}${tls ? ' with TLS' : ''}`,
  can: new Set(
    VERBS.filter((verb) => (verb === 'password' ? tls : nodes === 3 || !OF_THREE.has(verb))),
  ),
  open: async () => {
    const users = { [WRITER.name]: { password: WRITER.password, groups: ['$admins'] } };
    const started = await EventStoreDouble.start({ nodes, ...(tls ? { tls, users } : {}) });
    const url = tls ? started.url.replace('://', '://admin:changeit@') : started.url;
    return { url, do: obedient(started), end: () => started.close() };
  },
});

const OF_THREE: ReadonlySet<Verb> = new Set(['kill-leader', 'freeze-leader', 'lose-quorum']);

const obedient = (store: EventStoreDouble): FaultyStore['do'] => {
  let backup: Backup;
  const deeds: Record<Verb, (...words: readonly string[]) => void | Promise<void>> = {
    start: async () => {
      store.regainQuorum();
      await store.restart();
    },
    kill: () => store.kill(),
    freeze: () => store.freeze(),
    thaw: () => store.thaw(),
    'kill-leader': () => store.kill(store.leader),
    'freeze-leader': () => {
      const old = store.leader ?? 0;
      store.freeze(old);
      store.electLeader((old + 1) % 3);
    },
    'lose-quorum': () => store.loseQuorum({ stepDownAfter: 500 }),
    slow: (milliseconds) => store.delayAnswers(Number(milliseconds)),
    'back-up': () => {
      backup = store.backup();
    },
    restore: async () => {
      await store.kill();
      await store.restart({ from: backup });
    },
    password: (user = '', password = '') => store.setPassword(user, password),
  };
  return async (verb, ...words) => deeds[verb](...words);
};

const { EVENTSTORE_FAULTS_COMMAND: command, EVENTSTORE_TEST_URL: realUrl } = process.env;

/** A server takes every variable that begins like this for an option of its own. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('EVENTSTORE_')),
);

const commanded = (program: string, url: string): Place => {
  const said = execFileSync(program, ['verbs'], { encoding: 'utf8' }).split('\n');
  const act: FaultyStore['do'] = async (verb, ...words) => {
    await promisify(execFile)(program, [verb, ...words], { env });
  };
  return {
    name: 'a real server',
    can: new Set(VERBS.filter((verb) => said.includes(verb))),
    open: async () => {
      await act('start');
      const end = async (): Promise<void> => {
        await act('thaw');
        await act('start');
      };
      return { url, do: act, end };
    },
  };
};

const real = command && realUrl ? [commanded(command, realUrl)] : [];

/**
 * The same sentences on these and on the real one, wherever they can do all that is needed; side by side
 * where each has a store of its own.
 */
export const on = (
  places: readonly Place[],
  needed: readonly Verb[],
  sentences: (place: Place) => void,
): void => {
  const able = (place: Place): boolean => needed.every((verb) => place.can.has(verb));
  for (const place of places.filter(able))
    describe.concurrent(`on ${place.name}`, () => {
      sentences(place);
    });
  for (const place of real.filter(able))
    describe(`on ${place.name}`, () => {
      sentences(place);
    });
};
