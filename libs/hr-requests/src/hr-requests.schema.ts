import { officeSchema } from '@kefu/office/schema';
import type { Schema } from '@kefu/platform/database';
import { RequestKind, RequestKindVersion } from './kind/request-kind.entity.ts';
import { hrRequestsMigrations } from './migrations/index.ts';
import { Qualification } from './qualification/qualification.entity.ts';
import { DisciplineCase } from './record/discipline-case.entity.ts';
import { Employment } from './record/employment.entity.ts';
import { IssuedItem } from './record/issued-item.entity.ts';
import { LegalEntity } from './record/legal-entity.entity.ts';
import { PersonalDetail } from './record/personal-detail.entity.ts';
import { PostEstablishment } from './record/post-establishment.entity.ts';
import { HrRequest } from './request/hr-request.entity.ts';
import { Successor } from './transfer/successor.entity.ts';
import { TrialObservation, TrialPlan } from './trial/trial-plan.entity.ts';

/** The tables of the HR desk. */
export const hrRequestsSchema: Schema = {
  name: 'hr-requests',
  entities: [
    DisciplineCase,
    Employment,
    HrRequest,
    IssuedItem,
    LegalEntity,
    PersonalDetail,
    PostEstablishment,
    Qualification,
    RequestKind,
    RequestKindVersion,
    Successor,
    TrialObservation,
    TrialPlan,
  ],
  migrations: hrRequestsMigrations,
  requires: [officeSchema],
};
