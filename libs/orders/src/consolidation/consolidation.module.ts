import { Module } from '@nestjs/common';
import './production-line.export.ts';
import { ConsolidationResolver } from './consolidation.resolver.ts';
import { ConsolidationService } from './consolidation.service.ts';
import { Consolidations } from './consolidations.ts';

/** From locked orders to production (F1). */
@Module({ providers: [Consolidations, ConsolidationService, ConsolidationResolver] })
export class ConsolidationModule {}
