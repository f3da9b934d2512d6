import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { contextIfAny } from '../context/index.ts';

/** What happened, to what. Personal data appears masked or not at all. */
export interface AuditRecord {
  /** Past tense with its subject: `trader.changed`, `apiKey.revoked`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** The fields that changed, as they were. */
  readonly before?: Readonly<Record<string, unknown>> | null;
  /** The fields that changed, as they are now. */
  readonly after?: Readonly<Record<string, unknown>> | null;
  readonly reason?: string | null;
  /** Who did it, where the context does not know yet: a sign-in. */
  readonly by?: { readonly kind: 'person'; readonly id: string; readonly name: string };
}

/** What happened to each of many. */
export type EachAuditRecord = Omit<AuditRecord, 'subject' | 'by'> & { readonly subject: { readonly type: string } };

const nobody = { kind: 'anonymous', id: '', name: '' };

/** Writes the audit (X2) in the transaction of the change itself, so that neither exists without the other. */
@Injectable()
export class AuditTrail {
  /** Records one thing that was done to many: an entry for each, in one statement. */
  async recordEach(tx: EntityManager, ids: readonly string[], { subject, ...record }: EachAuditRecord): Promise<void> {
    const context = contextIfAny();
    const actor = context?.actor ?? nobody;
    await tx.query(
      `INSERT INTO audit_entry
         (actor_kind, actor_id, actor_name, ip, request_id, action, subject_type, subject_id, before, after, reason)
       SELECT $1, $2, $3, $4, $5, $6, $7, id, $9, $10, $11 FROM unnest($8::text[]) WITH ORDINALITY AS each (id, nth) ORDER BY nth`,
      [
        actor.kind,
        actor.id,
        actor.name,
        context?.ip ?? '',
        context?.requestId ?? '',
        record.action,
        subject.type,
        [...ids],
        record.before ? JSON.stringify(record.before) : null,
        record.after ? JSON.stringify(record.after) : null,
        record.reason ?? null,
      ],
    );
  }

  /** Records who did it, from where, what before and after; actor and address come from the context. */
  async record(tx: EntityManager, record: AuditRecord): Promise<void> {
    const context = contextIfAny();
    const actor = record.by ?? context?.actor ?? nobody;
    await tx.query(
      `INSERT INTO audit_entry
         (actor_kind, actor_id, actor_name, ip, request_id, action, subject_type, subject_id, before, after, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        actor.kind,
        actor.id,
        actor.name,
        context?.ip ?? '',
        context?.requestId ?? '',
        record.action,
        record.subject.type,
        record.subject.id,
        record.before ? JSON.stringify(record.before) : null,
        record.after ? JSON.stringify(record.after) : null,
        record.reason ?? null,
      ],
    );
  }
}
