import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type PersonalDetailKey, personalDetailKeys } from './personal-details.ts';

export const PersonalDetailKeys = Object.fromEntries(personalDetailKeys.map((key) => [key, key]));
registerEnumType(PersonalDetailKeys, { name: 'PersonalDetailKey' });

/** One of somebody's personal details, masked. */
@ObjectType('PersonalDetail')
export class PersonalDetailType {
  @Field(() => PersonalDetailKeys)
  key!: PersonalDetailKey;

  @Field({ description: 'In the caller’s language' })
  title!: string;

  @Field()
  masked!: string;

  @Field(() => ID, { description: 'The request that changed it last' })
  requestId!: string;

  @Field()
  changedByName!: string;

  @Field()
  changedAt!: Date;
}

/** A sealed text in clear, once. */
@ObjectType()
export class RevealedText {
  @Field()
  value!: string;
}

export const RevealTextResult = createUnionType({
  name: 'RevealTextResult',
  types: () => [RevealedText, InvalidInput, NotFound] as const,
});
