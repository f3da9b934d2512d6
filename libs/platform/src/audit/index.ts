export { AuditModule } from './audit.module.ts';
export { auditPermissions } from './audit.permissions.ts';
export { AuditFilter } from './audit.types.ts';
export { AuditChain, type BrokenLink, type ChainReport } from './audit-chain.ts';
export { AuditEntry } from './audit-entry.entity.ts';
export { type AuditRow, auditConditions, auditRows, toEntry } from './audit-list.sql.ts';
export { type AuditRecord, AuditTrail } from './audit-trail.ts';
