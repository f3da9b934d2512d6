import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';

/** One cell side by side: as it is stored, and as the file has it. */
@ObjectType('ImportChangedCell')
export class ImportChangedCell {
  @Field({ description: 'Column key' })
  column!: string;

  @Field({ description: 'In the language of the caller' })
  title!: string;

  @Field({ description: 'As it is stored; masked where it is personal' })
  before!: string;

  @Field({ description: 'As the file has it; masked where it is personal' })
  after!: string;

  @Field({ description: 'Confirmed by another person than who began the import' })
  sensitive!: boolean;
}

/** What a row would change of a record that is stored already (X5). */
@ObjectType('ImportChange')
export class ImportChange {
  @Field(() => Int, { description: 'Line of the file; the headings are line 1' })
  line!: number;

  @Field({ description: 'The record as people know it' })
  label!: string;

  @Field(() => [ImportChangedCell])
  cells!: ImportChangedCell[];
}

@ObjectType()
export class ImportChangeConnection extends connectionOf(ImportChange) {
  @Field(() => Int, { description: 'Rows that change something' })
  totalCount!: number;

  @Field(() => Int, { description: 'Rows that say what is stored already' })
  unchangedCount!: number;

  @Field(() => Int, { description: 'Rows that change something sensitive' })
  sensitiveCount!: number;
}

/** A page of what a run would change. */
@ArgsType()
export class ImportChangesArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  runId!: string;
}
