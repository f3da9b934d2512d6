import { Field, ID, ObjectType } from '@nestjs/graphql';

/** Something changed. Tells what, never how: read it again. */
@ObjectType({ description: 'Something changed: read it again' })
export class Change {
  @Field({ description: 'Kind of the record, such as `importRun`; `everything` when changes may have been missed' })
  type!: string;

  @Field(() => ID, { description: 'Id of the record; empty for `everything`' })
  id!: string;
}
