import { Injectable } from '@nestjs/common';
import type { Position } from '../../eventstore/event-store.js';
import { Problem } from '../../kernel/problem.js';
import { Keys } from '../../privacy/keys.js';

/**
 * `Ledger-Position`: where a command stands, as an opaque token to wait for. Encrypted, since on some
 * stores a position is an offset in bytes and would tell the size of a name.
 */
@Injectable()
export class Positions {
  constructor(private readonly keys: Keys) {}

  seal(position: Position): string {
    return this.keys.sealToken(position);
  }

  /** @throws Problem cursor-invalid, when the token is not one of this ledger. */
  open(token: string): Position {
    const position = this.keys.openToken(token);
    if (position === undefined)
      throw new Problem(
        'cursor-invalid',
        'wait: send a Ledger-Position of this ledger, unchanged.',
      );
    return position as Position;
  }
}
