import { AvailableTransition } from '@kefu/office/lifecycle';
import { Database } from '@kefu/platform/database';
import { Permit } from '@kefu/platform/permissions';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RiskFile, RiskQuestion } from '../file/risk-file.types.ts';
import { RiskReview } from '../review/risk-review.ts';
import { RiskBalance, RiskChanges, RiskGroup, RiskProgress, RiskRunRecord } from './risk-run.types.ts';
import { balanceOf, filesOf, progressOf, questionsOf } from './risk-run-parts.ts';
import { RiskRunViewService } from './risk-run-view.service.ts';

/** The parts of a run's page: while notices leave, only their counts are read again. */
@Resolver(() => RiskRunRecord)
export class RiskRunPartsResolver {
  readonly #database: Database;
  readonly #review: RiskReview;
  readonly #view: RiskRunViewService;

  constructor(database: Database, review: RiskReview, view: RiskRunViewService) {
    this.#database = database;
    this.#review = review;
    this.#view = view;
  }

  @Permit('risk.read')
  @ResolveField(() => [RiskFile], { description: 'Files that were brought, the latest first; at most 50' })
  files(@Parent() { id }: RiskRunRecord): Promise<RiskFile[]> {
    return this.#database.transaction((tx) => filesOf(tx, id));
  }

  @Permit('risk.read')
  @ResolveField(() => [RiskQuestion], {
    description: 'What a person must decide of the file that counts; at most 500',
  })
  questions(@Parent() { id }: RiskRunRecord): Promise<RiskQuestion[]> {
    return this.#database.transaction((tx) => questionsOf(tx, id));
  }

  @Permit('risk.read')
  @ResolveField(() => [RiskGroup], { description: 'The traders of each level, and what sending to them means' })
  groups(@Parent() { id }: RiskRunRecord): Promise<RiskGroup[]> {
    return this.#database.transaction((tx) => this.#review.groups(tx, id));
  }

  @Permit('risk.read')
  @ResolveField(() => RiskChanges, { description: 'What became of traders since the trading day before' })
  changes(@Parent() { id }: RiskRunRecord): Promise<RiskChanges> {
    return this.#database.transaction((tx) => this.#review.changes(tx, id));
  }

  @Permit('risk.read')
  @ResolveField(() => [RiskProgress], { description: 'How many notices of a level are where' })
  progress(@Parent() { id }: RiskRunRecord): Promise<RiskProgress[]> {
    return this.#database.transaction((tx) => progressOf(tx, id));
  }

  @Permit('risk.read')
  @ResolveField(() => RiskBalance, { description: 'The two sums that must be nought before the day is closed' })
  balance(@Parent() { id }: RiskRunRecord): Promise<RiskBalance> {
    return this.#database.transaction((tx) => balanceOf(tx, id));
  }

  @Permit('risk.read')
  @ResolveField(() => [AvailableTransition], { description: 'The ways on that the caller may go' })
  transitions(@Parent() run: RiskRunRecord): Promise<AvailableTransition[]> {
    return this.#view.transitions(run);
  }
}
