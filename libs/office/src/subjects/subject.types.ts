import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsString, IsUUID, MaxLength } from 'class-validator';

/** What something is about, for people: its kind, its id, and how they call it. */
@ObjectType()
export class Subject {
  @Field({ description: 'Kind of the record, such as `trader`' })
  type!: string;

  @Field(() => ID)
  id!: string;

  @Field({ description: 'How people call it' })
  title!: string;
}

@InputType()
export class SubjectInput {
  @Field({ description: 'Kind of the record, such as `trader`' })
  @IsString()
  @MaxLength(50)
  type!: string;

  @Field(() => ID)
  @IsUUID()
  id!: string;
}
