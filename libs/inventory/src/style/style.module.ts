import { Module } from '@nestjs/common';
import { SizeRunImport } from '../style-import/size-run-import.ts';
import { StyleImport } from '../style-import/style-import.ts';
import './style.export.ts';
import './style.permissions.ts';
import { StyleResolver } from './style.resolver.ts';
import { StyleService } from './style.service.ts';
import { StylePictureController } from './style-picture.controller.ts';
import { StylePictureService } from './style-picture.service.ts';

/** The style master: style × colour × size (F2). */
@Module({
  controllers: [StylePictureController],
  providers: [SizeRunImport, StyleImport, StyleService, StylePictureService, StyleResolver],
})
export class StyleModule {}
