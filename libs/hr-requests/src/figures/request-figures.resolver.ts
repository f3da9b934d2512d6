import { KefuError } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { RequestFigures } from './request-figures.service.ts';
import { HrRequestFigures } from './request-figures.types.ts';

@Resolver()
export class RequestFiguresResolver {
  readonly #figures: RequestFigures;

  constructor(figures: RequestFigures) {
    this.#figures = figures;
  }

  @Permit('hrRequest.oversee')
  @Query(() => HrRequestFigures, {
    description: 'Open requests by age and step, and how long people wait for an answer (H5)',
  })
  hrRequestFigures(@Args('days', { type: () => Int, defaultValue: 90 }) days: number): Promise<HrRequestFigures> {
    if (days < 1 || days > 3660) throw new KefuError('BAD_INPUT', 'days: from 1 to 3660');
    return this.#figures.now(days);
  }
}
