import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import { NoParameters } from '../answers/no-parameters.js';
import { ApiDescription } from './api-description.js';

const UI = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Disclosure ledger: API</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="./api/swagger-ui.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="./api/swagger-ui-bundle.js"></script>
    <script src="./api/start.js"></script>
  </body>
</html>
`;

/** `validatorUrl`: without it the page would send the description to a server of others. */
const START = `SwaggerUIBundle({ url: '/docs/api-json', dom_id: '#swagger-ui', validatorUrl: null });\n`;

/** What the page needs, and nothing from the network. */
const ASSETS: Readonly<Record<string, { type: string; read: () => Promise<string> }>> = {
  'swagger-ui.css': { type: 'text/css', read: () => readFile(join(UI, 'swagger-ui.css'), 'utf8') },
  'swagger-ui-bundle.js': {
    type: 'text/javascript',
    read: () => readFile(join(UI, 'swagger-ui-bundle.js'), 'utf8'),
  },
  'start.js': { type: 'text/javascript', read: () => Promise.resolve(START) },
};

/** The API description: for programs at /docs/api-json, for people at /docs/api. */
@ApiExcludeController()
@NoParameters()
@Controller('docs')
export class ApiDocsController {
  constructor(private readonly api: ApiDescription) {}

  @Get('api-json')
  json(): OpenAPIObject {
    return this.api.document;
  }

  @Get('api')
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return PAGE;
  }

  @Get('api/:asset')
  async asset(
    @Param('asset') name: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const asset = Object.hasOwn(ASSETS, name) ? ASSETS[name] : undefined;
    if (asset === undefined) throw new Problem('not-found', 'The page has no such part.');
    const text = await asset.read();
    reply.type(`${asset.type}; charset=utf-8`).header('Cache-Control', 'public, max-age=86400');
    return text;
  }
}
