export { AuditModule } from './audit.module.ts';
export { AuditEntry } from './audit-entry.entity.ts';
export { type AuditRecord, AuditTrail } from './audit-trail.ts';
