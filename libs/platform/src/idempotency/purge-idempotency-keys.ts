import { Injectable } from '@nestjs/common';
import { HandlesTick, type TickFindings, type TickHandler } from '../jobs/index.ts';
import { Claims } from './claims.ts';

/** Removes idempotency keys a day after their use. */
@HandlesTick({ name: 'idempotency.purge', everySeconds: 3600 })
@Injectable()
export class PurgeIdempotencyKeys implements TickHandler {
  readonly #claims: Claims;

  constructor(claims: Claims) {
    this.#claims = claims;
  }

  async tick(): Promise<TickFindings> {
    return { removed: await this.#claims.purge() };
  }
}
