import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldError, Problem } from '../../kernel/problem.js';

/** Fields named in one answer: enough to mend a body, too few to echo one. */
const MAX_ERRORS = 50;

/**
 * Holds bodies and queries to their DTO. A field that it does not know is an error: a typo must not
 * lose a fact. Errors name the field and never the value that was sent.
 */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const found = errors.flatMap((error) => fieldErrors(error, ''));
      return new Problem('request-invalid', summary(found), { errors: found.slice(0, MAX_ERRORS) });
    },
  });

const summary = (found: readonly FieldError[]): string =>
  found.length === 1
    ? `One field does not fit: ${found[0]?.field}.`
    : `${found.length} fields do not fit; see errors.`;

const fieldErrors = (error: ValidationError, parent: string): readonly FieldError[] => {
  const { property, constraints = {}, children = [] } = error;
  const field = joined(parent, property);
  const own = Object.entries(constraints).map(([rule, message]) => ({
    field,
    message: rule === 'whitelistValidation' ? 'is not a field here' : tidy(message, property),
  }));
  return [...own, ...children.flatMap((child) => fieldErrors(child, field))];
};

/** Only what looks like the name of a field is repeated: a sender may have put a text there. */
const joined = (parent: string, property: string): string => {
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  const name = /^[A-Za-z][A-Za-z]{0,39}$/.test(property) ? property : '(unknown)';
  return parent === '' ? name : `${parent}.${name}`;
};

/** class-validator begins with the name of the property, which `field` says already. */
const tidy = (message: string, property: string): string =>
  message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
