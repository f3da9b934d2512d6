import { Identity20261123180000 } from './20261123180000-identity.ts';
import { Audit20261123180100 } from './20261123180100-audit.ts';
import { Outbox20261123180500 } from './20261123180500-outbox.ts';
import { FieldKeys20261123181000 } from './20261123181000-field-keys.ts';
import { Files20261123182000 } from './20261123182000-files.ts';
import { Idempotency20261123183000 } from './20261123183000-idempotency.ts';
import { HeldFiles20261124091000 } from './20261124091000-held-files.ts';
import { OrganisationChanges20261125101500 } from './20261125101500-organisation-changes.ts';
import { TickFindings20261126091000 } from './20261126091000-tick-findings.ts';
import { SuspendedIndexes20261126210000 } from './20261126210000-suspended-indexes.ts';
import { ReportingLine20261126221000 } from './20261126221000-reporting-line.ts';
import { KeyKeepers20261126223000 } from './20261126223000-key-keepers.ts';
import { Release20261128080000 } from './20261128080000-release.ts';
import { ErasedFiles20261202111000 } from './20261202111000-erased-files.ts';

/** In the order of their time; one a line, so that two rooms can add theirs side by side. */
export const platformMigrations = [
  Identity20261123180000,
  Audit20261123180100,
  Outbox20261123180500,
  FieldKeys20261123181000,
  Files20261123182000,
  Idempotency20261123183000,
  HeldFiles20261124091000,
  OrganisationChanges20261125101500,
  TickFindings20261126091000,
  SuspendedIndexes20261126210000,
  ReportingLine20261126221000,
  KeyKeepers20261126223000,
  Release20261128080000,
  ErasedFiles20261202111000,
  // A trailing remark keeps the list on lines of their own.
] as const;
