import { Global, Module } from '@nestjs/common';
import { AuditResolver } from './audit.resolver.ts';
import { AuditService } from './audit.service.ts';
import { AuditChainTick } from './audit-chain.tick.ts';
import { AuditChain } from './audit-chain.ts';
import { AuditTrail } from './audit-trail.ts';

/** The audit, for every room. */
@Global()
@Module({
  providers: [AuditTrail, AuditChain, AuditChainTick, AuditService, AuditResolver],
  exports: [AuditTrail, AuditChain],
})
export class AuditModule {}
