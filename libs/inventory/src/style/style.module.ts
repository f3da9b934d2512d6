import { Module } from '@nestjs/common';
import { SizeRunImport } from '../style-import/size-run-import.ts';
import { StyleImport } from '../style-import/style-import.ts';
import './style.permissions.ts';
import { StyleResolver } from './style.resolver.ts';
import { StyleService } from './style.service.ts';

/** The style master: style × colour × size (F2). */
@Module({ providers: [SizeRunImport, StyleImport, StyleService, StyleResolver] })
export class StyleModule {}
