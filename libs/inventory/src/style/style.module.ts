import { Module } from '@nestjs/common';
import './style.permissions.ts';

/** The style master: style × colour × size (F2). */
@Module({})
export class StyleModule {}
