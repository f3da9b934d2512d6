import { ChangedMeanwhile, Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf } from '@kefu/platform/paging';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ImportMode, ImportState } from './import-run.entity.ts';

export const ImportStateType: Record<ImportState, ImportState> = {
  reading: 'reading',
  mapping: 'mapping',
  ready: 'ready',
  committing: 'committing',
  committed: 'committed',
  cancelled: 'cancelled',
  failed: 'failed',
};
registerEnumType(ImportStateType, { name: 'ImportState', description: 'Where an import stands (X5)' });

export const ImportModeType: Record<ImportMode, ImportMode> = {
  ALL_OR_NOTHING: 'ALL_OR_NOTHING',
  CLEAN_ROWS_ONLY: 'CLEAN_ROWS_ONLY',
};
registerEnumType(ImportModeType, {
  name: 'ImportMode',
  description: 'Every row, or those without a fault while the others wait to be mended',
});

/** A column that a kind of import reads, titled in the caller's language. */
@ObjectType('ImportColumn')
export class ImportColumnType {
  @Field()
  key!: string;

  @Field()
  title!: string;

  @Field()
  required!: boolean;

  @Field({ description: 'Its cells are shown masked' })
  personal!: boolean;
}

/** One way to read what the cells do not tell. */
@ObjectType()
export class ImportChoice {
  @Field()
  value!: string;

  @Field()
  title!: string;
}

/** A habit of the writer, such as the order of `09.12.18`. */
@ObjectType('ImportOption')
export class ImportOptionType {
  @Field()
  key!: string;

  @Field()
  title!: string;

  @Field(() => [ImportChoice])
  choices!: ImportChoice[];
}

/** What can be imported. */
@ObjectType('ImportKind')
export class ImportKindType {
  @Field()
  key!: string;

  @Field()
  title!: string;

  @Field(() => [ImportColumnType])
  columns!: ImportColumnType[];

  @Field(() => [ImportOptionType])
  options!: ImportOptionType[];
}

/** A heading of the file and what it is read as. */
@ObjectType()
export class ImportHeading {
  @Field()
  heading!: string;

  @Field(() => String, { nullable: true, description: 'Column key; null when the column is left out' })
  column!: string | null;
}

/** A habit as this run reads the file. */
@ObjectType()
export class ImportSetting {
  @Field()
  key!: string;

  @Field()
  value!: string;
}

/** How often a fault was found. */
@ObjectType()
export class ImportFaultCount {
  @Field()
  code!: string;

  @Field({ description: 'The fault in a few words, in the language of the caller' })
  title!: string;

  @Field(() => Int)
  count!: number;
}

/** One file on its way into the house (X5). */
@ObjectType('ImportRun')
export class ImportRunType {
  @Field(() => ID)
  id!: string;

  @Field(() => ImportKindType)
  kind!: ImportKindType;

  @Field(() => ImportStateType)
  state!: ImportState;

  @Field()
  fileName!: string;

  @Field(() => ID, { description: 'The raw file, kept' })
  fileId!: string;

  @Field(() => Int)
  fileSize!: number;

  @Field(() => String, { nullable: true })
  encoding!: string | null;

  @Field(() => String, { nullable: true })
  delimiter!: string | null;

  @Field(() => [ImportHeading])
  headings!: ImportHeading[];

  @Field(() => [ImportSetting])
  settings!: ImportSetting[];

  @Field(() => Int, { description: 'Bytes of the file that were read so far' })
  bytesRead!: number;

  @Field(() => Int)
  rowCount!: number;

  @Field(() => Int, { description: 'Rows with at least one fault' })
  faultyCount!: number;

  @Field(() => Int, { nullable: true })
  committedCount!: number | null;

  @Field(() => ImportModeType, { nullable: true })
  mode!: ImportMode | null;

  @Field(() => String, { nullable: true, description: 'Why the file cannot be read, as a code' })
  failure!: string | null;

  @Field(() => Int, { nullable: true })
  failureLine!: number | null;

  @Field()
  startedByName!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  committedAt!: Date | null;

  @Field(() => Int)
  version!: number;

  @Field(() => [String], { description: 'What may be done next: map, confirm, cancel' })
  availableTransitions!: string[];
}

/** What is wrong with one cell, and how to mend it. */
@ObjectType('ImportFault')
export class ImportFaultType {
  @Field(() => Int, { description: 'Line of the file; the headings are line 1' })
  line!: number;

  @Field(() => String, { nullable: true, description: 'Column key; null when the whole row is meant' })
  column!: string | null;

  @Field(() => String, { nullable: true, description: 'The heading as the file has it' })
  heading!: string | null;

  @Field()
  code!: string;

  @Field({ description: 'The fault in a few words, in the language of the caller' })
  title!: string;

  @Field({ description: 'What the cell holds, masked where it is personal' })
  shown!: string;

  @Field({ description: 'What it should hold, in the language of the caller' })
  expectation!: string;

  @Field({ description: 'How to mend it, in the language of the caller' })
  mend!: string;
}

@ObjectType()
export class ImportFaultConnection extends connectionOf(ImportFaultType) {
  @Field(() => Int)
  totalCount!: number;
}

@ObjectType()
export class ImportRunConnection extends connectionOf(ImportRunType) {}

/** The very same file came before: see that run, or say that it is meant. */
@ObjectType({ implements: () => [Failure] })
export class SameFileBefore extends Failure {
  @Field(() => ImportRunType)
  run!: ImportRunType;
}

/** Some rows have faults, and all or nothing was asked for. */
@ObjectType({ implements: () => [Failure] })
export class ImportHasFaults extends Failure {
  @Field(() => Int)
  faultyCount!: number;
}

export const StartImportResult = createUnionType({
  name: 'StartImportResult',
  types: () => [ImportRunType, SameFileBefore, NotFound, InvalidInput] as const,
});

export const ImportRunResult = createUnionType({
  name: 'ImportRunResult',
  types: () => [ImportRunType, ImportHasFaults, NotFound, ChangedMeanwhile, WrongState, InvalidInput] as const,
});
