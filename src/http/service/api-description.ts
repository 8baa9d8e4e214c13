import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Problem } from '../../kernel/problem.js';

/** The OpenAPI description of this service. It is made from the controllers once they are there. */
export class ApiDescription {
  #document: OpenAPIObject | undefined;

  describe(app: INestApplication): void {
    const about = new DocumentBuilder()
      .setTitle('Disclosure ledger')
      .setDescription(
        'Requests, responses and disclosures of tax information under 26 U.S.C. 6103, recorded before anyone has judged them. Every failure is a problem (RFC 9457); its `type` leads to a page that says what to do.',
      )
      .setVersion('1')
      .addBearerAuth()
      .build();
    this.#document = SwaggerModule.createDocument(app, about);
  }

  /** @throws Problem read-model-behind before the service has started. */
  get document(): OpenAPIObject {
    if (this.#document === undefined)
      throw new Problem('read-model-behind', 'The service is starting.', { retryAfterSeconds: 1 });
    return this.#document;
  }
}
