import { ChangedMeanwhile, InvalidInput, NotFound, SeenInput } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { MortgageContractType } from '../contract-view/contract-view.types.ts';

/** A property consultant who can sign in (S26). */
@ObjectType()
export class MortgageConsultant {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

/** Which consultant sold a contract. */
@InputType()
export class AssignConsultantInput extends SeenInput {
  @Field(() => ID, { nullable: true, description: 'Null: nobody who can sign in' })
  @IsOptional()
  @IsUUID()
  consultantId?: string | null;
}

export const AssignConsultantResult = createUnionType({
  name: 'AssignConsultantResult',
  types: () => [MortgageContractType, InvalidInput, NotFound, ChangedMeanwhile] as const,
});
