import { createHash, randomUUID } from 'node:crypto';
import { encode } from '../../eventstore/codec.js';
import type { EventStore, EventToAppend } from '../../eventstore/event-store.js';
import { day } from '../../kernel/dates.js';
import { eventTypeOf } from '../../ledger/event-types.js';
import type { Keys } from '../../privacy/keys.js';
import { seal } from '../../privacy/seal.js';

/** As ids of the ledger look: UUIDs of version 8. */
const newId = (): string => randomUUID().replace(/^(.{14})4/, '$18');

const streamOf = (ledgerId: string): string =>
  `ledger_${ledgerId}_request-00000000-0000-8000-8000-000000000000`;
const RECORDED_ON = day('2025-08-07');
const OFFICER = {
  officerId: 'AD-1',
  agency: 'DHS',
  office: 'Assistant Director',
  role: 'supervisor',
};

const stamp = (role: string, agency: string) => ({
  recordedAt: '2025-08-07T12:00:00.000Z',
  actor: { id: 'bench', role, agency },
  agency,
  occurredOn: '2025-08-07',
});

const lineData = (line: number) => ({
  ...stamp('agency-recorder', 'DHS'),
  line,
  subject: createHash('sha256').update(`taxpayer ${line}`).digest('hex'),
  nameClass: { class: 'usable', classifier: 'name@1' },
  addressClass: { class: line % 50 === 0 ? 'placeholder' : 'usable', classifier: 'address@1' },
  reasonClass: { class: 'specific', classifier: 'reason@1' },
  tinGiven: true,
  birthDateGiven: true,
  periods: ['2023'],
  statutes: ['18 USC 1546'],
  engaged: [OFFICER],
  name: `Testina Sampleton ${line}`,
  tin: '000-12-3456',
  address: `${line} Example Street, Springfield IL 62701`,
  birthDate: '1980-01-01',
  reason: `Case ${line}: named as sponsor in a visa petition.`,
});

type Data = Readonly<Record<string, unknown>>;

const sealAll = async (
  keys: Keys,
  events: readonly { readonly type: string; readonly data: Data }[],
  ledgerId = 'bench',
): Promise<readonly EventToAppend[]> => {
  const stream = streamOf(ledgerId);
  const dataKey = await keys.dataKey(stream, RECORDED_ON);
  return events.map(({ type, data }) =>
    encode(
      seal({
        eventType: eventTypeOf(type),
        ledgerId,
        stream,
        id: newId(),
        data,
        recordedOn: RECORDED_ON,
        dataKey,
      }),
    ),
  );
};

/** Lines of a request, sealed with five personal fields each. */
export const sealed = (
  keys: Keys,
  count: number,
  from = 1,
  ledgerId?: string,
): Promise<readonly EventToAppend[]> =>
  sealAll(
    keys,
    Array.from({ length: count }, (_, n) => ({ type: 'LineAdded', data: lineData(from + n) })),
    ledgerId,
  );

/** One request with its lines, a receipt, and a disclosure for every 27th line. @returns how many events. */
export const exchange = async (
  store: EventStore,
  keys: Keys,
  lines: number,
  ledgerId = 'bench',
): Promise<number> => {
  const stream = streamOf(ledgerId);
  const letter = { requestingAgency: 'DHS', authority: '6103(i)(2)', form: 'electronic' };
  const disclosure = {
    ...stamp('irs-recorder', 'IRS'),
    authority: '6103(i)(2)',
    recipientAgency: 'DHS',
    recipients: [OFFICER],
    items: [],
  };
  let revision = -1;
  const append = async (events: readonly EventToAppend[]): Promise<void> => {
    await store.append(stream, events, revision < 0 ? 'no-stream' : revision);
    revision += events.length;
  };
  const made = { type: 'RequestMade', data: { ...stamp('agency-recorder', 'DHS'), ...letter } };
  const received = {
    type: 'RequestReceived',
    data: { ...stamp('irs-recorder', 'IRS'), ...letter },
  };
  await append(await sealAll(keys, [made, received], ledgerId));
  for (let from = 1; from <= lines; from += 500)
    await append(await sealed(keys, Math.min(500, lines - from + 1), from, ledgerId));
  const disclosed = Array.from({ length: Math.floor(lines / 27) }, (_, n) => ({
    type: 'Disclosed',
    data: { ...disclosure, line: (n + 1) * 27 },
  }));
  for (let from = 0; from < disclosed.length; from += 500)
    await append(await sealAll(keys, disclosed.slice(from, from + 500), ledgerId));
  return revision + 1;
};
