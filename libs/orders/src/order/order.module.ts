import { Module } from '@nestjs/common';
import './order.permissions.ts';

/** Orders of franchisees from the fair to production (F1, F3, F8). */
@Module({})
export class OrderModule {}
