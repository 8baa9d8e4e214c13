import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/kernel/role.js';
import {
  AmendLines,
  AmendLinesHandler,
  ReceiveAmendment,
  ReceiveAmendmentHandler,
} from '../../src/ledger/request/amend-lines.js';
import {
  JoinRequest,
  JoinRequestHandler,
  OpenRequest,
  OpenRequestHandler,
} from '../../src/ledger/request/open-request.js';
import {
  RecordDisclosures,
  RecordDisclosuresHandler,
  RecordError,
  RecordErrorHandler,
} from '../../src/ledger/request/record-disclosures.js';
import {
  RecordLines,
  RecordLinesHandler,
  SubmitRequest,
  SubmitRequestHandler,
} from '../../src/ledger/request/record-lines.js';
import { RecordResponse, RecordResponseHandler } from '../../src/ledger/request/record-response.js';
import {
  LinkRequests,
  LinkRequestsHandler,
  WithdrawRequest,
  WithdrawRequestHandler,
} from '../../src/ledger/request/withdraw-or-link.js';
import { decode } from '../../src/ledger/event-types.js';
import { DHS, DOJ, IRS, openTestLedger, sentBy, type TestLedger } from '../support/ledger.js';

const WHEN = { occurredOn: '2025-08-01' };
let ledger: TestLedger;
beforeEach(async () => {
  ledger = await openTestLedger();
});
afterEach(() => ledger.close());

const open = (actor: Actor, letter: Partial<OpenRequest['letter']> = {}) => {
  const body = { ...WHEN, authority: '6103(i)(2)', ...letter };
  return new OpenRequestHandler(ledger.recorder, ledger.keys).execute(
    new OpenRequest(sentBy(actor, body), body),
  );
};
const opened = async (actor = DHS): Promise<string> =>
  (await open(actor, actor === IRS ? { requestingAgency: 'DHS' } : {})).stream;
const addLines = (actor: Actor, request: string, lines: RecordLines['input']['lines']) => {
  const body = { ...WHEN, lines };
  return new RecordLinesHandler(ledger.recorder, ledger.keys, ledger.clock).execute(
    new RecordLines(sentBy(actor, body), request, body),
  );
};
const submit = (actor: Actor, request: string, lineCount: number) => {
  const body = { ...WHEN, lineCount };
  return new SubmitRequestHandler(ledger.recorder).execute(
    new SubmitRequest(sentBy(actor, body), request, body),
  );
};
const respond = (request: string, answers: RecordResponse['input']['answers']) => {
  const body = { ...WHEN, answers };
  return new RecordResponseHandler(ledger.recorder).execute(
    new RecordResponse(sentBy(IRS, body), request, body),
  );
};
const disclose = (request: string, lines: [number, number][]) => {
  const body = { ...WHEN, lines };
  return new RecordDisclosuresHandler(ledger.recorder).execute(
    new RecordDisclosures(sentBy(IRS, body), request, body),
  );
};
const typesOf = async (request: string): Promise<readonly string[]> =>
  Array.fromAsync(ledger.store.readStream(`ledger_test_request-${request}`), ({ type }) => type);

describe('a request', () => {
  it('is opened by its agency with a letter, and by the IRS with a receipt', async () => {
    expect(await typesOf(await opened(DHS))).toEqual(['RequestMade']);
    expect(await typesOf(await opened(IRS))).toEqual(['RequestReceived']);
  });

  it('is the own request of whoever makes it', async () => {
    await expect(open(DHS, { requestingAgency: 'DOJ' })).rejects.toMatchObject({
      id: 'not-your-agency',
    });
  });

  it('takes no day before there was such a law, and no instant of another day', async () => {
    await expect(open(DHS, { occurredOn: '0205-01-01' })).rejects.toMatchObject({
      id: 'request-invalid',
    });
    const occurredAt = '2025-08-03T12:00:00.000Z';
    await expect(open(DHS, { occurredOn: '2025-08-01', occurredAt })).rejects.toMatchObject({
      extensions: { errors: [{ field: 'occurredAt' }] },
    });
    await expect(open(DHS, { occurredOn: '2025-08-03', occurredAt })).resolves.toBeDefined();
  });

  it('takes no day that has not come', async () => {
    await expect(open(DHS, { occurredOn: '2025-08-12' })).rejects.toMatchObject({
      id: 'request-invalid',
    });
    await expect(open(DHS, { occurredOn: '2025-08-11' })).resolves.toBeDefined();
  });

  it('is not there for another agency', async () => {
    const request = await opened(DHS);
    await expect(addLines(DOJ, request, [{}])).rejects.toMatchObject({ id: 'not-found' });
  });

  it('takes the letter of the other side once', async () => {
    const request = await opened(DHS);
    const join = (): Promise<unknown> =>
      new JoinRequestHandler(ledger.recorder, ledger.keys).execute(
        new JoinRequest(sentBy(IRS, WHEN), request, WHEN),
      );
    await join();
    await expect(join()).rejects.toMatchObject({ id: 'fact-conflict' });
    expect(await typesOf(request)).toEqual(['RequestMade', 'RequestReceived']);
  });
});

