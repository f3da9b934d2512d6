import { SeenInput } from '@kefu/platform/errors';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { day } from '../case/mortgage-case.input.ts';

/** One thing that a bank asked for. */
@ObjectType()
export class MortgageSupplementItem {
  @Field(() => ID)
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Key of a paper of the checklist; null for what is asked in words',
  })
  type!: string | null;

  @Field({ description: 'The paper’s title, and what the bank said of it' })
  what!: string;

  @Field(() => Date, { nullable: true })
  receivedAt!: Date | null;

  @Field(() => String, { nullable: true })
  receivedBy!: string | null;
}

/** One round of what a bank asked for. */
@ObjectType()
export class MortgageSupplement {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  attempt!: number;

  @Field(() => Int, { description: 'Counted within the attempt' })
  round!: number;

  @Field({ description: 'YYYY-MM-DD' })
  dueOn!: string;

  @Field({ description: 'Whether it is open beyond its day' })
  overdue!: boolean;

  @Field()
  note!: string;

  @Field()
  askedBy!: string;

  @Field()
  askedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the last of it came in' })
  closedAt!: Date | null;

  @Field({ description: 'Whether the case left the bank before all came in' })
  withdrawn!: boolean;

  @Field(() => [MortgageSupplementItem])
  items!: MortgageSupplementItem[];
}

/** A paper that may be asked for again. */
@ObjectType()
export class MortgageAskablePaper {
  @Field()
  type!: string;

  @Field()
  title!: string;
}

/** What banks asked for on a case, the latest round first. */
@ObjectType()
export class MortgageSupplements {
  @Field(() => [MortgageSupplement])
  rounds!: MortgageSupplement[];

  @Field(() => [MortgageAskablePaper], { description: 'Papers of the case’s checklist' })
  papers!: MortgageAskablePaper[];
}

@InputType()
export class SupplementItemInput {
  @Field(() => String, { nullable: true, description: 'Key of a paper of the checklist, whose item is opened again' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  type?: string | null;

  @Field(() => String, { nullable: true, description: 'In the bank’s words; needed where no paper is named' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  what?: string | null;
}

/** What a bank asks for, and until when. */
@InputType()
export class AskSupplementInput extends SeenInput {
  @Field({ description: 'YYYY-MM-DD, today or later' })
  @Matches(day)
  dueOn!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;

  @Field(() => [SupplementItemInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => SupplementItemInput)
  items!: SupplementItemInput[];
}

@InputType()
export class ReceiveSupplementInput extends SeenInput {
  @Field(() => ID)
  @IsUUID()
  itemId!: string;
}
