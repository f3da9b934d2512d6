import { Injectable } from '@nestjs/common';
import { HandlesTick, type TickFindings, type TickHandler } from '../jobs/index.ts';
import { AuditChain } from './audit-chain.ts';

/** Links what the last seconds added to the audit. */
@Injectable()
@HandlesTick({ name: 'audit.link', everySeconds: 5 })
export class AuditChainTick implements TickHandler {
  readonly #chain: AuditChain;

  constructor(chain: AuditChain) {
    this.#chain = chain;
  }

  async tick(): Promise<TickFindings> {
    return { linked: await this.#chain.link() };
  }
}
