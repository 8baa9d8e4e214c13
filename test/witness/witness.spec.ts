import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Note,
  parseNote,
  parseVkey,
  type Verified,
  verifiedBy,
} from '../../src/proof/note.js';
import { parseCheckpoint } from '../../src/proof/checkpoint.js';
import { keepEvidence, originHash } from '../../src/witness/evidence.js';
import { Marks, StateLost } from '../../src/witness/marks.js';
import { type OpenedWitness, openWitness } from '../../src/witness/open-witness.js';
import { WitnessState } from '../../src/witness/state.js';
import { formatSubmission } from '../../src/witness/submission.js';
import { logKeyOf, Witness } from '../../src/witness/witness.js';
import { logKey, witnessKey } from '../support/keys.js';
import { headOf } from '../support/merkle.js';
import { TestLog } from '../support/test-log.js';

const log = new TestLog();
const fork = log.forkedAt(2);

let directory: string;
let opened: OpenedWitness;
const files = () => ({
  key: join(directory, 'keys/witness.key'),
  state: join(directory, 'state/witness.state'),
  name: 'witness.example/w1',
});
const open = (): OpenedWitness => openWitness(files(), [log.signer.key]);
const reopen = (): void => {
  opened.close();
  opened = open();
};

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'witness-'));
  opened = open();
});
afterEach(() => {
  opened.close();
  rmSync(directory, { recursive: true });
});

const send = (body: string | Uint8Array) => opened.witness.addCheckpoint(Buffer.from(body));
/** Of an answer to that note: who signed, and when. */
const signedBy = (note: Note, lines: string): Verified | undefined =>
  verifiedBy(parseNote(`${note.text}\n${lines}`), [parseVkey(opened.vkey)])[0];
const held = (): number =>
  parseCheckpoint(parseNote(opened.witness.newest(originHash(log.origin)) ?? '').text).size;
const evidence = (): readonly string[] => {
  const kept = `${files().state}.evidence`;
  return existsSync(kept) ? readdirSync(kept).map((name) => join(kept, name)) : [];
};

/** What a witness is made of, beside the one that is open. */
const inPieces = () => {
  const state = new WitnessState(join(directory, 'other.state'));
  const marks = Marks.open(join(directory, 'other.key'));
  const kept = join(directory, 'other.evidence');
  const logs = [log.signer.key];
  return {
    state,
    parts: { signer: witnessKey('w'), logs, state, marks, evidence: kept, now: () => 1 },
  };
};

