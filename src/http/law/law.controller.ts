import { Controller, Get, Header, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatCitation } from '../../kernel/citation.js';
import { ListPacks } from '../../readmodels/packs/list-packs.js';
import { marksOf } from '../../statute/marks.js';
import { packName, PACKS, WHOLE } from '../../statute/packs.js';
import type { Rule } from '../../statute/rule.js';
import { traceabilityOf } from '../../statute/traceability.js';
import { NoParameters } from '../answers/no-parameters.js';
import { AsKnownQuery } from '../answers/query.dto.js';
import { UpToDate } from '../answers/up-to-date.js';

const CACHE = 'public, max-age=300';

/**
 * A rule as people read it. `quote.notSeen`: it rests on no words of the statute, but on that.
 * `unverified`: what it rests on that was not checked.
 */
const shown = (rule: Rule, pack: string) => {
  const { assess: _, examples, cite, quote, takenHere = [], ...told } = rule;
  return {
    ...told,
    takenHere,
    pack,
    cite: cite.map(formatCitation),
    quote: typeof quote === 'string' ? { words: quote } : quote,
    examples: examples.length,
    unverified: marksOf(rule, WHOLE.rules),
  };
};

const RULES = PACKS.flatMap((pack) => pack.rules.map((rule) => shown(rule, packName(pack))));
const TRACEABILITY = { packs: PACKS.map(packName), ...traceabilityOf(WHOLE) };

/** The law that acts are judged by. For everybody. */
@ApiTags('Law')
@Controller('v1')
export class LawController {
  constructor(private readonly queries: QueryBus) {}

  @Get('rules')
  @UseInterceptors(UpToDate)
  @ApiOperation({
    summary:
      'The rule packs, and which version of each was in use as known at; every rule of today: clause, quoted words, days in force, what it does not decide, what it takes as so',
  })
  async rules(@Query() query: AsKnownQuery) {
    const { seq, items: packs } = await this.queries.execute(new ListPacks(query));
    return { seq, packs, items: RULES };
  }

  @Get('traceability')
  @NoParameters()
  @Header('Cache-Control', CACHE)
  @ApiOperation({
    summary:
      'Every paragraph of the law and of the news report of May 2025: which rules judge it, or why none does; and from the rules back',
  })
  traceability() {
    return TRACEABILITY;
  }
}
