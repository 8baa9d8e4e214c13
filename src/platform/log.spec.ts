import { describe, expect, it } from 'vitest';
import { Log } from './log.js';
import { NestLog } from './nest-log.js';
import { requestContext } from './request-context.js';

const kept = () => {
  const lines: string[] = [];
  const log = new Log((line) => lines.push(line));
  const said = (): readonly Record<string, unknown>[] =>
    lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { log, lines, said };
};

describe('the log', () => {
  it('writes one JSON object a line', () => {
    const { log, lines, said } = kept();
    log.info('http-request', { status: 201, durationMs: 4 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(said()[0]).toMatchObject({ level: 'info', event: 'http-request', status: 201 });
    expect(said()[0]?.['time']).toMatch(/Z$/);
  });

  it('carries the correlation id of the request that is being answered', () => {
    const { log, said } = kept();
    requestContext.run({ correlationId: 'c-1' }, () => log.warn('slow'));
    log.warn('idle');
    expect(said().map(({ correlationId }) => correlationId)).toEqual(['c-1', undefined]);
  });

  it('says where an unforeseen error comes from and never what it quotes', () => {
    const { log, lines, said } = kept();
    log.unforeseen(
      'http-failure',
      new SyntaxError('Unexpected token in "Testa Sample\n at 9 Elm"'),
    );
    expect(lines.join('')).not.toContain('Testa');
    expect(said()[0]).toMatchObject({ level: 'error', error: 'SyntaxError' });
    expect(said()[0]?.['frames']).toContain('log.spec.ts');
  });

  it('lets the framework warn, but not chatter', () => {
    const { log, said } = kept();
    const nest = new NestLog(log);
    nest.log();
    nest.warn('Something is odd');
    nest.error(new Error('quotes Testa Sample'));
    expect(said().map(({ level, message }) => [level, message])).toEqual([
      ['warn', 'Something is odd'],
      ['error', undefined],
    ]);
  });
});
