import { Failure } from '@kefu/platform/errors';
import type { Language } from '@kefu/platform/language';
import { fillText } from '@kefu/platform/language';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Reason } from './lifecycle-binding.ts';
import { stateTones } from './lifecycle-definition.ts';

export const StateTones = Object.fromEntries(stateTones.map((tone) => [tone, tone]));
registerEnumType(StateTones, { name: 'StateTone', description: 'What a state asks of people' });

/** Why a transition is not open. */
@ObjectType()
export class BlockingReason {
  @Field({ description: 'Stable code, such as PAPERS_MISSING' })
  code!: string;

  @Field({ description: 'In the caller’s language' })
  text!: string;

  static of(reason: Reason, language: Language): BlockingReason {
    const text = fillText(reason.text, language, reason.values);
    return Object.assign(new BlockingReason(), { code: reason.code, text });
  }
}

/** Something stands in the way of a transition; every reason is told. */
@ObjectType({ implements: () => [Failure] })
export class TransitionBlocked extends Failure {
  @Field(() => [BlockingReason])
  reasons!: BlockingReason[];

  static of(reasons: readonly Reason[], language: Language): TransitionBlocked {
    return Object.assign(new TransitionBlocked(), {
      code: 'TRANSITION_BLOCKED',
      message: reasons.map(({ code }) => code).join(', '),
      reasons: reasons.map((reason) => BlockingReason.of(reason, language)),
    });
  }
}

/** A way on that the caller may go, now or once the reasons are gone. */
@ObjectType()
export class AvailableTransition {
  @Field()
  key!: string;

  @Field({ description: 'What the button says' })
  title!: string;

  @Field({ description: 'The state that it leads to' })
  to!: string;

  @Field()
  needsReason!: boolean;

  @Field(() => [BlockingReason], { description: 'Why it is not open; empty when it is' })
  reasons!: BlockingReason[];
}

/** Where a case stands. */
@ObjectType()
export class CaseState {
  @Field()
  key!: string;

  @Field({ description: 'In the caller’s language' })
  title!: string;

  @Field(() => StateTones)
  tone!: string;

  @Field()
  final!: boolean;
}

/** A way in the chart. */
@ObjectType()
export class ChartTransition {
  @Field()
  key!: string;

  @Field()
  title!: string;

  @Field(() => [String])
  from!: string[];

  @Field()
  to!: string;
}

/** A lifecycle to draw: its states in the order of the usual way, and the transitions between them (S2). */
@ObjectType()
export class LifecycleChart {
  @Field()
  key!: string;

  @Field(() => Int)
  version!: number;

  @Field()
  initial!: string;

  @Field(() => [CaseState])
  states!: CaseState[];

  @Field(() => [ChartTransition])
  transitions!: ChartTransition[];
}

/** What every desk's cases tell of their lifecycle; the desk's own facts come with its type. */
@ObjectType({ isAbstract: true })
export abstract class CaseFacts {
  @Field(() => ID)
  id!: string;

  @Field(() => CaseState)
  state!: CaseState;

  @Field(() => Date)
  stateSince!: Date;

  @Field({ description: 'Key of its lifecycle, for lifecycleChart' })
  lifecycle!: string;

  @Field(() => Int)
  lifecycleVersion!: number;

  @Field(() => Int)
  version!: number;
}
