import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../src/kernel/dates.js';
import { parseNote } from '../../src/proof/note.js';
import { Silence } from '../../src/proof/silence.js';
import {
  certificateOf,
  certificateText,
  type SilenceCertificate,
} from '../../src/proof/silence-certificate.js';
import {
  inOneForm,
  type SilenceLeaf,
  type SilenceQuestion,
} from '../../src/proof/silence-question.js';
import { EXIT } from '../../verify/ledger-verify.mjs';
import { bundleOf, buildLog, makeKey, tilePath, writeLog } from '../support/log-builder.js';
import { bytesOf, leafAt, ORIGIN, uuid } from '../support/log-leaves.js';
import { LogServer } from '../support/log-server.js';
import { type Answer, verify } from '../support/verify-log.js';

const LOG = makeKey(ORIGIN);
const WITNESS = makeKey('witness.invalid/one', 4);
const NOW = 1_800_000_000;

let scratch: string;
let log: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ledger-silence-'));
  log = join(scratch, 'log');
});
afterEach(() => rmSync(scratch, { recursive: true }));

type Told = { type: string; recordedOn: string; public: Record<string, unknown> };

/** An event of an agency, recorded on the day of the act. */
const told = (type: string, on: string, face: object = {}, recordedOn = on): Told => ({
  type,
  recordedOn,
  public: { agency: 'DHS', occurredOn: on, ...face },
});
const closing = (on: string, late = false): Told =>
  told('DayClosed', on, { agency: 'ledger', day: on, late });
const opening = (kind = 'live'): Told =>
  told('LedgerOpened', '2025-06-01', { agency: 'ledger', kind, origin: ORIGIN });

/** Event `seq` stands in stream `seq` of seven, in turn. */
const STREAMS = 7;
const streamOf = (seq: number): string => uuid(`stream ${seq % STREAMS}`);
const entriesOf = (events: readonly Told[]): readonly Buffer[] =>
  events.map((event, seq) => bytesOf({ ...leafAt(seq, 'one', STREAMS), ...event }));

/** Writes the log of these events. @returns the text of its checkpoint. */
const write = (events: readonly Told[], time = NOW): string => {
  const files = buildLog(entriesOf(events), LOG, [{ witness: WITNESS, time }]);
  writeLog(log, files);
  return files.get('checkpoint')!.toString();
};

type Asked = {
  readonly types?: readonly string[];
  readonly where?: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly until?: string;
  readonly by?: 'occurredOn' | 'recordedOn';
};
const JUNE = { from: '2025-06-02', until: '2025-06-04' };
const questionOf = (asked: Asked): SilenceQuestion => {
  const { types = null, where = {}, by = 'occurredOn', from, until } = { ...JUNE, ...asked };
  return inOneForm({ types, where, period: { by, from: day(from), until: day(until) } });
};
const argsOf = ({ types = [], where = {}, by, from, until }: Asked & typeof JUNE): string[] => [
  '--from',
  from,
  '--until',
  until,
  ...types.flatMap((type) => ['--type', type]),
  ...Object.entries(where).flatMap(([name, value]) => ['--where', `${name}:${value}`]),
  ...(by === undefined ? [] : ['--by', by]),
];
const path = (): string => join(scratch, 'silence.json');
const make = (asked: Asked = {}, ...more: readonly string[]): Promise<Answer> =>
  verify(
    [
      'silence',
      'make',
      '--log',
      log,
      '--vkey',
      LOG.vkey,
      '--out',
      path(),
      ...argsOf({ ...JUNE, ...asked }),
      ...more,
    ],
    NOW,
  );
const check = (...more: readonly string[]): Promise<Answer> =>
  verify(['silence', 'check', path(), '--vkey', LOG.vkey, ...more], NOW);
const certificate = (): SilenceCertificate =>
  JSON.parse(readFileSync(path(), 'utf8')) as SilenceCertificate;

/** As the service makes it. */
const served = (asked: Asked, events: readonly Told[], checkpoint: string): string => {
  const question = questionOf(asked);
  const silence = new Silence(question);
  for (const entry of entriesOf(events)) silence.take(JSON.parse(entry.toString()) as SilenceLeaf);
  const cosignatures = parseNote(checkpoint).signatures.filter(({ name }) => name !== ORIGIN);
  const under = { origin: ORIGIN, checkpoint, cosignatures };
  return certificateText(certificateOf(question, silence, under));
};

/** Makes it by both programs, and holds them to each other. */
const certified = async (asked: Asked, events: readonly Told[]): Promise<SilenceCertificate> => {
  const checkpoint = write(events);
  expect(await make(asked)).toMatchObject({ message: null });
  expect(readFileSync(path(), 'utf8')).toBe(served(asked, events, checkpoint));
  return certificate();
};
const codes = ({ proven, notProven }: SilenceCertificate) => ({
  proven: proven.map(({ code }) => code),
  notProven: notProven.map(({ code }) => code),
});
const textOf = ({ proven, notProven }: SilenceCertificate, asked: string): string =>
  [...proven, ...notProven]
    .filter(({ code }) => code === asked)
    .map(({ text }) => text)
    .join('\n');
const ALWAYS = ['outside', 'committed', 'as-stated', 'later', 'same-log'];

