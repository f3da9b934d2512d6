import { KefuError } from '@kefu/platform/errors';
import { Permit, SignedIn } from '@kefu/platform/permissions';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { addDays } from './business-date.ts';
import { CalendarService } from './calendar.service.ts';
import { type Calendar, CalendarYearMissing } from './calendar.ts';
import {
  CalendarDayInput,
  CalendarDayResult,
  CalendarDays,
  CalendarDayType,
  CalendarYearInput,
  CalendarYearResult,
  PracticeDayInput,
  PracticeDayResult,
  Today,
} from './calendar.types.ts';
import { PracticeDay } from './practice-day.ts';

@Resolver()
export class CalendarResolver {
  readonly #calendar: CalendarService;

  readonly #practice: PracticeDay;

  constructor(calendar: CalendarService, practice: PracticeDay) {
    this.#calendar = calendar;
    this.#practice = practice;
  }

  @SignedIn()
  @Query(() => Today, { description: 'What today is (X4)' })
  async today(): Promise<Today> {
    const date = await this.#calendar.today();
    const [[day], around] = await Promise.all([this.#calendar.days(date, date), this.#calendar.around(date)]);
    return Object.assign(new Today(), {
      date,
      day: day ?? null,
      nextOfficeDay: known(around, (calendar) => calendar.nextOfficeDay(date)),
      nextTradingDay: known(around, (calendar) => calendar.nextTradingDay(date)),
      practising: await this.#practice.underWay(),
      mayPractise: this.#practice.allowed,
    });
  }

  @Permit('calendar.read')
  @Query(() => CalendarDays, { description: 'The days of a month; none where its year is unknown' })
  async calendarMonth(
    @Args('year', { type: () => Int }) year: number,
    @Args('month', { type: () => Int }) month: number,
  ): Promise<CalendarDays> {
    if (!(year >= 1900 && year <= 2200 && month >= 1 && month <= 12)) {
      throw new KefuError('BAD_INPUT', 'year: from 1900 to 2200; month: from 1 to 12');
    }
    const first = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
    const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
    return Object.assign(new CalendarDays(), { days: await this.#calendar.days(first, addDays(next, -1)) });
  }

  @Permit('calendar.manage')
  @Mutation(() => CalendarDayResult, { description: 'Says what a day is, with a reason (X4)' })
  async changeCalendarDay(@Args('input') input: CalendarDayInput): Promise<typeof CalendarDayResult> {
    const result = await this.#calendar.changeDay(input);
    return 'day' in result ? Object.assign(new CalendarDayType(), result) : result;
  }

  @Permit('calendar.manage')
  @Mutation(() => CalendarYearResult, { description: 'Enters a year that does not ship yet (X4)' })
  async enterCalendarYear(@Args('input') input: CalendarYearInput): Promise<typeof CalendarYearResult> {
    const result = await this.#calendar.enterYear(input);
    return Array.isArray(result) ? Object.assign(new CalendarDays(), { days: result }) : result;
  }

  @Permit('calendar.manage')
  @Mutation(() => PracticeDayResult, {
    description: 'Lets a demo live on another day, so that its work can be practised; refused in production (X4)',
  })
  async setPracticeDay(@Args('input') { day }: PracticeDayInput): Promise<typeof PracticeDayResult> {
    return (await this.#practice.set(day ?? null)) ?? this.today();
  }
}

function known<T>(calendar: Calendar, ask: (calendar: Calendar) => T): T | null {
  try {
    return ask(calendar);
  } catch (error) {
    if (error instanceof CalendarYearMissing) return null;
    throw error;
  }
}
