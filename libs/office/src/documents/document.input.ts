import { SeenInput } from '@kefu/platform/errors';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { SubjectInput } from '../subjects/index.ts';
import { DocumentForms } from './document.types.ts';
import { ShelfPlaceInput } from './shelf-place.ts';
import { type DocumentForm, documentForms } from './standing.ts';

/** What a paper says of itself. */
@InputType({ isAbstract: true })
class PaperFactsInput {
  @Field(() => DocumentForms)
  @IsIn(documentForms)
  form!: DocumentForm;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  issuedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Last day on which it is good' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  expiresOn?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'It says of itself that it is good for good' })
  @IsOptional()
  @IsBoolean()
  unlimited?: boolean | null;
}

@InputType()
export class AddDocumentInput extends PaperFactsInput {
  @Field(() => SubjectInput)
  @ValidateNested()
  @Type(() => SubjectInput)
  subject!: SubjectInput;

  @Field(() => ID, { description: 'Key of a type of paper' })
  @IsString()
  @MaxLength(50)
  type!: string;

  @Field(() => String, { nullable: true, description: 'What it is, in one’s own words; for the type `other` only' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  name?: string | null;

  @Field(() => ID, { description: 'A file that the caller uploaded: PDF, JPEG, PNG or WebP' })
  @IsUUID()
  fileId!: string;

  @Field(() => ID, { nullable: true, description: 'The paper of which this is a new version' })
  @IsOptional()
  @IsUUID()
  documentId?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version of that paper that was read' })
  @IsOptional()
  @IsInt()
  version?: number | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;
}

/** A paper under the version that was read. */
@InputType()
export class DocumentRefInput extends SeenInput {}

@InputType()
export class CorrectDocumentInput extends PaperFactsInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => Int, { description: 'The version that was read' })
  @IsInt()
  version!: number;
}

@InputType()
export class WithdrawDocumentInput extends DocumentRefInput {
  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason!: string;
}

@InputType()
export class ShelveDocumentInput extends DocumentRefInput {
  @Field(() => ShelfPlaceInput)
  @ValidateNested()
  @Type(() => ShelfPlaceInput)
  place!: ShelfPlaceInput;
}

@InputType()
export class LendDocumentInput extends DocumentRefInput {
  @Field(() => ID, { nullable: true, description: 'The colleague who takes it; otherwise borrower says who' })
  @IsOptional()
  @IsUUID()
  borrowerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Who takes it, where it is no colleague' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  borrower?: string | null;

  @Field({ description: 'What for' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  purpose!: string;

  @Field({ description: 'Day on which it is to be back' })
  @IsString()
  @MaxLength(10)
  dueOn!: string;
}
