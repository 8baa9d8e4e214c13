import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemId, PROBLEMS } from '../../kernel/problem.js';
import { NoParameters } from '../answers/no-parameters.js';
import { ADVICE } from './advice.js';

type Page = {
  readonly id: string;
  readonly status: number;
  readonly title: string;
  readonly whatToDo: string;
};

const pageOf = (id: ProblemId): Page => ({ id, ...PROBLEMS[id], whatToDo: ADVICE[id] });
const IDS = Object.keys(PROBLEMS) as ProblemId[];

/** What the `type` of a problem leads to. */
@ApiTags('Service')
@NoParameters()
@Controller('problems')
export class ProblemsController {
  @Get()
  @Header('Cache-Control', 'public, max-age=3600')
  @ApiOperation({ summary: 'Every problem that this service answers with' })
  all(): { readonly items: readonly Page[] } {
    return { items: IDS.map(pageOf) };
  }

  @Get(':id')
  @Header('Vary', 'Accept')
  @ApiOperation({
    summary: 'One problem: what it means and what to do; JSON, or markdown if asked for',
  })
  one(
    @Param('id') name: string,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Page | string {
    const id = IDS.find((known) => known === name);
    if (id === undefined) throw new Problem('not-found', 'There is no problem of this name.');
    const page = pageOf(id);
    if (!/text\/(markdown|html|plain)/.test(headers.accept ?? '')) return page;
    reply.type(headers.accept?.includes('text/markdown') ? 'text/markdown' : 'text/plain');
    return `# ${page.id}\n\n${page.status}: ${page.title}.\n\n${page.whatToDo}\n`;
  }
}
