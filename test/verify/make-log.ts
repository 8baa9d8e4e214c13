import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildLog, makeKey, receiptOf, writeLog } from '../support/log-builder.js';
import { leaves, ORIGIN } from '../support/log-leaves.js';

// For verify/foreign/run.sh: a log in DIRECTORY/log, its key, and a receipt of its last entry beside it.
// node --import ./test/support/ts-imports.mjs test/verify/make-log.ts DIRECTORY SIZE

const [, , directory = '', size = ''] = process.argv;
const key = makeKey(ORIGIN);
const history = leaves(Number(size));
const files = buildLog(history, key);
mkdirSync(directory, { recursive: true });
writeLog(join(directory, 'log'), files);
writeFileSync(join(directory, 'vkey'), `${key.vkey}\n`);
const note = files.get('checkpoint')?.toString() ?? '';
const last = history.length - 1;
writeFileSync(join(directory, 'receipt'), receiptOf(history, last, note));
writeFileSync(join(directory, 'leaf'), history[last] ?? '');
