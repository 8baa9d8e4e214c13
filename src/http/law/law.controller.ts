import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatCitation } from '../../kernel/citation.js';
import { marksOf } from '../../statute/marks.js';
import { packName, PACKS, WHOLE } from '../../statute/packs.js';
import { QUESTIONS, READING_TABLE } from '../../statute/readings.js';
import type { Rule } from '../../statute/rule.js';
import { traceabilityOf } from '../../statute/traceability.js';
import { NoParameters } from '../answers/no-parameters.js';

const CACHE = 'public, max-age=300';

/**
 * A rule as people read it. `quote.notSeen`: its words were not seen; it follows that source.
 * `unverified`: what it rests on that was not checked.
 */
const shown = (rule: Rule, pack: string) => {
  const { assess: _, examples, cite, quote, ...told } = rule;
  return {
    ...told,
    pack,
    cite: cite.map(formatCitation),
    quote: typeof quote === 'string' ? { words: quote } : quote,
    examples: examples.length,
    unverified: marksOf(rule, WHOLE.rules),
  };
};

const RULES = PACKS.flatMap((pack) => pack.rules.map((rule) => shown(rule, packName(pack))));
const TRACEABILITY = { packs: PACKS.map(packName), ...traceabilityOf(WHOLE) };

/** The law that acts are judged by, and how it is read. For everybody. */
@ApiTags('Law')
@NoParameters()
@Controller('v1')
export class LawController {
  @Get('rules')
  @Header('Cache-Control', CACHE)
  @ApiOperation({
    summary: 'Every rule: clause, quoted words, days in force, what it does not decide',
  })
  rules() {
    return { packs: PACKS.map(packName), items: RULES };
  }

  @Get('traceability')
  @Header('Cache-Control', CACHE)
  @ApiOperation({
    summary:
      'Every paragraph of the law and of the news report of May 2025: which rules judge it, or why none does; and from the rules back',
  })
  traceability() {
    return TRACEABILITY;
  }

  @Get('readings')
  @Header('Cache-Control', CACHE)
  @ApiOperation({
    summary: 'Every reading of the law: what it answers to each open question, and its source',
  })
  readings() {
    return { questions: QUESTIONS, items: READING_TABLE };
  }
}
