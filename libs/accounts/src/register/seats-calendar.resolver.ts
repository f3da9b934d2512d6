import { KefuError } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { SeatsCalendarService } from './seats-calendar.service.ts';
import { RegisterCockpit, SeatsCalendarArgs, SeatsEnding } from './seats-calendar.types.ts';

@Resolver()
export class SeatsCalendarResolver {
  readonly #seats: SeatsCalendarService;

  constructor(seats: SeatsCalendarService) {
    this.#seats = seats;
  }

  @Permit('trader.read')
  @Query(() => [SeatsEnding], { description: 'How many seats of which branch end when (T3)' })
  seatsCalendar(@Args() args: SeatsCalendarArgs): Promise<SeatsEnding[]> {
    return this.#seats.ending(args);
  }

  @Permit('trader.read')
  @Query(() => RegisterCockpit, { description: 'What the register asks of people today' })
  registerCockpit(
    @Args('days', {
      type: () => Int,
      defaultValue: 30,
      description: 'How far ahead a term counts as expiring, at most 366',
    })
    days: number,
  ): Promise<RegisterCockpit> {
    if (days < 0 || days > 366) throw new KefuError('BAD_INPUT', 'days: expected 0 to 366', { field: 'days' });
    return this.#seats.cockpit(days);
  }
}
