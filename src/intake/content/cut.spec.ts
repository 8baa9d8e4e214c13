import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cut } from './cut.js';
import { rowsOf } from './csv.js';

async function* chunked(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const partsOf = async (text: string, type: 'text/csv' | 'application/x-ndjson', chunk: number) => {
  const parts: { text: string; ends: number }[] = [];
  for await (const { bytes, ends } of cut(chunked(text, chunk), type, 40))
    parts.push({ text: bytes.toString(), ends });
  return parts;
};

const cell = fc.constantFrom('a', '"x\ny"', '"q""q"', 'ä', '', '1234567');
const csv = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .chain((rows) =>
    fc.boolean().map((eof) => rows.map((row) => row.join(',')).join('\n') + (eof ? '\n' : '')),
  );

it('parts hold whole rows, together all of the content, however it was read', async () => {
  await fc.assert(
    fc.asyncProperty(csv, fc.integer({ min: 1, max: 30 }), async (text, chunk) => {
      const parts = await partsOf(text, 'text/csv', chunk);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(parts).toEqual(await partsOf(text, 'text/csv', 1_000));
      expect(parts.flatMap((part) => [...rowsOf(part.text)])).toEqual([...rowsOf(text)]);
      for (const part of parts) expect([...rowsOf(part.text)]).toHaveLength(part.ends);
      const large = parts.filter((part) => Buffer.byteLength(part.text) > 40);
      for (const part of large) expect(part.ends).toBe(1);
    }),
    { numRuns: 500, seed: 6103 },
  );
});

it('of lines a quote is no end', async () => {
  const text = '{"a":"\\""}\n'.repeat(9);
  const parts = await partsOf(text, 'application/x-ndjson', 7);
  expect(parts.map(({ ends }) => ends)).toEqual([3, 3, 3]);
});
