import { Module } from '@nestjs/common';
import { OrderAmountsResolver } from './order-amounts.resolver.ts';
import { OrderAmountsService } from './order-amounts.service.ts';

/** What was ordered, as figures (F1). */
@Module({ providers: [OrderAmountsService, OrderAmountsResolver] })
export class AmountsModule {}
