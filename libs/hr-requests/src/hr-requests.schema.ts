import { officeSchema } from '@kefu/office/schema';
import type { Schema } from '@kefu/platform/database';
import { hrRequestsMigrations } from './migrations/index.ts';
import { DisciplineCase } from './record/discipline-case.entity.ts';
import { Employment } from './record/employment.entity.ts';
import { IssuedItem } from './record/issued-item.entity.ts';
import { LegalEntity } from './record/legal-entity.entity.ts';
import { PostEstablishment } from './record/post-establishment.entity.ts';

/** The tables of the HR desk. */
export const hrRequestsSchema: Schema = {
  name: 'hr-requests',
  entities: [DisciplineCase, Employment, IssuedItem, LegalEntity, PostEstablishment],
  migrations: hrRequestsMigrations,
  requires: [officeSchema],
};
