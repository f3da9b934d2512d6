import { Module } from '@nestjs/common';
import { RecordModule } from './record/record.module.ts';

/** The HR desk: what is on record of people and posts, and what people ask for (H1–H6). */
@Module({ imports: [RecordModule] })
export class HrRequestsModule {}
