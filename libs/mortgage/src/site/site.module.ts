import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './site.permissions.ts';
import { SiteResolver } from './site.resolver.ts';
import { SiteService } from './site.service.ts';

/** Sales sites and their teams (S23). */
@Module({ imports: [CalendarModule], providers: [SiteService, SiteResolver] })
export class SiteModule {}
