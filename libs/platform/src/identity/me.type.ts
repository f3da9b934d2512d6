import { Field, ID, ObjectType } from '@nestjs/graphql';

/** The signed-in person, as the console needs it. */
@ObjectType()
export class Me {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field()
  language!: string;

  @Field({ description: 'Whether sign-in asks for a code of the authenticator' })
  secondFactor!: boolean;

  @Field(() => [String], { description: 'Keys of the roles held today' })
  roles!: string[];

  @Field(() => [String], { description: 'Permissions held today, over any rows' })
  permissions!: string[];
}