describe('add-checkpoint', () => {
  it('cosigns the first checkpoint of a log as it is, and states the time', () => {
    const { status, body, type } = send(log.submission(0, 5));
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain; charset=utf-8' });
    expect(body).toMatch(/^— witness\.example\/w1 [A-Za-z0-9+/=]+\n$/);
    expect(signedBy(log.note(5), body)?.time).toBeGreaterThan(1_700_000_000);
  });

  it('cosigns each step that is shown to extend the last', () => {
    let last = 0;
    for (const size of [0, 1, 2, 3, 7, 8, 33]) {
      const { status, body } = send(log.submission(last, size));
      expect([size, status]).toEqual([size, 200]);
      expect(signedBy(log.note(size), body)).toBeDefined();
      last = size;
    }
  });

  it('cosigns the same checkpoint again, with the time of now', () => {
    send(log.submission(0, 5));
    expect(send(log.submission(5, 5)).status).toBe(200);
  });

  it('answers 409 with its own size when the old size is another', () => {
    const conflict = { status: 409, type: 'text/x.tlog.size' };
    expect(send(log.submission(3, 5))).toMatchObject({ ...conflict, body: '0\n' });
    send(log.submission(0, 5));
    expect(send(log.submission(0, 8))).toMatchObject({ ...conflict, body: '5\n' });
    expect(send(log.submission(4, 8))).toMatchObject({ ...conflict, body: '5\n' });
    expect(send(log.submission(2, 4))).toMatchObject({ ...conflict, body: '5\n' });
    expect(held()).toBe(5);
    expect(evidence()).toEqual([]);
  });

  it('answers 404 to a log that it does not know', () => {
    expect(send(new TestLog(logKey('log.example/two')).submission(0, 5)).status).toBe(404);
  });

  it('answers 403 where the log has not signed, or its signature is wrong', () => {
    const stranger = new TestLog(logKey(log.origin));
    expect(send(stranger.submission(0, 5)).status).toBe(403);
    const { text, signatures } = log.note(5);
    const wrong = { ...signatures[0]!, bytes: log.note(6).signatures[0]!.bytes };
    expect(send(formatSubmission(0, [], { text, signatures: [wrong] })).status).toBe(403);
    const both = { text, signatures: [...signatures, wrong] };
    expect(send(formatSubmission(0, [], both)).status).toBe(403);
  });

  it('ignores signatures by keys that it does not know, and passes none of them on', () => {
    const { text, signatures } = log.note(5);
    const others = new TestLog(logKey(log.origin)).note(5).signatures;
    const note = { text, signatures: [...others, ...signatures] };
    expect(send(formatSubmission(0, [], note)).status).toBe(200);
    const kept = parseNote(opened.witness.newest(originHash(log.origin)) ?? '');
    expect(kept.signatures.map(({ id }) => id)).toEqual([
      log.signer.key.id,
      parseVkey(opened.vkey).id,
    ]);
  });

  it('answers 400 to an old size past the new one', () => {
    send(log.submission(0, 5));
    expect(send(formatSubmission(5, [], log.note(4))).status).toBe(400);
  });

  it('answers 422 to a proof that does not hold, is missing, or stands where there is none', () => {
    const hash = Buffer.alloc(32);
    expect(send(formatSubmission(0, [hash], log.note(5))).status).toBe(422);
    send(log.submission(0, 5));
    expect(send(formatSubmission(5, [], log.note(8))).status).toBe(422);
    expect(send(formatSubmission(5, log.proof(4, 8), log.note(8))).status).toBe(422);
    expect(send(formatSubmission(5, [...log.proof(5, 8), hash], log.note(8))).status).toBe(422);
    expect(send(formatSubmission(5, [hash], log.note(5))).status).toBe(422);
    expect(held()).toBe(5);
  });

  it('answers 422 to an empty tree with a root that is not the empty one', () => {
    const lie = log.note(0, { size: 0, root: headOf(['x']).root });
    expect(send(formatSubmission(0, [], lie)).status).toBe(422);
  });

  it('takes 63 hashes and no more', () => {
    const hashes = Array.from({ length: 63 }, () => Buffer.alloc(32));
    expect(send(formatSubmission(0, hashes, log.note(5))).status).toBe(422);
    expect(send(formatSubmission(0, [...hashes, hashes[0]!], log.note(5))).status).toBe(400);
  });

  const body = log.submission(0, 5).toString();
  it.each([
    ['is empty', ''],
    ['has no old size', body.slice('old 0\n'.length)],
    ['has an old size with a zero before it', body.replace('old 0', 'old 00')],
    ['has an old size below zero', body.replace('old 0', 'old -1')],
    ['has an old size of 2^63', body.replace('old 0', 'old 9223372036854775808')],
    ['has two spaces', body.replace('old 0', 'old  0')],
    ['has carriage returns', body.replaceAll('\n', '\r\n')],
    ['has no empty line', body.replace('\n\n', '\n')],
    ['has a short hash', body.replace('old 0\n', 'old 0\nAAAA\n')],
    ['has a hash in base64url', body.replace('old 0\n', `old 0\n${'_'.repeat(43)}=\n`)],
    ['ends before its newline', body.slice(0, -1)],
    ['has a size that is none', body.replace('\n5\n', '\n05\n')],
    ['has no signature', body.slice(0, body.indexOf('—'))],
  ])('answers 400 when the body %s', (_, text) => {
    expect(send(text).status).toBe(400);
  });
});

describe('a log that changed its past, with the real key', () => {
  it('is refused at the same size, and both notes are kept', () => {
    send(log.submission(0, 5));
    const { status, evidence: kept } = send(fork.submission(5, 5));
    expect(status).toBe(422);
    expect(held()).toBe(5);
    expect(kept).toMatch(/witness\.state\.evidence\/fork-[0-9a-f]{16}$/);
    const seen = parseNote(readFileSync(`${kept}.seen`));
    const ours = parseNote(readFileSync(`${kept}.held`));
    expect(seen.text).toBe(fork.note(5).text);
    expect(ours.text).toBe(log.note(5).text);
    for (const note of [seen, ours]) expect(verifiedBy(note, [log.signer.key])).toHaveLength(1);
  });

  it('is refused at a later size, with every proof it can make, and both notes are kept', () => {
    send(log.submission(0, 5));
    expect(send(fork.submission(5, 8)).status).toBe(422);
    expect(send(formatSubmission(5, log.proof(5, 8), fork.note(8))).status).toBe(422);
    expect(held()).toBe(5);
    expect(evidence()).toHaveLength(2);
    expect(evidence().filter((name) => /\/unproven-\w+\.(seen|held)$/.test(name))).toHaveLength(2);
    expect(send(log.submission(5, 8)).status).toBe(200);
  });

  it('is known by two roots of one size, also where it states a wrong old size', () => {
    send(log.submission(0, 5));
    expect(send(fork.submission(0, 5)).status).toBe(409);
    expect(evidence()).toHaveLength(2);
  });

  it('is refused after the witness was started again', () => {
    send(log.submission(0, 5));
    reopen();
    expect(send(fork.submission(5, 8)).status).toBe(422);
    expect(send(log.submission(5, 8)).status).toBe(200);
  });

  it('leaves one pair of notes however often it asks', () => {
    send(log.submission(0, 5));
    for (let n = 0; n < 5; n += 1) send(fork.submission(5, 8));
    expect(evidence()).toHaveLength(2);
  });
});

