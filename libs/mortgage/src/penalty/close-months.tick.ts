import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { MonthClosing } from './month-closing.ts';
import { StandingSanctions } from './standing-sanctions.ts';

/** Asks every ten minutes which months are to be frozen, and which penalties stand because nobody appealed (S24, S25). */
@HandlesTick({ name: 'mortgage.closeMonths', everySeconds: 600 })
@Injectable()
export class CloseMonths implements TickHandler {
  readonly #closing: MonthClosing;
  readonly #sanctions: StandingSanctions;

  constructor(closing: MonthClosing, sanctions: StandingSanctions) {
    this.#closing = closing;
    this.#sanctions = sanctions;
  }

  async tick(): Promise<TickFindings> {
    return { ...(await this.#closing.freezeDue()), standing: await this.#sanctions.letStand('mortgage_penalty') };
  }
}
