import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import { parseTilePath } from '../../proof/tile.js';
import { PublicLog } from '../../publiclog/public-log.js';
import { NoParameters } from '../answers/no-parameters.js';

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';
const FOR_EVER = 'public, max-age=31536000, immutable';
const SEQ = /^(0|[1-9]\d{0,14})$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The public log's files, for everybody: the bytes that lie under LEDGER_DATA_DIR/log. */
@ApiTags('Public log')
@NoParameters()
@Controller('log')
export class LogController {
  constructor(private readonly log: PublicLog) {}

  @Get('checkpoint')
  @Header('Content-Type', TEXT)
  @ApiProduces('text/plain')
  @ApiOperation({ summary: 'The newest signed checkpoint (C2SP tlog-checkpoint)' })
  async checkpoint(): Promise<string> {
    return there(await this.log.files.read('checkpoint'));
  }

  @Get('vkey')
  @Header('Content-Type', TEXT)
  @ApiProduces('text/plain')
  @ApiOperation({ summary: "The log's key, to compare with one from elsewhere (C2SP signed-note)" })
  async vkey(): Promise<string> {
    return there(await this.log.files.read('vkey'));
  }

  @Get('policy')
  @Header('Content-Type', TEXT)
  @ApiProduces('text/plain')
  @ApiOperation({ summary: 'Whose signatures a checkpoint should carry (C2SP tlog-policy)' })
  async policy(): Promise<string> {
    return there(await this.log.files.read('policy'));
  }

  @Get('tile/*')
  @ApiParam({
    name: 'path',
    description:
      '`<L>/<N>` for hashes, `entries/<N>` for entries, each with `.p/<W>` where partial; N as x001/x234/067',
  })
  @ApiProduces(BYTES)
  @ApiOperation({ summary: 'A tile of hashes or a bundle of entries (C2SP tlog-tiles)' })
  async tile(
    @Param('*') path: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const tile = parseTilePath(path);
    const bytes = there(tile && (await this.log.files.tile(tile)));
    reply.type(BYTES).header('Cache-Control', FOR_EVER);
    return bytes;
  }

  @Get('receipts/:id')
  @Header('Content-Type', TEXT)
  @ApiParam({ name: 'id', description: 'Id of an event, or its seq' })
  @ApiProduces('text/plain')
  @ApiOperation({ summary: 'Proof that an event is in the log, with its leaf (C2SP tlog-proof)' })
  async receipt(@Param('id') id: string): Promise<string> {
    if (SEQ.test(id)) return there(await this.log.reader.receipt({ seq: Number(id) }));
    return there(UUID.test(id) ? await this.log.reader.receipt({ id }) : undefined);
  }
}

const there = <T>(found: T | undefined): T => {
  if (found === undefined)
    throw new Problem(
      'not-found',
      'The log has no such file, or not yet: an event is in it as soon as a checkpoint covers it.',
    );
  return found;
};
