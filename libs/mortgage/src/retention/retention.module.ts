import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './retention.permissions.ts';
import { CaseErasure } from './case-erasure.ts';
import { RetentionResolver } from './retention.resolver.ts';
import { RetentionService } from './retention.service.ts';
import { ListDueErasures } from './retention.tick.ts';

/** For how long personal data are kept, and their erasure (S7). */
@Module({ imports: [CalendarModule], providers: [CaseErasure, ListDueErasures, RetentionService, RetentionResolver] })
export class RetentionModule {}
