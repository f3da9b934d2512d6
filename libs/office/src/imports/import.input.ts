import { PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { delimiters } from './delimited-table.ts';
import { encodings } from './encoding.ts';
import { ImportModeType } from './import.types.ts';
import { type ImportMode, importModes } from './import-run.entity.ts';

@InputType()
export class StartImportInput {
  @Field({ description: 'Key of an importKind' })
  @IsString()
  @MaxLength(50)
  kind!: string;

  @Field(() => ID, { description: 'What POST /files answered' })
  @IsUUID()
  fileId!: string;

  @Field(() => Boolean, { nullable: true, description: 'The same file came before and is meant to come again' })
  @IsOptional()
  @IsBoolean()
  again?: boolean | null;
}

@InputType()
export class ImportHeadingInput {
  @Field()
  @IsString()
  @MaxLength(1000)
  heading!: string;

  @Field(() => String, { nullable: true, description: 'Column key; null leaves the column out' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  column?: string | null;
}

@InputType()
export class ImportSettingInput {
  @Field()
  @IsString()
  @MaxLength(50)
  key!: string;

  @Field()
  @IsString()
  @MaxLength(50)
  value!: string;
}

/** A run as the caller saw it. */
@InputType({ isAbstract: true })
abstract class SeenImportRun {
  @Field(() => ID)
  @IsUUID()
  runId!: string;

  @Field(() => Int, { description: 'Version that the caller saw' })
  @IsInt()
  version!: number;
}

@InputType()
export class MapImportInput extends SeenImportRun {
  @Field(() => [ImportHeadingInput], { description: 'In the order of the file' })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ImportHeadingInput)
  headings!: ImportHeadingInput[];

  @Field(() => [ImportSettingInput], { nullable: true, description: 'Those left out stay as they are' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ImportSettingInput)
  settings?: ImportSettingInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Another encoding than the one detected; the headings are read anew',
  })
  @IsOptional()
  @IsIn(encodings)
  encoding?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Another delimiter than the one detected; the headings are read anew',
  })
  @IsOptional()
  @IsIn(delimiters)
  delimiter?: string | null;
}

@InputType()
export class ConfirmImportInput extends SeenImportRun {
  @Field(() => ImportModeType)
  @IsIn(importModes)
  mode!: ImportMode;
}

/** A page of the imports of a kind. */
@ArgsType()
export class ImportRunsArgs extends PageArgs {
  @Field()
  @IsString()
  @MaxLength(50)
  kind!: string;
}

/** A page of the faults of a run. */
@ArgsType()
export class ImportFaultsArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  runId!: string;

  @Field(() => String, { nullable: true, description: 'Only faults of this code' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  code?: string | null;
}
