import { applyDecorators, Body, type PipeTransform } from '@nestjs/common';
import { ApiBody, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { Problem } from '../../kernel/problem.js';
import { validation } from './validation.js';

type Class = new () => object;
type Classes = Readonly<Record<string, Class>>;

/** A body that is one of several, told apart by its `kind`. */
export const BodyByKind = (classes: Classes): ParameterDecorator => Body(new KindPipe(classes));

/** The same, for the API description. */
export const DescribesKinds = (classes: Classes): MethodDecorator => {
  const oneOf = Object.values(classes).map((body) => ({ $ref: getSchemaPath(body) }));
  return applyDecorators(
    ApiExtraModels(...Object.values(classes)),
    ApiBody({ schema: { oneOf, discriminator: { propertyName: 'kind' } } }),
  );
};

class KindPipe implements PipeTransform<unknown, Promise<unknown>> {
  readonly #pipe = validation();

  constructor(private readonly classes: Classes) {}

  async transform(body: unknown): Promise<unknown> {
    const kind = (body as { readonly kind?: unknown } | undefined)?.kind;
    const kinds = Object.keys(this.classes);
    const metatype =
      typeof kind === 'string' && kinds.includes(kind) ? this.classes[kind] : undefined;
    if (metatype === undefined) {
      const message = `must be one of the following values: ${kinds.join(', ')}`;
      throw new Problem('request-invalid', 'One field does not fit: kind.', {
        errors: [{ field: 'kind', message }],
      });
    }
    return this.#pipe.transform(body, { type: 'body', metatype });
  }
}
