import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDate, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { connectionOf, PageArgs } from '../paging/index.ts';

/** A field of a subject, before and after. Values are JSON text; personal data appears masked. */
@ObjectType()
export class AuditChange {
  @Field()
  field!: string;

  @Field(() => String, { nullable: true })
  before!: string | null;

  @Field(() => String, { nullable: true })
  after!: string | null;
}

/** One line of the audit (X2). */
@ObjectType('AuditEntry')
export class AuditEntryType {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  at!: Date;

  @Field({ description: 'person, apiKey, system, or anonymous' })
  actorKind!: string;

  @Field()
  actorId!: string;

  @Field()
  actorName!: string;

  @Field({ description: 'Address that the request came from' })
  ip!: string;

  @Field()
  requestId!: string;

  @Field({ description: 'What happened, such as trader.changed' })
  action!: string;

  @Field()
  subjectType!: string;

  @Field()
  subjectId!: string;

  @Field(() => [AuditChange])
  changes!: AuditChange[];

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

@ObjectType()
export class AuditEntryConnection extends connectionOf(AuditEntryType) {}

/** Which lines of the audit; conditions add up. */
@InputType()
export class AuditFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name of who acted' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  actor?: string | null;

  @Field(() => String, { nullable: true, description: 'The action itself or how it begins, such as session' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  action?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  subjectType?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  subjectId?: string | null;

  @Field(() => Date, { nullable: true, description: 'From this instant' })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Before this instant' })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  before?: Date | null;
}

/** A page of the audit. */
@ArgsType()
export class AuditArgs extends PageArgs {
  @Field(() => AuditFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => AuditFilter)
  filter?: AuditFilter | null;
}

/** The first place where the chain does not hold. */
@ObjectType()
export class BrokenAuditLink {
  @Field(() => Float)
  position!: number;

  @Field(() => ID)
  entryId!: string;

  @Field({ description: 'linkMissing, entryMissing, or entryChangedOrLinkForged' })
  problem!: string;
}

/** What a check of the whole chain found (X2). */
@ObjectType()
export class AuditChainReport {
  @Field(() => Float, { description: 'Links that were checked and hold' })
  links!: number;

  @Field(() => Int, { description: 'Entries that wait for their link' })
  unlinked!: number;

  @Field(() => BrokenAuditLink, { nullable: true })
  broken!: BrokenAuditLink | null;

  @Field({ description: 'Hash of the last link that holds, in hex' })
  head!: string;
}
