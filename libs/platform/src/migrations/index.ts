import { Identity20261123180000 } from './20261123180000-identity.ts';
import { Audit20261123180100 } from './20261123180100-audit.ts';
import { Outbox20261123180500 } from './20261123180500-outbox.ts';

export const platformMigrations = [Identity20261123180000, Audit20261123180100, Outbox20261123180500] as const;
