import { Global, Module } from '@nestjs/common';
import { AuditTrail } from './audit-trail.ts';

/** The audit, for every room. */
@Global()
@Module({ providers: [AuditTrail], exports: [AuditTrail] })
export class AuditModule {}
