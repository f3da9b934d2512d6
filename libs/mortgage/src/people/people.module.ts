import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { PeopleResolver } from './people.resolver.ts';
import { PeopleService } from './people.service.ts';
import { PersonRevealService } from './person-reveal.service.ts';
import { PersonSeals } from './person-seals.ts';

/** Everybody whom a contract speaks of (S7). */
@Module({ imports: [CalendarModule], providers: [PersonSeals, PeopleService, PersonRevealService, PeopleResolver] })
export class PeopleModule {}