describe('the lines of a request', () => {
  it('are numbered on from the last one, and a stated number must agree', async () => {
    const request = await opened();
    await addLines(DHS, request, [{}, {}]);
    await addLines(DHS, request, [{ line: 3 }]);
    await expect(addLines(DHS, request, [{ line: 7 }])).rejects.toMatchObject({
      id: 'request-invalid',
      extensions: { errors: [{ field: 'lines[0].line' }] },
    });
    const stream = `ledger_test_request-${request}`;
    const lines = await Array.fromAsync(
      ledger.store.readStream(stream, 1),
      (stored) => decode(stored).public['line'],
    );
    expect(lines).toEqual([1, 2, 3]);
  });

  it('are recorded by the side that opened the request', async () => {
    const request = await opened(DHS);
    await expect(addLines(IRS, request, [{}])).rejects.toMatchObject({ id: 'fact-conflict' });
  });

  it('are the whole once the request is submitted', async () => {
    const request = await opened();
    await addLines(DHS, request, [{}]);
    await expect(submit(DHS, request, 2)).rejects.toMatchObject({ id: 'fact-conflict' });
    await submit(DHS, request, 1);
    await expect(submit(DHS, request, 1)).rejects.toMatchObject({ id: 'fact-conflict' });
    await expect(addLines(DHS, request, [{}])).rejects.toMatchObject({ id: 'fact-conflict' });
  });

  it('are described by classes and a pseudonym, and hold no text in the open faces', async () => {
    const request = await opened();
    await addLines(DHS, request, [
      { name: 'Testa Sample', tin: '000-12-3456', address: 'NA NA', reason: 'for law enforcement' },
    ]);
    const stored = await Array.fromAsync(
      ledger.store.readStream(`ledger_test_request-${request}`, 1),
    );
    const { official } = decode(stored[0]!);
    expect(official).toMatchObject({
      addressClass: { class: 'placeholder', classifier: 'address@1' },
      nameClass: { class: 'usable' },
      tinGiven: true,
      birthDateGiven: false,
    });
    expect(official['subject']).toMatch(/^[0-9a-f]{64}$/);
    expect(stored[0]!.record).not.toMatch(/Testa|NA NA|000-?12-?3456|law enforcement/);
  });
});

describe('an answer of the IRS', () => {
  it('may cover ranges of lines, several answers in one response', async () => {
    const request = await opened();
    await addLines(DHS, request, [{}, {}, {}]);
    await respond(request, [
      { kind: 'accepted', lines: [[1, 2]] },
      { kind: 'refused', lines: [[3, 3]], ground: 'deficient' },
    ]);
    expect((await typesOf(request)).slice(-2)).toEqual(['LinesAccepted', 'LinesRefused']);
  });

  it('names recorded lines, and at most 1,000 of them', async () => {
    const request = await opened();
    await addLines(DHS, request, [{}]);
    await expect(respond(request, [{ kind: 'accepted', lines: [[1, 2]] }])).rejects.toMatchObject({
      id: 'request-invalid',
      extensions: { errors: [{ field: 'answers[0].lines[0]' }] },
    });
    await expect(respond(request, [{ kind: 'accepted', lines: [[1, 0]] }])).rejects.toThrow();
  });

  it('is whole or not at all', async () => {
    const request = await opened();
    await addLines(DHS, request, [{}]);
    await expect(
      respond(request, [{ kind: 'accepted' }, { kind: 'accepted', lines: [[9, 9]] }]),
    ).rejects.toThrow();
    expect(await typesOf(request)).toEqual(['RequestMade', 'LineAdded']);
  });
});

