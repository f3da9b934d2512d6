import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ApplicationKind } from './application.entity.ts';
import { ApplicationKinds } from './application.input.ts';

/** How the applications of a kind fared that were decided for good within a span (T1–T4). */
@ObjectType()
export class ApplicationFigure {
  @Field(() => ApplicationKinds)
  kind!: ApplicationKind;

  @Field({ description: 'The month, YYYY-MM; empty for the whole span' })
  month!: string;

  @Field(() => Int, { description: 'Approved or rejected for good' })
  decided!: number;

  @Field(() => Int)
  rejected!: number;

  @Field(() => Int, { description: 'Those among them that had been given back at least once' })
  returned!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Lead time: median office minutes from the first handing-in to the outcome; null where none was decided, or the calendar lacks a day',
  })
  medianOfficeMinutes!: number | null;
}

/** How long what is pending at a step has waited on one desk; days of 24 hours. */
@ObjectType()
export class ApplicationAgeing {
  @Field({ description: 'Key of the step' })
  step!: string;

  @Field({ description: 'The step in the caller’s language' })
  title!: string;

  @Field(() => ID, { nullable: true })
  reviewerId!: string | null;

  @Field(() => String, { nullable: true, description: 'Null: on nobody’s desk' })
  reviewer!: string | null;

  @Field(() => Int, { description: 'Less than a day' })
  fresh!: number;

  @Field(() => Int, { description: 'One day or longer, less than three' })
  overOneDay!: number;

  @Field(() => Int, { description: 'Three days or longer, less than seven' })
  overThreeDays!: number;

  @Field(() => Int, { description: 'Seven days or longer' })
  overSevenDays!: number;

  @Field(() => Int, { description: 'Those among all of them that went on to a higher post' })
  escalated!: number;
}

/** Return rate and lead time (T1–T4). */
@ObjectType()
export class ApplicationFigures {
  @Field(() => [ApplicationFigure], { description: 'By kind over the whole span' })
  kinds!: ApplicationFigure[];

  @Field(() => [ApplicationFigure], { description: 'By month and kind' })
  months!: ApplicationFigure[];
}
