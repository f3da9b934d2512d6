export { AuditModule } from './audit.module.ts';
export { auditPermissions } from './audit.permissions.ts';
export { AuditChain, type BrokenLink, type ChainReport } from './audit-chain.ts';
export { AuditEntry } from './audit-entry.entity.ts';
export { type AuditRecord, AuditTrail } from './audit-trail.ts';