describe('a certificate', () => {
  it('of silence says that no entry fits, and how far the watch was kept', async () => {
    const events = [
      opening(),
      closing('2025-06-02'),
      told('RequestMade', '2025-06-02', { agency: 'DOJ' }),
      closing('2025-06-03', true),
      told('Heartbeat', '2025-06-03', { agency: 'ledger' }),
      closing('2025-06-04'),
      told('RequestMade', '2025-06-05'),
    ];
    const made = await certified({ where: { agency: 'DHS' } }, events);
    expect(made).toMatchObject({
      origin: ORIGIN,
      ledger: 'live',
      filter: { types: null, where: { agency: 'DHS' } },
      matches: { count: 0, seqs: [] },
      undecided: { count: 0, seqs: [] },
      coverage: {
        firstSeq: 0,
        lastSeq: 6,
        closed: [
          ['2025-06-02', 1],
          ['2025-06-03', 3],
          ['2025-06-04', 5],
        ],
        closedLate: [['2025-06-03', '2025-06-03']],
        notClosed: [],
        recorded: { count: 5, firstSeq: 1, lastSeq: 5 },
        outOfOrder: { count: 0, seqs: [] },
        daysWithoutEntries: [],
        longestWithoutEntries: 0,
        heartbeats: 1,
      },
    });
    expect(codes(made)).toEqual({
      proven: ['every-entry', 'none', 'days-closed', 'heartbeats'],
      notProven: [...ALWAYS, 'not-attested', 'no-numbers'],
    });
  });

  it('names the entries that break it', async () => {
    const asks = [1, 2, 3].map(() => told('RequestMade', '2025-06-03'));
    const events = [
      opening(),
      ...asks,
      told('Disclosed', '2025-06-03'),
      told('RequestMade', '2025-06-04'),
    ];
    const made = await certified({ types: ['RequestMade'] }, events);
    expect(made.matches).toEqual({
      count: 4,
      seqs: [
        [1, 3],
        [5, 5],
      ],
    });
    expect(codes(made).proven).toContain('some');
    expect(codes(made).proven).not.toContain('none');
  });

  it('says where an entry does not say whether it fits', async () => {
    const events = [
      opening(),
      told('RequestMade', '2025-06-03', { authority: null }),
      told('RequestMade', '2025-06-05', { authority: null }),
      told('RequestMade', '2025-06-09', { authority: '6103(i)(2)' }),
      told('RequestMade', '2025-06-03', { authority: '6103(i)(1)' }),
      told('Disclosed', '2025-06-03'),
    ];
    const made = await certified({ where: { authority: '6103(i)(2)', agency: 'DHS' } }, events);
    expect([made.matches.count, made.undecided]).toEqual([0, { count: 1, seqs: [[1, 1]] }]);
    expect(codes(made).proven).not.toContain('none');
    expect(codes(made).notProven).toEqual(expect.arrayContaining(['undecided', 'field-absent']));
    const absent = made.notProven.find(({ code }) => code === 'field-absent');
    expect(absent?.text).toContain('types Disclosed, LedgerOpened');
  });

  it('says before all else that a type or a value may be misspelt', async () => {
    const asked = { types: ['RequestMad', 'RequestMade'], where: { agency: 'DoJ' } };
    const made = await certified(asked, [opening(), told('RequestMade', '2025-06-03')]);
    expect(codes(made).notProven.slice(0, 4)).toEqual([
      'never-seen',
      'never-seen',
      'never-in-type',
      'outside',
    ]);
    expect(textOf(made, 'never-seen').split('\n')).toEqual([
      expect.stringContaining('if type RequestMad is a misspelling'),
      'Anything at all, if agency DoJ is a misspelling: no entry of the log that the filter looks at has agency DoJ, and a misspelt filter fits nothing, whatever was recorded.',
    ]);
  });

  it('says of each type that it never has the value: another agency may record those', async () => {
    const events = [
      opening(),
      told('RequestMade', '2025-06-09', { agency: 'DOJ' }),
      told('RequestReceived', '2025-06-03', { agency: 'IRS', requestingAgency: 'DOJ' }),
      told('Disclosed', '2025-06-03', { agency: 'IRS', recipientAgency: 'DOJ' }),
    ];
    const types = ['Disclosed', 'RequestMade', 'RequestReceived'];
    const made = await certified({ types, where: { agency: 'DOJ' } }, events);
    expect(codes(made).notProven.slice(0, 3)).toEqual([
      'never-in-type',
      'never-in-type',
      'outside',
    ]);
    expect(textOf(made, 'never-in-type').split('\n')[0]).toBe(
      'Anything about entries of the type Disclosed: none of the log has agency DOJ. If another agency records these, ask by another field, such as requestingAgency (who asks) or recipientAgency (who is told).',
    );
    const toIrs = await certified({ types, where: { recipientAgency: 'IRS' } }, events);
    expect(codes(toIrs).notProven.slice(0, 2)).toEqual(['never-seen', 'never-in-type']);
    expect(textOf(toIrs, 'never-in-type')).toBe(
      'Anything about entries of the type Disclosed: none of the log has recipientAgency IRS.',
    );
    const any = await certified({ where: { agency: 'DOJ' } }, events);
    expect(codes(any).notProven).not.toContain('never-in-type');
  });

  it('says in words, before what is proven, that the filter may fit nothing', async () => {
    write([opening(), told('RequestMade', '2025-06-03')]);
    const asked = { types: ['RequestMad', 'RequestMade'], where: { agency: 'DOJ' } };
    await make(asked);
    const args = ['silence', 'check', path(), '--vkey', LOG.vkey, '--log', log];
    const { text } = await verify(args, NOW, 'words');
    const at = [
      'note: NOT proven: Anything at all, if type RequestMad is a misspelling',
      'note: NOT proven: Anything about entries of the type RequestMade',
      'proven: Every entry',
    ].map((line) => text.indexOf(`\n${line}`));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(Math.min(...at)).toBeGreaterThan(0);
  });

  it('counts by the day of recording where it is asked to', async () => {
    const events = [
      opening(),
      told('RequestMade', '2025-05-01', {}, '2025-06-03'),
      told('RequestMade', '2025-06-03', {}, '2025-06-09'),
    ];
    const byDay = await certified({ types: ['RequestMade'] }, events);
    expect(byDay.matches.seqs).toEqual([[2, 2]]);
    const byRecording = await certified({ types: ['RequestMade'], by: 'recordedOn' }, events);
    expect(byRecording.matches.seqs).toEqual([[1, 1]]);
    expect(codes(byRecording).notProven).toContain('day-of-recording');
    expect(codes(byRecording).notProven).not.toContain('as-stated');
  });

  it('says on which days nothing at all was recorded, and which are not closed', async () => {
    const events = [opening('demonstration'), closing('2025-06-02')];
    const made = await certified({ until: '2025-06-06' }, events);
    expect(made.coverage).toMatchObject({
      notClosed: [['2025-06-03', '2025-06-06']],
      daysWithoutEntries: [['2025-06-03', '2025-06-06']],
      longestWithoutEntries: 4,
    });
    expect(codes(made).notProven).toEqual([
      ...ALWAYS,
      'demonstration',
      'days-open',
      'days-without-entries',
      'no-heartbeats',
      'no-numbers',
    ]);
  });

  it('does not take an entry whose day of recording goes back for one of that day', async () => {
    const beat = told('Heartbeat', '2025-06-03', { agency: 'ledger' });
    const events = [
      opening(),
      told('LineAdded', '2025-06-02'),
      told('RequestMade', '2025-09-01'),
      beat,
      beat,
      closing('2025-06-02'),
      told('RequestMade', '2025-06-03'),
      told('RequestMade', '2025-09-01'),
      beat,
    ];
    const made = await certified({ types: ['RequestMade'], by: 'recordedOn' }, events);
    expect(made).toMatchObject({
      matches: { seqs: [[6, 6]] },
      coverage: {
        closed: [],
        notClosed: [['2025-06-02', '2025-06-04']],
        recorded: { count: 1, firstSeq: 1, lastSeq: 1 },
        outOfOrder: {
          count: 5,
          seqs: [
            [3, 6],
            [8, 8],
          ],
        },
        daysWithoutEntries: [['2025-06-03', '2025-06-04']],
        heartbeats: 0,
      },
    });
    expect(codes(made).proven).not.toContain('heartbeats');
    expect(textOf(made, 'recorded-out-of-order')).toBe(
      'That the days of recording are right: 5 entries bear an earlier day of recording than an entry before: seq 3 to 6, 8. None of these shows that the ledger recorded on the day that it bears, and none counts as a heartbeat or as a closing. A clock that was set back, or that had run ahead, looks the same as entries made up afterwards. The filter goes by the day that they bear.',
    );
    const one = await certified({}, events.slice(0, 4));
    expect(textOf(one, 'recorded-out-of-order')).toMatch(/1 entry bears .* afterwards\.$/);
    expect(codes(await certified({}, events.slice(0, 3))).notProven).not.toContain(
      'recorded-out-of-order',
    );
  });

  describe('holds an attestation against what the log holds of its days', () => {
    const NOTHING = { requests: 0, lines: 0, responses: 0, disclosures: 0, others: 0 };
    const attested = (from: string, until: string, counts: object = {}): Told =>
      told('AttestationMade', '2025-06-09', { from, until, ...NOTHING, ...counts });
    const recorded = [
      opening(),
      told('RequestMade', '2025-06-03', { agencyNumber: 1 }),
      told('LinesAccepted', '2025-06-03', { agencyNumber: 4 }),
      told('LineAdded', '2025-06-04', { agency: 'DOJ' }),
      told('Withdrawn', '2025-06-04'),
    ];
    const TRUE = { requests: 1, responses: 1, others: 1, lastLetter: 1, lastResponse: 4 };
    const asked = { where: { agency: 'DHS' } };

    it('and takes only one that agrees for its word', async () => {
      const all = attested('2025-06-02', '2025-06-04', TRUE);
      const made = await certified(asked, [...recorded, all]);
      expect(codes(made).notProven).not.toEqual(expect.arrayContaining(['not-attested']));
      expect(codes(made).notProven).not.toEqual(expect.arrayContaining(['attestation-differs']));
      expect(made.coverage.attestations).toMatchObject({ count: 1, differing: [] });
    });

    it('and names what differs, with both numbers', async () => {
      const wrong = attested('2025-06-02', '2025-06-03', {
        requests: 7,
        responses: 1,
        lastLetter: 2,
        lastResponse: 4,
        others: null,
      });
      const made = await certified(asked, [...recorded, wrong]);
      expect(made.coverage.attestations.differing).toEqual([
        {
          seq: 5,
          agency: 'DHS',
          from: '2025-06-02',
          until: '2025-06-03',
          differs: [
            { in: 'requests', attested: 7, logged: 1 },
            { in: 'others', attested: null, logged: 0 },
            { in: 'lastLetter', attested: 2, logged: 1 },
          ],
        },
      ]);
      expect(textOf(made, 'attestation-differs')).toBe(
        'That DHS itself says so: 1 attestation of it differs from what the log holds of the same days: seq 5 (2025-06-02 to 2025-06-03) states requests 7 (the log: 1), others none (the log: 0), lastLetter 2 (the log: 1). Which of the two is right is not said here.',
      );
      expect(textOf(made, 'not-attested')).toContain('attested nothing for 2025-06-04.');
    });

    it('of a day the one recorded last', async () => {
      const wrong = attested('2025-06-02', '2025-06-04');
      const right = attested('2025-06-02', '2025-06-04', TRUE);
      expect(codes(await certified(asked, [...recorded, wrong, right])).notProven).not.toContain(
        'attestation-differs',
      );
      const some = [...recorded, wrong, attested('2025-06-02', '2025-06-02')];
      const made = await certified(asked, some);
      expect(made.coverage.attestations.differing.map(({ seq }) => seq)).toEqual([5]);
      const twice = await certified({}, [...some, attested('2025-06-04', '2025-06-09')]);
      expect(textOf(twice, 'attestation-differs')).toMatch(
        /2 attestations of it differ .*seq 5 \(.*\) states .*; seq 7 \(2025-06-04 to 2025-06-09\) states others 0 \(the log: 1\)\./,
      );
    });

    it('and where nothing was numbered says that the log holds none', async () => {
      const made = await certified({ where: { agency: 'DOJ' } }, [
        ...recorded,
        told('AttestationMade', '2025-06-09', {
          ...NOTHING,
          agency: 'DOJ',
          from: '2025-06-04',
          until: '2025-06-04',
          lines: 1,
          lastResponse: 3,
        }),
      ]);
      expect(textOf(made, 'attestation-differs')).toContain('lastResponse 3 (the log: none)');
    });
  });

  it('lists what agencies attested of the period, and what was overdue', async () => {
    const attested = (agency: string, from: string, until: string): Told =>
      told('AttestationMade', '2025-06-09', { agency, from, until, requests: 0 });
    const events = [
      opening(),
      attested('DHS', '2025-06-01', '2025-06-03'),
      attested('DOJ', '2025-06-01', '2025-06-04'),
      attested('DHS', '2025-06-05', '2025-06-06'),
      told('AttestationOverdue', '2025-06-09', {
        agency: 'ledger',
        attesting: 'DHS',
        day: '2025-06-04',
      }),
      told('AttestationOverdue', '2025-06-09', {
        agency: 'ledger',
        attesting: 'DOJ',
        day: '2025-06-04',
      }),
    ];
    const made = await certified({ where: { agency: 'DHS' } }, events);
    const { count, listed } = made.coverage.attestations;
    expect([count, listed.map(({ seq }) => seq)]).toEqual([2, [1, 4]]);
    expect(listed[0]?.public).toMatchObject({ requests: 0, until: '2025-06-03' });
    expect(codes(made)).toMatchObject({
      proven: expect.arrayContaining(['attested']),
      notProven: expect.arrayContaining(['not-attested', 'attestation-overdue']),
    });
    const missing = made.notProven.find(({ code }) => code === 'not-attested');
    expect(missing?.text).toContain('nothing for 2025-06-04.');
  });

  it('says one as one, and many as many', async () => {
    const act = told('RequestMade', '2025-06-03', { authority: '6103(i)(2)' });
    const open = told('RequestMade', '2025-06-03', { authority: null });
    const beat = told('Heartbeat', '2025-06-03', { agency: 'ledger' });
    const attested = told('AttestationMade', '2025-06-04');
    const overdue = told('AttestationOverdue', '2025-06-09', { day: '2025-06-04' });
    const asked = { where: { authority: '6103(i)(2)' } };
    const said = async (times: number): Promise<string> => {
      const each = [act, open, beat, attested, overdue];
      const many = each.flatMap((one) => Array.from({ length: times }, () => one));
      const made = await certified(asked, [opening(), closing('2025-06-02'), ...many]);
      return [...made.proven, ...made.notProven].map(({ text }) => text).join('\n');
    };
    const [one, two] = [await said(1), await said(2)];
    for (const words of [
      '1 of them fits the filter',
      '1 heartbeat was recorded',
      '1 attestation concerns the period',
      'That 1 further entry does not fit',
      '1 was recorded as overdue',
      '1 line in this checkpoint claims to be a cosignature.',
    ])
      expect(one).toContain(words);
    for (const words of [
      '2 of them fit the filter',
      '2 heartbeats were recorded',
      '2 attestations concern the period',
      'That 2 further entries do not fit',
      '2 were recorded as overdue',
    ])
      expect(two).toContain(words);
  });

  it('says of closed days that what was due was not recorded, not that it was not done', async () => {
    const made = await certified({}, [opening(), closing('2025-06-02')]);
    expect(textOf(made, 'days-closed')).toBe(
      'Days of the period that are closed in the log: 1 of 3. What was due by the end of such a day and does not stand before its closing was not recorded by then.',
    );
  });

  it('that asks whose requests a record tells of tells of that agency as well', async () => {
    const attested = told('AttestationMade', '2025-06-09', {
      agency: 'IRS',
      from: '2025-06-02',
      until: '2025-06-04',
    });
    const other = told('AttestationMade', '2025-06-04', { agency: 'EPA' });
    const events = [
      opening(),
      attested,
      other,
      told('RequestMade', '2025-06-09', { agency: 'EPA' }),
    ];
    const made = await certified({ where: { requestingAgency: 'DOJ' }, types: ['RequestMade'] }, [
      ...events,
      told('RequestMade', '2025-06-09', { requestingAgency: 'DOJ', agency: 'DOJ' }),
    ]);
    expect(made.coverage.attestations.count).toBe(0);
    expect(textOf(made, 'not-attested')).toContain('That DOJ itself says so');
    expect(textOf(made, 'no-numbers')).toContain('DOJ recorded no numbers of what it sent');
    const both = await certified({ where: { requestingAgency: 'DOJ', agency: 'IRS' } }, [
      ...events,
      told('RequestReceived', '2025-06-09', { requestingAgency: 'DOJ', agency: 'IRS' }),
    ]);
    expect(both.coverage.attestations.listed.map(({ seq }) => seq)).toEqual([1]);
    expect(textOf(both, 'not-attested')).toMatch(/^That DOJ itself [^\n]*$/);
    expect(textOf(both, 'no-numbers').split('\n')).toHaveLength(2);
  });

  it('that asks who was told tells of whoever may have told them', async () => {
    const made = await certified({ where: { recipientAgency: 'DOJ' } }, [
      opening(),
      told('LinesAccepted', '2025-06-03', { agency: 'IRS', agencyNumber: 2 }),
      told('RequestMade', '2025-06-03', { agency: 'DOJ', agencyNumber: 1 }),
      told('Disclosed', '2025-06-09', { agency: 'IRS', recipientAgency: 'DOJ' }),
      told('AttestationMade', '2025-06-04', { agency: 'IRS' }),
    ]);
    expect(made.coverage.numbers.map(({ agency }) => agency)).toEqual(['DOJ', 'IRS']);
    expect(made.coverage.attestations.count).toBe(1);
    expect(textOf(made, 'numbers-missing')).toContain('That IRS recorded all that it sent');
  });

  it('claims nothing from lines that nobody verified', async () => {
    const checkpoint = write([opening()], NOW);
    const stated = async (...lines: readonly string[]): Promise<SilenceCertificate> => {
      writeFileSync(join(log, 'checkpoint'), checkpoint + lines.join(''));
      expect(await make()).toMatchObject({ message: null });
      expect(readFileSync(path(), 'utf8')).toBe(
        served({}, [opening()], checkpoint + lines.join('')),
      );
      return certificate();
    };
    const honest = await stated();
    expect(textOf(honest, 'later')).toContain(
      'An unverified line in it states the time 2027-01-15T08:00:00.000Z; a check with --policy',
    );
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(NOW + 86_400));
    const bytes = Buffer.concat([Buffer.alloc(4, 7), time, Buffer.alloc(64, 1)]);
    const forged = await stated(`— invented.invalid/witness ${bytes.toString('base64')}\n`);
    expect(textOf(forged, 'later')).toContain(
      'An unverified line in it states the time 2027-01-16T08:00:00.000Z; a check with --policy',
    );
    expect(textOf(forged, 'same-log')).toContain(
      '2 lines in this checkpoint claim to be cosignatures. None was verified for this certificate;',
    );
    const said = [...forged.proven, ...forged.notProven].map(({ text }) => text).join('\n');
    expect(said).not.toMatch(/was the newest|the cosignatures under/);
  });

  it('says where no line states a time, or none claims to be a cosignature', async () => {
    write([opening()], 2 ** 52);
    await make();
    expect(textOf(certificate(), 'later')).toContain('No line in it states a time.');
    const files = buildLog(entriesOf([opening()]), LOG);
    writeLog(log, files);
    await make();
    const checkpoint = files.get('checkpoint')!.toString();
    expect(readFileSync(path(), 'utf8')).toBe(served({}, [opening()], checkpoint));
    expect(textOf(certificate(), 'same-log')).toContain('No line in this checkpoint claims');
  });

  it('lists 1,000 ranges at most, and counts all', async () => {
    const events = Array.from({ length: 2_100 }, (_, i) =>
      told(i % 2 === 0 ? 'RequestMade' : 'Disclosed', '2025-06-03'),
    );
    const made = await certified({ types: ['RequestMade'] }, [opening(), ...events]);
    expect([made.matches.count, made.matches.seqs.length]).toEqual([1_050, 1_000]);
  });

  it.each([
    ['a field that the log only commits to', { where: { address: '12 Invented Street' } }],
    ['a list', { where: { lines: '5' } }],
  ])('is refused for %s', async (_, asked) => {
    write([opening(), told('Disclosed', '2025-06-03', { lines: [[5, 5]] })]);
    expect(await make(asked)).toMatchObject({
      kind: 'usage',
      message: expect.stringMatching(/cannot answer/),
    });
    expect(existsSync(path())).toBe(false);
  });
});

