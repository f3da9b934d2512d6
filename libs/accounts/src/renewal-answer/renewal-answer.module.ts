import { Module } from '@nestjs/common';
import './renewal-answer.permissions.ts';
import { ApplicationModule } from '../application/application.module.ts';
import { RenewalModule } from '../renewal/renewal.module.ts';
import { RenewalAnswerResolver } from './renewal-answer.resolver.ts';
import { RenewalAnswerService } from './renewal-answer.service.ts';

/** What traders answer when they are asked whether they renew (T3). */
@Module({
  imports: [RenewalModule, ApplicationModule],
  providers: [RenewalAnswerService, RenewalAnswerResolver],
})
export class RenewalAnswerModule {}
