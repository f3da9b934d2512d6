import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** A sales site (案場); rules of fees and loans go by its city. */
@ObjectType()
export class SalesSite {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field()
  city!: string;

  @Field(() => Int)
  contracts!: number;

  @Field(() => Int)
  version!: number;
}

/** Which mortgage team works for a sales team, from a day until the next line of that sales team (S23). */
@ObjectType()
export class TeamMapping {
  @Field(() => ID)
  salesTeamId!: string;

  @Field()
  salesTeam!: string;

  @Field(() => ID)
  teamId!: string;

  @Field()
  team!: string;

  @Field()
  startsOn!: string;

  @Field({ description: 'Whether it is the one that holds today' })
  inForce!: boolean;
}

/** A team that may stand in a line. */
@ObjectType()
export class SiteTeam {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

@ObjectType()
export class MortgageSite {
  @Field(() => [SalesSite])
  projects!: SalesSite[];

  @Field(() => [TeamMapping], { description: 'By sales team, the latest line first' })
  mappings!: TeamMapping[];

  @Field(() => [SiteTeam], { description: 'Teams that are open' })
  teams!: SiteTeam[];
}

@InputType()
export class SaveSalesSiteInput {
  @Field(() => ID, { nullable: true, description: 'Left out for a new one' })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that was looked at' })
  @IsOptional()
  @IsInt()
  version?: number | null;

  @Field()
  @IsString()
  @MaxLength(60)
  name!: string;

  @Field()
  @IsString()
  @MaxLength(40)
  city!: string;
}

@InputType()
export class MapTeamInput {
  @Field(() => ID)
  @IsUUID()
  salesTeamId!: string;

  @Field(() => ID)
  @IsUUID()
  teamId!: string;

  @Field({ description: 'Today or later; any day for the first line of a sales team' })
  @IsString()
  @MaxLength(10)
  startsOn!: string;
}

export const MortgageSiteResult = createUnionType({
  name: 'MortgageSiteResult',
  types: () => [MortgageSite, InvalidInput, NotFound, ChangedMeanwhile] as const,
});