describe('the numbers of a sender', () => {
  const letter = (agencyNumber: number | null, agency = 'DHS'): Told =>
    told('RequestMade', '2025-06-09', { agencyNumber, agency, requestingAgency: agency });
  const receipt = (agencyNumber: number | null): Told => ({
    ...letter(agencyNumber, 'IRS'),
    type: 'RequestReceived',
    public: { agencyNumber, agency: 'IRS', requestingAgency: 'DHS', occurredOn: '2025-06-09' },
  });
  const response = (agencyNumber: number | null): Told => ({
    ...letter(agencyNumber, 'IRS'),
    type: 'LinesAccepted',
  });
  const linked = (linkedRequest: string): Told =>
    told('RequestsLinked', '2025-06-09', { linkedRequest });
  const other = told('LineAdded', '2025-06-09', { line: 1 });
  const DHS: Asked = { where: { agency: 'DHS' } };
  const seriesOf = ({ coverage: { numbers } }: SilenceCertificate) => {
    expect(numbers).toHaveLength(1);
    return numbers[0]!;
  };
  const NO_NUMBERS = { count: 0, numbers: [] };

  it('are dense where its own record has each from 1 to its last', async () => {
    const made = await certified(DHS, [opening(), letter(2), letter(1), receipt(1), letter(3)]);
    expect(seriesOf(made)).toEqual({
      agency: 'DHS',
      series: 'letters',
      first: 1,
      last: 3,
      count: 3,
      missing: { count: 0, numbers: [], received: 0 },
      doubled: { ...NO_NUMBERS, linked: 0 },
      unnumbered: { count: 0, seqs: [] },
      onlyReceived: NO_NUMBERS,
    });
    expect(textOf(made, 'numbers-dense')).toBe(
      'The numbers that DHS gave its letters run from 1 to 3 in its own record and none is missing there.',
    );
  });

  it('are missing in its own record though the receiver has them, as the report of the two sides says', async () => {
    const events = [opening(), letter(1), receipt(2), letter(3), receipt(3), letter(6), receipt(7)];
    const made = await certified(DHS, events);
    expect(seriesOf(made)).toMatchObject({
      count: 3,
      last: 6,
      missing: {
        count: 3,
        numbers: [
          [2, 2],
          [4, 5],
        ],
        received: 1,
      },
      onlyReceived: {
        count: 2,
        numbers: [
          [2, 2],
          [7, 7],
        ],
      },
    });
    expect(codes(made).proven).not.toContain('numbers-dense');
    expect(textOf(made, 'numbers-missing')).toContain(
      'from 1 to 6, 3 are missing in its own record: 2, 4 to 5. Of these, 1 stands in the record of the receiver.',
    );
    expect(textOf(made, 'numbers-received')).toContain('not in its own: 2, 7.');
  });

  it('are not dense where the receiver has one after its last', async () => {
    const made = await certified(DHS, [opening(), letter(1), receipt(2)]);
    expect(seriesOf(made).missing.count).toBe(0);
    expect(codes(made).proven).not.toContain('numbers-dense');
    expect(textOf(made, 'numbers-received')).toContain('1 number of its letters stands in');
  });

  it('are none where the receiver alone recorded some', async () => {
    const made = await certified(DHS, [opening(), receipt(1), receipt(2), receipt(null), other]);
    expect(seriesOf(made)).toMatchObject({ first: null, last: null, count: 0 });
    expect(seriesOf(made).onlyReceived).toEqual({ count: 2, numbers: [[1, 2]] });
    expect(codes(made).proven).not.toContain('numbers-dense');
    expect(codes(made).notProven).not.toContain('numbers-missing');
    expect(textOf(made, 'no-numbers')).toBe(
      'That nothing was left out: DHS recorded no numbers of what it sent, although the receiver recorded 2 numbers of it.',
    );
    expect(codes(await certified({}, [opening(), receipt(1)])).notProven).toContain('no-numbers');
  });

  it('are named before the first, as a sender counts from 1', async () => {
    const made = await certified(DHS, [opening(), letter(3)]);
    expect(seriesOf(made).missing).toEqual({ count: 2, numbers: [[1, 2]], received: 0 });
    expect(textOf(made, 'numbers-missing')).toContain('2 are missing in its own record: 1 to 2.');
    const one = await certified(DHS, [opening(), letter(2)]);
    expect(textOf(one, 'numbers-missing')).toContain('1 is missing in its own record: 1.');
  });

  it('that several letters bear are named, whoever links the letters', async () => {
    const asks = [letter(1), letter(1), letter(1), letter(2), letter(3)];
    const made = await certified(DHS, [opening(), ...asks]);
    expect(seriesOf(made).doubled).toEqual({ count: 1, numbers: [[1, 1]], linked: 0 });
    expect(textOf(made, 'numbers-doubled')).toBe(
      'That DHS gave each request a number of its own: 1 number of its letters stands in several requests: 1.',
    );
    // Seq 8 links the streams of the first and the second of them, seq 9 those of the second and the third.
    const some = [opening(), ...asks, other, other, linked(streamOf(2))];
    expect(seriesOf(await certified(DHS, some)).doubled).toMatchObject({ count: 1, linked: 0 });
    const all = await certified(DHS, [...some, linked(streamOf(3))]);
    expect(seriesOf(all).doubled).toMatchObject({ count: 1, linked: 1 });
    expect(textOf(all, 'numbers-doubled')).toContain(
      'in several requests: 1. Of these, 1 stands in requests that were linked as one, which either side can do at any time.',
    );
  });

  it('of a response may stand in each of its parts; letters are another series', async () => {
    const parts = Array.from({ length: STREAMS + 1 }, (_, i) =>
      i % STREAMS === 0 ? response(1) : other,
    );
    const made = await certified({}, [opening(), ...parts, letter(1)]);
    expect(made.coverage.numbers.map(({ agency, series }) => [agency, series])).toEqual([
      ['DHS', 'letters'],
      ['IRS', 'responses'],
    ]);
    expect(made.coverage.numbers.map(({ doubled }) => doubled.count)).toEqual([0, 0]);
    const twice = await certified({}, [opening(), response(1), response(1)]);
    expect(textOf(twice, 'numbers-doubled')).toContain('1 number of its responses stands in');
    // Seq 8 stands in the stream of seq 1.
    const others = Array.from({ length: 5 }, () => other);
    const later = [opening(), response(1), response(1), ...others, linked(streamOf(2))];
    expect((await certified({}, later)).coverage.numbers.at(-1)?.doubled).toMatchObject({
      count: 1,
      linked: 1,
    });
  });

  it('that are left out are named before its first one, after it, and where it gave none', async () => {
    const events = [opening(), letter(null), letter(1), other, receipt(null), letter(null)];
    const made = await certified(DHS, events);
    expect(seriesOf(made).unnumbered).toEqual({
      count: 2,
      seqs: [
        [1, 1],
        [5, 5],
      ],
    });
    expect(textOf(made, 'unnumbered')).toContain(
      '2 of its entries that can bear one bear none: seq 1, 5.',
    );
    const never = await certified(DHS, [opening(), letter(null)]);
    expect(textOf(never, 'unnumbered')).toContain('1 of its entries that can bear one bears none');
    expect(codes(never).notProven).toContain('no-numbers');
  });
});

