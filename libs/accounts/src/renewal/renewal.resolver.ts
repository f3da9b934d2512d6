import { Permit } from '@kefu/platform/permissions';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RenewalService } from './renewal.service.ts';
import {
  PlanResult,
  RenewalFigure,
  RenewalPolicy,
  RenewalPolicyInput,
  RenewalPolicyResult,
  RenewalRun,
  RenewTermInput,
  RenewTermResult,
  UnreachableTrader,
} from './renewal.types.ts';
import { RenewalPlanner } from './renewal-planner.ts';
import { RenewalPolicyService } from './renewal-policy.service.ts';

@Resolver()
export class RenewalResolver {
  readonly #renewals: RenewalService;
  readonly #policy: RenewalPolicyService;
  readonly #planner: RenewalPlanner;

  constructor(renewals: RenewalService, policy: RenewalPolicyService, planner: RenewalPlanner) {
    this.#renewals = renewals;
    this.#policy = policy;
    this.#planner = planner;
  }

  @Permit('renewal.read')
  @Query(() => RenewalRun, {
    description: 'The renewal reminders of a business date; today’s where none is given (T3)',
  })
  renewalRun(@Args('day', { type: () => String, nullable: true }) day?: string | null): Promise<RenewalRun> {
    return this.#renewals.run(day);
  }

  @Permit('renewal.read')
  @Query(() => [UnreachableTrader], { description: 'Traders without a phone to whom a reminder is due (T3)' })
  unreachableTraders(): Promise<UnreachableTrader[]> {
    return this.#renewals.unreachable();
  }

  @Permit('renewal.read')
  @Query(() => RenewalFigure, { description: 'On-time renewal over the last so many days, at most 366 (T3)' })
  renewalFigure(@Args('days', { type: () => Int, defaultValue: 90 }) days: number): Promise<RenewalFigure> {
    return this.#renewals.figure(Math.min(366, Math.max(1, days)));
  }

  @Permit('renewal.read')
  @Query(() => RenewalPolicy, { description: 'The department’s lengths and reminders (T3)' })
  renewalPolicy(): Promise<RenewalPolicy> {
    return this.#policy.current();
  }

  @Permit('renewal.settings')
  @Mutation(() => RenewalPolicyResult, { description: 'Sets lengths and reminders (T3)' })
  setRenewalPolicy(@Args('input') input: RenewalPolicyInput): Promise<typeof RenewalPolicyResult> {
    return this.#policy.change(input);
  }

  @Permit('renewal.plan')
  @Mutation(() => PlanResult, { description: 'Plans now what is due today; what is planned already stays (T3)' })
  async planRenewalReminders(): Promise<PlanResult> {
    const outcome = await this.#planner.plan('person');
    return Object.assign(new PlanResult(), {
      outcome: outcome.kind,
      day: outcome.day,
      planned: outcome.kind === 'planned' ? outcome.planned : 0,
    });
  }

  @Permit('renewal.renew')
  @Mutation(() => RenewTermResult, { description: 'Renews a term from the day after its last (T3)' })
  renewTerm(@Args('input') input: RenewTermInput): Promise<typeof RenewTermResult> {
    return this.#renewals.renew(input);
  }
}