describe('a disclosure', () => {
  it('is one event a line, also where ranges overlap, and lawful or not it is recorded', async () => {
    const request = await opened();
    await addLines(DHS, request, [{}, {}, {}]);
    const { events } = await disclose(request, [
      [1, 2],
      [2, 3],
    ]);
    expect(events.map(({ type }) => type)).toEqual(['Disclosed', 'Disclosed', 'Disclosed']);
  });

  it('may be found erroneous by either side; a match only by the IRS', async () => {
    const request = await opened();
    await addLines(DHS, request, [{}]);
    await disclose(request, [[1, 1]]);
    const find = (actor: Actor, kind: 'match-erroneous' | 'erroneous-disclosure') => {
      const body = { ...WHEN, kind, ground: 'other' as const };
      return new RecordErrorHandler(ledger.recorder).execute(
        new RecordError(sentBy(actor, body), request, body),
      );
    };
    await find(DHS, 'erroneous-disclosure');
    await find(IRS, 'match-erroneous');
    await expect(find(DHS, 'match-erroneous')).rejects.toMatchObject({ id: 'request-invalid' });
  });
});

describe('an amendment', () => {
  const amend = (request: string, line: number) => {
    const body = { ...WHEN, lines: [{ line, address: '12 Example Street, Springfield IL 62701' }] };
    return new AmendLinesHandler(ledger.recorder, ledger.keys, ledger.clock).execute(
      new AmendLines(sentBy(DHS, body), request, body),
    );
  };
  const receive = (request: string, body: ReceiveAmendment['input']) =>
    new ReceiveAmendmentHandler(ledger.recorder, ledger.keys, ledger.clock).execute(
      new ReceiveAmendment(sentBy(IRS, body), request, body),
    );

  it('replaces a recorded line, and its receipt points at it', async () => {
    const request = await opened();
    await addLines(DHS, request, [{}, {}]);
    const amended = await amend(request, 2);
    const amendmentRevision = amended.events[0]!.revision;
    await receive(request, { ...WHEN, line: 2, amendmentRevision });
    await expect(receive(request, { ...WHEN, line: 1, amendmentRevision })).rejects.toMatchObject({
      id: 'request-invalid',
    });
    await expect(amend(request, 3)).rejects.toMatchObject({ id: 'request-invalid' });
  });

  it('ends after 25 of one line: each is held against every act on it', async () => {
    const request = await opened();
    await addLines(DHS, request, [{}]);
    for (let n = 0; n < 25; n += 1) await amend(request, 1);
    await expect(amend(request, 1)).rejects.toMatchObject({ id: 'fact-conflict' });
  });

  it('that its agency never recorded is received with its values, and not with both', async () => {
    const request = await opened();
    await addLines(DHS, request, [{}]);
    await receive(request, { ...WHEN, line: 1, values: { name: 'Testa Sample' } });
    await expect(receive(request, { ...WHEN, line: 1 })).rejects.toThrow();
  });
});

describe('withdrawing and linking', () => {
  it('withdraws once', async () => {
    const request = await opened();
    const withdraw = (): Promise<unknown> =>
      new WithdrawRequestHandler(ledger.recorder).execute(
        new WithdrawRequest(sentBy(DHS, WHEN), request, WHEN),
      );
    await withdraw();
    await expect(withdraw()).rejects.toMatchObject({ id: 'fact-conflict' });
  });

  it('links two recorded requests, once', async () => {
    const [mine, theirs] = [await opened(DHS), await opened(IRS)];
    const link = (linkedRequest: string): Promise<unknown> => {
      const body = { ...WHEN, linkedRequest };
      return new LinkRequestsHandler(ledger.recorder, ledger.streams).execute(
        new LinkRequests(sentBy(DHS, body), mine, body),
      );
    };
    await link(theirs);
    await expect(link(theirs)).rejects.toMatchObject({ id: 'fact-conflict' });
    await expect(link(mine)).rejects.toMatchObject({ id: 'request-invalid' });
    await expect(link('00000000-0000-8000-8000-000000000000')).rejects.toMatchObject({
      id: 'request-invalid',
    });
    // Another agency's request is not there: its letter would be taken for ours.
    const foreign = await opened(DOJ);
    await expect(link(foreign)).rejects.toMatchObject({ id: 'request-invalid' });
  });
});