const days = fc.integer({ min: 1, max: 9 }).map((n) => `2025-06-0${n}`);
const code = (...values: readonly (string | null)[]) => fc.constantFrom(...values);
const few = fc.constantFrom(0, 0, 0, 1, 4);
const face = fc.record(
  {
    agency: code('DHS', 'DOJ', 'IRS'),
    authority: code('6103(i)(1)', '6103(i)(2)', null),
    requestingAgency: code('DHS', 'DOJ', null),
    agencyNumber: fc.option(fc.integer({ min: 0, max: 9 })),
    linkedRequest: fc.nat({ max: STREAMS }).map(streamOf),
    day: days,
    from: days,
    until: days,
    late: fc.boolean(),
    ...Object.fromEntries(
      ['requests', 'lines', 'responses', 'disclosures', 'others'].map((name) => [name, few]),
    ),
    lastLetter: few,
    lastResponse: fc.option(few),
  },
  { requiredKeys: ['agency'] },
);
const TYPES = [
  'RequestMade',
  'RequestReceived',
  'DayClosed',
  'Heartbeat',
  'AttestationMade',
  'AttestationOverdue',
  'LinesAccepted',
  'RequestsLinked',
];
const events = fc.array(
  fc.record({ type: fc.constantFrom(...TYPES), on: days, recordedOn: days, face }),
  { maxLength: 30 },
);
const asking = fc.record({
  types: fc.uniqueArray(fc.constantFrom('Unknown', ...TYPES), { minLength: 1 }),
  where: fc.record(
    {
      agency: code('DHS', 'EPA'),
      requestingAgency: code('DOJ'),
      authority: code('6103(i)(2)'),
      late: code('true'),
    },
    { requiredKeys: [] },
  ),
  from: days,
  until: days,
  by: fc.constantFrom('occurredOn' as const, 'recordedOn' as const),
});

