import {
  HandlesJob,
  HandlesTick,
  type Job,
  type JobHandler,
  type TickFindings,
  type TickHandler,
} from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { type Checked, RegisterCheck } from './register-check.ts';

/** Checks the whole register every night (T6); a night on which nothing ran is made up for. */
@HandlesTick({ name: 'register.check', everySeconds: 60 })
@Injectable()
export class CheckRegister implements TickHandler {
  readonly #check: RegisterCheck;

  constructor(check: RegisterCheck) {
    this.#check = check;
  }

  async tick(): Promise<TickFindings> {
    const checked = await this.#check.ofToday();
    return checked ? told(checked) : { what: 'already' };
  }
}

/** Checks a trader who was changed (T6). One that is gone has no faults. */
@HandlesJob({ queue: 'register', name: 'check' })
@Injectable()
export class CheckTrader implements JobHandler {
  readonly #check: RegisterCheck;

  constructor(check: RegisterCheck) {
    this.#check = check;
  }

  async handle(job: Job): Promise<void> {
    await this.#check.traders([String(job.data.traderId)]);
  }
}

function told(checked: Checked): TickFindings {
  const sum = (of: 'raised' | 'ceased'): number => checked.reduce((total, one) => total + one[of], 0);
  return { what: 'checked', raised: sum('raised'), settled: sum('ceased') };
}