it('keeps a thousand pairs of notes of a kind, and refuses as before beyond', () => {
  const kept = join(directory, 'kept');
  mkdirSync(kept);
  for (let n = 1; n < 1_000; n += 1)
    for (const half of ['seen', 'held']) writeFileSync(join(kept, `unproven-${n}.${half}`), '');
  const notes = (seen: string) => ({ seen, held: 'held' });
  expect(keepEvidence(kept, 'unproven', notes('the last'))).toBeDefined();
  expect(keepEvidence(kept, 'unproven', notes('one more'))).toBeUndefined();
  expect(keepEvidence(kept, 'fork', notes('one more'))).toBeDefined();
});

describe('two witnesses', () => {
  it('shown two histories each cosign one: a quorum of both is reached by neither', () => {
    const [first, other] = ['a', 'b'].map((name) =>
      openWitness(
        {
          key: join(directory, `${name}.key`),
          state: join(directory, `${name}.state`),
          name: `witness.example/${name}`,
        },
        [log.signer.key],
      ),
    ) as [OpenedWitness, OpenedWitness];
    const statuses = (body: Uint8Array) =>
      [first, other].map(({ witness }) => witness.addCheckpoint(body).status);
    expect(statuses(log.submission(0, 2))).toEqual([200, 200]);
    expect(first.witness.addCheckpoint(log.submission(2, 5)).status).toBe(200);
    expect(other.witness.addCheckpoint(fork.submission(2, 5)).status).toBe(200);
    expect(statuses(log.submission(5, 8))).toEqual([200, 422]);
    expect(statuses(fork.submission(5, 9))).toEqual([409, 200]);
    for (const { close } of [first, other]) close();
  });
});

describe('what the witness keeps', () => {
  it('is the key, for its owner alone, the same after a start', () => {
    expect(statSync(files().key).mode & 0o777).toBe(0o600);
    const { vkey } = opened;
    reopen();
    expect(opened.vkey).toBe(vkey);
    expect(() => openWitness({ ...files(), name: 'other' }, [])).toThrow('one name only');
  });

  it('is needed whole: a state file that was lost is said, and nothing is cosigned', () => {
    send(log.submission(0, 5));
    opened.close();
    rmSync(files().state);
    expect(open).toThrow(StateLost);
    expect(open).toThrow('ends at size 0 of log.example/one, but size 5 was cosigned');
    opened = openWitness({ ...files(), key: join(directory, 'new.key') }, []);
  });

  it('is not taken from an old copy', () => {
    send(log.submission(0, 5));
    opened.close();
    copyFileSync(files().state, join(directory, 'copy'));
    opened = open();
    send(log.submission(5, 8));
    opened.close();
    copyFileSync(join(directory, 'copy'), files().state);
    expect(open).toThrow('ends at size 5 of log.example/one, but size 8 was cosigned');
    opened = openWitness({ ...files(), key: join(directory, 'new.key') }, []);
  });

  it('is needed with its marks', () => {
    opened.close();
    rmSync(`${files().key}.marks`);
    expect(open).toThrow(StateLost);
    opened = openWitness({ ...files(), key: join(directory, 'new.key') }, []);
  });

  it('is had by one process at a time', () => {
    expect(open).toThrow('another witness has it');
  });

  it('comes before the answer: what fails before leaves all as it was', () => {
    const { parts, state } = inPieces();
    const now = (): number => {
      throw new Error('no time left');
    };
    const dying = new Witness({ ...parts, now });
    expect(() => dying.addCheckpoint(log.submission(0, 5))).toThrow('no time left');
    expect(state.held(log.origin)).toBeUndefined();
    expect(new Witness(parts).addCheckpoint(fork.submission(0, 5)).status).toBe(200);
    state.close();
  });

  it('holds also where the answer was lost: another root of that size is refused', () => {
    const { parts, state } = inPieces();
    parts.marks.raise = () => {
      throw new Error('no space left');
    };
    const witness = new Witness(parts);
    expect(() => witness.addCheckpoint(log.submission(0, 5))).toThrow('no space left');
    expect(witness.addCheckpoint(fork.submission(0, 5)).status).toBe(409);
    expect(witness.addCheckpoint(fork.submission(5, 5)).status).toBe(422);
    state.close();
  });

  it('is held against its marks at every question', () => {
    const { parts, state } = inPieces();
    parts.marks.raise(log.origin, 9);
    expect(() => new Witness(parts).addCheckpoint(log.submission(0, 10))).toThrow(StateLost);
    expect(state.held(log.origin)).toBeUndefined();
    state.close();
  });

  it('is asked for nothing but the keys of logs', () => {
    expect(() => logKeyOf(opened.vkey)).toThrow('of type 1');
  });
});
