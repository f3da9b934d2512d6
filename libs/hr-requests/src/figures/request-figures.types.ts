import { CaseState } from '@kefu/office/lifecycle';
import { Field, Int, ObjectType } from '@nestjs/graphql';

/** Requests under way at one step, by how long they have waited there. */
@ObjectType()
export class HrRequestAge {
  @Field()
  kind!: string;

  @Field({ description: 'In the caller’s language' })
  kindTitle!: string;

  @Field(() => CaseState)
  state!: CaseState;

  @Field(() => Int, { description: 'For up to a day' })
  day!: number;

  @Field(() => Int, { description: 'For more than a day, up to three' })
  threeDays!: number;

  @Field(() => Int, { description: 'For more than three days, up to ten' })
  tenDays!: number;

  @Field(() => Int)
  longer!: number;

  @Field(() => Int, { description: 'Those whose answer is overdue' })
  overdue!: number;
}

/** How long people waited for an answer (H5). */
@ObjectType()
export class HrReplyTime {
  @Field(() => Int, { description: 'Requests answered within the span' })
  answered!: number;

  @Field(() => Int, { description: 'Of these, answered in time' })
  inTime!: number;

  @Field(() => Int, { nullable: true, description: 'Median minutes from handing in to the answer, by the clock' })
  medianMinutes!: number | null;

  @Field(() => Int, { description: 'Changes of posts that took effect within the span' })
  effective!: number;

  @Field(() => Int, { nullable: true, description: 'Median days from the first handing in to the day it took effect' })
  medianLeadDays!: number | null;
}

/** HR’s figures. */
@ObjectType()
export class HrRequestFigures {
  @Field(() => [HrRequestAge], { description: 'What is under way' })
  ages!: HrRequestAge[];

  @Field(() => HrReplyTime)
  replies!: HrReplyTime;
}
