import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { ClockSweep } from './clock-sweep.ts';

/** Asks every minute which steps have used up their time (S2); asked twice it tells once. */
@HandlesTick({ name: 'mortgage.clocks', everySeconds: 60 })
@Injectable()
export class ClockSweepTick implements TickHandler {
  readonly #sweep: ClockSweep;

  constructor(sweep: ClockSweep) {
    this.#sweep = sweep;
  }

  async tick(): Promise<TickFindings> {
    return { due: await this.#sweep.sweep(), told: await this.#sweep.tell() };
  }
}
