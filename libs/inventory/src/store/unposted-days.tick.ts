import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { UnpostedDays } from './unposted-days.ts';

/** Asks every ten minutes which stores have a day that is over and not posted (F27). */
@HandlesTick({ name: 'store.unpostedDays', everySeconds: 600 })
@Injectable()
export class UnpostedDaysTick implements TickHandler {
  readonly #unposted: UnpostedDays;

  constructor(unposted: UnpostedDays) {
    this.#unposted = unposted;
  }

  async tick(): Promise<TickFindings> {
    return { raised: await this.#unposted.raise() };
  }
}
