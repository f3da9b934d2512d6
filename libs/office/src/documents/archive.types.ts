import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { Subject } from '../subjects/index.ts';
import { Document } from './document.types.ts';

/** Shelves on which lies what waits for somebody. */
export const countedShelves = ['unverified', 'unplaced', 'expiring', 'expired', 'lent', 'overdue'] as const;
export const archiveShelves = ['all', ...countedShelves] as const;
export type ArchiveShelf = (typeof archiveShelves)[number];
export const ArchiveShelves = Object.fromEntries(archiveShelves.map((shelf) => [shelf, shelf])) as {
  [shelf in ArchiveShelf]: shelf;
};
registerEnumType(ArchiveShelves, { name: 'ArchiveShelf', description: 'Which papers of the archive (T5)' });

@InputType()
export class ArchiveFilter {
  @Field(() => ArchiveShelves, { nullable: true, description: 'All where it is missing' })
  @IsOptional()
  @IsIn(archiveShelves)
  shelf?: ArchiveShelf | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsUUID('all', { each: true })
  @ArrayMaxSize(100)
  branchIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Keys of types of paper' })
  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(50)
  types?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Stands in the number or name of whose it is, or is the cabinet',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string | null;
}

@ArgsType()
export class ArchiveArgs extends PageArgs {
  @Field(() => ArchiveFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ArchiveFilter)
  filter?: ArchiveFilter | null;
}

/** A paper and whose it is. */
@ObjectType()
export class ArchivedDocument {
  @Field(() => ID)
  id!: string;

  @Field(() => Document)
  document!: Document;

  @Field(() => Subject)
  subject!: Subject;

  @Field(() => String, { nullable: true })
  branch!: string | null;
}

@ObjectType()
export class ArchivedDocumentConnection extends connectionOf(ArchivedDocument) {}

/** A record whose required papers are not all there. */
@ObjectType()
export class IncompleteDossier {
  @Field(() => ID)
  id!: string;

  @Field(() => Subject)
  subject!: Subject;

  @Field(() => String, { nullable: true })
  branch!: string | null;

  @Field(() => Int)
  required!: number;

  @Field(() => Int)
  there!: number;

  @Field(() => Int, { description: 'there ÷ required in percent, rounded down' })
  completeness!: number;

  @Field(() => [String], { description: 'What is not there, in words' })
  missing!: string[];
}

@ObjectType()
export class IncompleteDossierConnection extends connectionOf(IncompleteDossier) {}

@InputType()
export class IncompleteFilter {
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsUUID('all', { each: true })
  @ArrayMaxSize(100)
  branchIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Stands in the number or name of whose papers they are' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string | null;
}

@ArgsType()
export class IncompleteArgs extends PageArgs {
  @Field(() => IncompleteFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => IncompleteFilter)
  filter?: IncompleteFilter | null;
}

/** What of the archive waits for somebody. */
@ObjectType()
export class ArchiveCounts {
  @Field(() => Int, { description: 'Nobody compared them with what they stand for yet' })
  unverified!: number;

  @Field(() => Int, { description: 'Originals of which nobody said where they lie' })
  unplaced!: number;

  @Field(() => Int, { description: 'Soon to expire' })
  expiring!: number;

  @Field(() => Int, { description: 'Expired, and nothing follows them' })
  expired!: number;

  @Field(() => Int, { description: 'Lent' })
  lent!: number;

  @Field(() => Int, { description: 'Of these, overdue' })
  overdue!: number;
}

/** How complete the papers of a branch are (T5). */
@ObjectType()
export class ArchiveFigure {
  @Field(() => ID)
  branchId!: string;

  @Field()
  branch!: string;

  @Field(() => Int, { description: 'Records whose papers are kept for good' })
  dossiers!: number;

  @Field(() => Int, { description: 'Of these, those with everything' })
  complete!: number;

  @Field(() => Int, { description: 'Papers required of them' })
  required!: number;

  @Field(() => Int, { description: 'Of these, those that are there' })
  there!: number;

  @Field(() => Int, { description: 'there ÷ required in percent, rounded down; 100 where nothing is required' })
  completeness!: number;
}