it('is the same from the service and from the program that shares no code with it', async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(events, asking, async (list, { from, until, ...rest }) => {
      const asked = {
        ...rest,
        from: from < until ? from : until,
        until: from < until ? until : from,
      };
      const history = [
        opening(),
        ...list.map((one) => told(one.type, one.on, one.face, one.recordedOn)),
      ];
      const checkpoint = write(history);
      const answer = await make(asked as Asked);
      const question = questionOf(asked as Asked);
      const silence = new Silence(question);
      for (const entry of entriesOf(history))
        silence.take(JSON.parse(entry.toString()) as SilenceLeaf);
      expect(silence.unanswerable() !== undefined).toBe(answer.kind === 'usage');
      if (answer.kind === 'usage') return;
      made += 1;
      expect(readFileSync(path(), 'utf8')).toBe(served(asked as Asked, history, checkpoint));
      expect(await check('--log', log)).toMatchObject({ message: null });
    }),
    { seed: 1, numRuns: 150 },
  );
  expect(made).toBeGreaterThan(75);
});

describe('checking a certificate', () => {
  const HISTORY = [
    opening(),
    closing('2025-06-02'),
    told('RequestMade', '2025-06-03'),
    told('Disclosed', '2025-06-03'),
  ];
  const ASKED: Asked = { types: ['RequestMade', 'Disclosed'], where: { agency: 'DOJ' } };
  beforeEach(async () => {
    write(HISTORY);
    await make(ASKED);
  });
  const change = (how: (told: SilenceCertificate) => unknown): void =>
    writeFileSync(path(), certificateText(how(certificate()) as SilenceCertificate));

  it('without the log is incomplete, and says what it is worth', async () => {
    const answer = await check();
    expect(answer).toMatchObject({ kind: 'incomplete', exit: EXIT.incomplete });
    const words = await verify(['silence', 'check', path(), '--vkey', LOG.vkey], NOW, 'words');
    expect(words.text).toMatch(/^INCOMPLETE/);
    expect(words.text).toContain('only as good as whoever made it');
  });

  it('recomputes it from the entries, also when the log has grown since', async () => {
    expect(await check('--log', log)).toMatchObject({ kind: 'ok', found: { matches: 0 } });
    const old = readFileSync(path(), 'utf8');
    write([...HISTORY, told('RequestMade', '2025-06-03', { agency: 'DOJ' })]);
    const answer = await check('--log', log);
    expect(answer).toMatchObject({ kind: 'overtaken', log: { size: 5 }, found: { matches: 0 } });
    await make(ASKED);
    expect(certificate().matches.count).toBe(1);
    expect(readFileSync(path(), 'utf8')).not.toBe(old);
  });

  it('names the later entries that overtake it, and says where none does', async () => {
    write([...HISTORY, told('RequestMade', '2025-06-03'), told('Heartbeat', '2025-06-03')]);
    const kept = await check('--log', log);
    expect(kept).toMatchObject({ kind: 'ok' });
    expect(kept.checked).toContain("none of the 2 entries since the certificate's checkpoint fits");
    const late = told('Disclosed', '2025-06-04', { agency: 'DOJ' });
    write([...HISTORY, told('RequestMade', '2025-06-03'), late, late]);
    const overtaken = await check('--log', log);
    expect(overtaken).toMatchObject({ kind: 'overtaken', exit: EXIT.overtaken, at: { seq: 5 } });
    expect(overtaken.message).toContain('2 fit the filter with a day in the period: seq 5 to 6.');
  });

  it('names later entries that leave a field of the filter unsaid', async () => {
    const asked = { where: { authority: '6103(i)(2)' } };
    const history = [opening(), told('Disclosed', '2025-06-09', { authority: '6103(i)(2)' })];
    write(history);
    await make(asked);
    write([...history, told('Disclosed', '2025-06-03', { authority: null })]);
    const answer = await check('--log', log);
    expect(answer).toMatchObject({ kind: 'overtaken', at: { seq: 2 } });
    expect(answer.message).toContain('1 leaves a field of it unsaid');
  });

  it('does not take an old copy of the log for the newest where an age is asked for', async () => {
    const policy = join(scratch, 'policy');
    writeFileSync(policy, `log ${LOG.vkey}\nwitness one ${WITNESS.vkey}\nquorum one\n`);
    write(HISTORY, NOW - 7_200);
    const fresh = ['--policy', policy, '--max-age', '3600'];
    rmSync(path());
    expect(await make(ASKED, ...fresh)).toMatchObject({ kind: 'stale', exit: EXIT.stale });
    expect(existsSync(path())).toBe(false);
    const asked = await make(ASKED, '--policy', policy);
    expect(asked.notChecked.join()).toContain('age (no --max-age)');
    expect(asked.notChecked.join()).toContain('one signed last at 2027-01-15T06:00:00.000Z');
    expect(await check('--log', log, ...fresh)).toMatchObject({ kind: 'stale' });
    write(HISTORY, NOW);
    expect(await check('--log', log, ...fresh)).toMatchObject({
      kind: 'stale',
      message: expect.stringContaining('a day that ended'),
    });
    write([...HISTORY, told('Heartbeat', '2027-01-15', { agency: 'ledger' })], NOW);
    expect(await check('--log', log, ...fresh)).toMatchObject({ kind: 'ok' });
  });

  it('remembers the log, and finds one that was put back or forked', async () => {
    const state = ['--state', join(scratch, 'seen.json')];
    write(HISTORY);
    expect(await make(ASKED, ...state)).toMatchObject({ kind: 'ok' });
    const again = await check('--log', log, ...state);
    expect(again.checked).toContain('it extends the 4 entries seen before');
    write([...HISTORY.slice(0, 3), told('Disclosed', '2025-06-05')]);
    expect(await make(ASKED, ...state)).toMatchObject({ kind: 'fork' });
    write(HISTORY.slice(0, 3));
    expect(await make(ASKED, ...state)).toMatchObject({ kind: 'rollback' });
  });

  it('reads a served log as well', async () => {
    const server = await LogServer.start(
      buildLog(entriesOf(HISTORY), LOG, [{ witness: WITNESS, time: NOW }]),
    );
    expect(await check('--log', server.url)).toMatchObject({ kind: 'ok' });
    await server.stop();
  });

  it.each([
    ['matches.count', (one: SilenceCertificate) => ({ ...one, matches: { count: 3, seqs: [] } })],
    [
      'undecided.seqs[0]',
      (one: SilenceCertificate) => ({ ...one, undecided: { count: 0, seqs: [[1, 1]] } }),
    ],
    [
      'coverage.closed[0][1]',
      (one: SilenceCertificate) => ({
        ...one,
        coverage: { ...one.coverage, closed: [['2025-06-02', 2]] },
      }),
    ],
    [
      'coverage.lastSeq',
      (one: SilenceCertificate) => ({ ...one, coverage: { ...one.coverage, lastSeq: 2 } }),
    ],
    [
      'coverage.heartbeats',
      (one: SilenceCertificate) => ({ ...one, coverage: { ...one.coverage, heartbeats: 1 } }),
    ],
    [
      'filter.note',
      (one: SilenceCertificate) => ({ ...one, filter: { ...one.filter, note: 'all' } }),
    ],
    ['ledger', (one: SilenceCertificate) => ({ ...one, ledger: 'demonstration' })],
    [
      'proven[0].text',
      (one: SilenceCertificate) => ({
        ...one,
        proven: [{ code: 'every-entry', text: 'Nobody telephoned.' }, ...one.proven.slice(1)],
      }),
    ],
    [
      'notProven[0].code',
      (one: SilenceCertificate) => ({ ...one, notProven: one.notProven.slice(1) }),
    ],
    ['proof', (one: SilenceCertificate) => ({ ...one, proof: 'sworn' })],
    [
      'filter.types[0]',
      (one: SilenceCertificate) => ({
        ...one,
        filter: { ...one.filter, types: one.filter.types!.toReversed() },
      }),
    ],
  ])('says that %s is not what the entries say', async (at, how) => {
    change(how);
    expect(await check('--log', log)).toMatchObject({
      kind: 'silence',
      exit: EXIT.silence,
      at: { path: at },
    });
  });

  it('finds it wrong for another question', async () => {
    change((one) => ({ ...one, filter: { ...one.filter, where: { agency: 'DHS' } } }));
    expect(await check('--log', log)).toMatchObject({
      kind: 'silence',
      at: { path: 'matches.count' },
    });
  });

  it.each([
    ['no JSON', 'no'],
    ['another kind', '{"v":1,"kind":"noise"}'],
    ['no period', '{"v":1,"kind":"silence","filter":{"types":null,"where":{}},"checkpoint":""}'],
  ])('refuses %s', async (_, text) => {
    writeFileSync(path(), text);
    expect(await check('--log', log)).toMatchObject({ kind: 'silence' });
  });

  it('refuses the same words in another order, or a name twice', async () => {
    const text = readFileSync(path(), 'utf8');
    writeFileSync(path(), text.replace('"v": 1,', '"v": 1,\n  "v": 1,'));
    expect(await check('--log', log)).toMatchObject({
      kind: 'silence',
      message: expect.stringContaining('not written'),
    });
    writeFileSync(path(), JSON.stringify(JSON.parse(text)));
    expect(await check('--log', log)).toMatchObject({ kind: 'silence' });
  });

  it('holds its checkpoint to the key and to the log', async () => {
    const other = makeKey(ORIGIN);
    expect(
      await verify(['silence', 'check', path(), '--vkey', other.vkey, '--log', log], NOW),
    ).toMatchObject({ kind: 'signature' });
    const files = buildLog(
      entriesOf([...HISTORY.slice(0, 3), told('Disclosed', '2025-06-04')]),
      LOG,
    );
    writeLog(log, files);
    expect(await check('--log', log)).toMatchObject({ kind: 'fork' });
    writeLog(log, buildLog(entriesOf(HISTORY.slice(0, 3)), LOG));
    expect(await check('--log', log)).toMatchObject({ kind: 'rollback' });
  });

  it('finds an entry that was altered', async () => {
    const files = buildLog(entriesOf(HISTORY), LOG);
    files.set(
      tilePath('entries', 0, 4),
      bundleOf(entriesOf([...HISTORY.slice(0, 3), told('Disclosed', '2025-06-05')])),
    );
    writeLog(log, files);
    expect(await check('--log', log)).toMatchObject({ kind: 'entry', at: { seq: 3 } });
    expect(await make(ASKED)).toMatchObject({ kind: 'entry', at: { seq: 3 } });
  });

  it('asks for the witnesses of a policy', async () => {
    const policy = join(scratch, 'policy');
    writeFileSync(policy, `log ${LOG.vkey}\nwitness one ${WITNESS.vkey}\nquorum one\n`);
    const args = ['silence', 'check', path(), '--policy', policy, '--log', log];
    expect(await verify(args, NOW)).toMatchObject({ kind: 'ok' });
    change((one) => ({ ...one, checkpoint: one.checkpoint.replace(/— witness.*\n/, '') }));
    expect(await verify(args, NOW)).toMatchObject({ kind: 'policy' });
  });
});

