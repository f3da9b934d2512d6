import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './mortgage-case.dossier.ts';
import { KitController } from './kit.controller.ts';
import { KitResolver } from './kit.resolver.ts';
import { KitService } from './kit.service.ts';

/** The papers of cases: what is required, what is there, what is still to be brought (S16). */
@Module({ imports: [CalendarModule], controllers: [KitController], providers: [KitService, KitResolver] })
export class ChecklistModule {}
