import { AuditEntry } from '../audit/index.ts';
import { FieldKey } from '../crypto/index.ts';
import type { Schema } from '../database/index.ts';
import { StoredFile } from '../files/index.ts';
import { identityEntities } from '../identity/entities.ts';
import { prepareQueueSchema } from '../jobs/queue-schema.ts';
import { platformMigrations } from '../migrations/index.ts';

/** The tables of the technical ground. */
export const platformSchema: Schema = {
  name: 'platform',
  entities: [AuditEntry, FieldKey, StoredFile, ...identityEntities],
  migrations: platformMigrations,
  requires: [],
  prepare: prepareQueueSchema,
};