describe('a question that is none', () => {
  it.each([
    [['make', '--from', '2025-06-01', '--until', '2025-06-02']],
    [['make', '--log', 'x', '--out', 'y']],
    [['make', '--log', 'x', '--out', 'y', '--from', '2025-06-02', '--until', '2025-06-01']],
    [['make', '--log', 'x', '--out', 'y', '--from', '2015-06-02', '--until', '2025-06-30']],
    [['make', '--log', 'x', '--out', 'y', '--from', '2025-06-01', '--until', '2025-06-31']],
    [['make', '--log', 'x', '--out', 'y', ...argsOf(JUNE), '--where', 'agency']],
    [['make', '--log', 'x', '--out', 'y', ...argsOf(JUNE), '--where', 'a:1', '--where', 'a:2']],
    [
      [
        'make',
        '--log',
        'x',
        '--out',
        'y',
        ...argsOf(JUNE),
        '--agency',
        'DHS',
        '--where',
        'agency:DOJ',
      ],
    ],
    [['make', '--log', 'x', '--out', 'y', ...argsOf(JUNE), '--by', 'day']],
    [['make', '--log', 'x', '--out', 'y', ...argsOf(JUNE), '--full']],
    [['make', '--log', 'x', '--out', 'y', ...argsOf(JUNE), '--max-age', '0']],
    [['check', 'a', '--state', 'z']],
    [['check', 'a', '--max-age', '60']],
    [['make', '--log', 'x', '--out', 'y', ...argsOf(JUNE), '--timeout', 'soon']],
    [['check']],
    [['check', 'a', 'b']],
    [[]],
  ])('is refused: %j', async (args) => {
    expect(await verify(['silence', ...args], NOW)).toMatchObject({ kind: 'usage' });
  });

  it('is helped', async () => {
    const { text } = await verify(['silence', '--help'], NOW, 'words');
    expect(text).toContain('silence make --log');
  });
});
