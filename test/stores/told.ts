import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Environment } from '../../src/platform/config.js';
import type { As, HttpApp } from '../support/http-app.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const OPENER: As = { role: 'oversight-personal' };

export const settings = (directory: string, changes: Environment = {}) => ({
  LEDGER_DATA_DIR: join(directory, 'data'),
  LEDGER_KEY_FILE: join(directory, 'keys', 'local.json'),
  ...changes,
});

const LETTER = { occurredOn: '2025-08-07', requestingAgency: 'DHS', authority: '6103(i)(2)' };

/** A request of one person. @returns its stream. */
export const recordPerson = async (http: HttpApp, name: string): Promise<string> => {
  const made = await recordLetter(http);
  expect([made.statusCode, made.body]).toEqual([201, expect.any(String)]);
  const { stream } = made.json<{ stream: string }>();
  const line = { name, tin: '900-70-0001', address: 'NA NA' };
  const body = { occurredOn: '2025-08-07', lines: [line] };
  const added = await http.post(`/v1/requests/${stream}/lines`, body, DHS, randomUUID());
  expect([added.statusCode, added.body]).toEqual([201, expect.any(String)]);
  return stream;
};

export const recordLetter = (http: HttpApp) => http.post('/v1/requests', LETTER, DHS, randomUUID());

/** The name in a request of one person, opened with the keys. */
export const nameIn = async (http: HttpApp, stream: string): Promise<string | undefined> => {
  const why = { purpose: 'A person asked what was disclosed', case: 'TIGTA 2026-1' };
  const body = { ...why, events: [{ stream, revision: 1 }], fields: ['name'] };
  const answer = await http.post('/v1/personal-readings', body, OPENER, randomUUID());
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  const { opened } = answer.json<{ opened: readonly { personal: { name: string } }[] }>();
  return opened[0]?.personal.name;
};
