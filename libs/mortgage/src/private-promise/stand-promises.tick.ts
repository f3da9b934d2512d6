import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { StandingSanctions } from '../penalty/standing-sanctions.ts';

/** Asks every ten minutes which sanctions of private promises stand because nobody appealed (S28). */
@HandlesTick({ name: 'mortgage.promises', everySeconds: 600 })
@Injectable()
export class StandPromises implements TickHandler {
  readonly #sanctions: StandingSanctions;

  constructor(sanctions: StandingSanctions) {
    this.#sanctions = sanctions;
  }

  async tick(): Promise<TickFindings> {
    return { standing: await this.#sanctions.letStand('mortgage_private_promise') };
  }
}
