import { ChangedMeanwhile, Failure, InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Subject } from '../subjects/index.ts';
import { ShelfPlace } from './shelf-place.ts';
import { type DocumentForm, documentForms, type Standing, standings } from './standing.ts';

const enumOf = <Value extends string>(values: readonly Value[]): { [value in Value]: value } =>
  Object.fromEntries(values.map((value) => [value, value])) as { [value in Value]: value };

export const DocumentForms = enumOf<DocumentForm>(documentForms);
export const Standings = enumOf<Standing>(standings);
registerEnumType(DocumentForms, { name: 'DocumentForm', description: 'In what form a paper is there (T5)' });
registerEnumType(Standings, {
  name: 'Standing',
  description: 'How an item of a checklist stands; what is expired or of the wrong form counts as missing (T5)',
});

/** A type of paper, such as a business licence (T5). */
@ObjectType()
export class DocumentType {
  @Field(() => ID)
  key!: string;

  @Field({ description: 'In the language of the request' })
  title!: string;

  @Field({ description: 'Whether one must say until when it is good' })
  expires!: boolean;

  @Field(() => [Int], { description: 'Days before its last day on which somebody is reminded, the earliest first' })
  remindDays!: number[];

  @Field({ description: 'No longer asked for' })
  retired!: boolean;
}

/** One file of a paper: what was there at a time. */
@ObjectType()
export class DocumentVersion {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'Counts from 1' })
  number!: number;

  @Field({ description: 'Name of the file as it was handed in' })
  fileName!: string;

  @Field({ description: 'Media type' })
  fileType!: string;

  @Field(() => Int, { description: 'Bytes' })
  size!: number;

  @Field({ description: 'SHA-256 of the file that is kept, in hexadecimal' })
  sha256!: string;

  @Field(() => Int)
  pages!: number;

  @Field(() => DocumentForms)
  form!: DocumentForm;

  @Field(() => String, { nullable: true })
  issuedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Last day on which it is good' })
  expiresOn!: string | null;

  @Field()
  note!: string;

  @Field()
  addedBy!: string;

  @Field()
  addedAt!: Date;
}

/** Who has a paper that is not on its shelf. */
@ObjectType()
export class DocumentLoan {
  @Field(() => ID)
  id!: string;

  @Field()
  borrower!: string;

  @Field()
  purpose!: string;

  @Field()
  dueOn!: string;

  @Field({ description: 'Whether it should be back already' })
  overdue!: boolean;

  @Field()
  lentBy!: string;

  @Field()
  lentAt!: Date;
}

/** A paper that the department keeps (T5). */
@ObjectType()
export class Document {
  @Field(() => ID)
  id!: string;

  @Field(() => DocumentType)
  type!: DocumentType;

  @Field({ description: 'What it is called: the title of its type, or the clerk’s own words' })
  title!: string;

  @Field(() => DocumentForms)
  form!: DocumentForm;

  @Field(() => String, { nullable: true })
  issuedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Last day on which it is good' })
  expiresOn!: string | null;

  @Field(() => Standings, { description: 'How it stands by itself' })
  standing!: Standing;

  @Field(() => String, { nullable: true })
  verifiedBy!: string | null;

  @Field(() => Date, { nullable: true })
  verifiedAt!: Date | null;

  @Field(() => ShelfPlace, { nullable: true })
  place!: ShelfPlace | null;

  @Field(() => DocumentLoan, { nullable: true, description: 'Null while it lies on its shelf' })
  loan!: DocumentLoan | null;

  @Field(() => [DocumentVersion], { description: 'The latest first' })
  versions!: DocumentVersion[];

  @Field(() => Int)
  version!: number;
}

/** What a checklist asks for, and what is there of it. */
@ObjectType()
export class ChecklistItem {
  @Field(() => DocumentType)
  type!: DocumentType;

  @Field()
  required!: boolean;

  @Field(() => DocumentForms, { nullable: true, description: 'The form that will do; null: either' })
  form!: DocumentForm | null;

  @Field(() => [String], { description: 'Why it is asked for, where it is not always' })
  because!: string[];

  @Field(() => Standings)
  standing!: Standing;

  @Field(() => Document, { nullable: true, description: 'The paper that serves it best' })
  document!: Document | null;

  @Field({ description: 'Whether that paper lies in the dossier of another record, such as the trader’s' })
  lent!: boolean;
}

/** The papers of one record: what is required, what is there (T5). */
@ObjectType()
export class PaperChecklist {
  @Field(() => Subject)
  subject!: Subject;

  @Field({ description: 'Name of the checklist; empty where nothing is required' })
  title!: string;

  @Field(() => [ChecklistItem])
  items!: ChecklistItem[];

  @Field(() => [Document], { description: 'What is there besides' })
  others!: Document[];

  @Field(() => Int, { description: 'How many items are required' })
  required!: number;

  @Field(() => Int, { description: 'How many of these are there' })
  there!: number;

  @Field(() => Int, { description: 'there ÷ required in percent, rounded down; 100 where nothing is required' })
  completeness!: number;

  @Field({ description: 'Whether the caller may hand papers in' })
  mayAdd!: boolean;

  @Field({ description: 'Whether the caller may say that papers were compared' })
  mayVerify!: boolean;

  @Field({ description: 'Whether the caller may shelve, lend and take back' })
  mayKeep!: boolean;

  @Field({ description: 'Whether the caller may take files without a watermark' })
  mayDownload!: boolean;
}

/** What happened to a paper. */
@ObjectType()
export class DocumentEvent {
  @Field(() => ID)
  id!: string;

  @Field()
  at!: Date;

  @Field({ description: 'Its name; of what the house does by itself, the name of the task' })
  actor!: string;

  @Field({ description: 'person, integration or system' })
  actorKind!: string;

  @Field({ description: 'document.added, document.opened, document.lent, …' })
  action!: string;

  @Field(() => Int, { nullable: true, description: 'Which version' })
  number!: number | null;

  @Field(() => String, { nullable: true, description: 'Borrower, or shelf place' })
  detail!: string | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

/** An opening of a version: for half an hour its pages may be looked at. */
@ObjectType()
export class DocumentOpening {
  @Field(() => ID, {
    description: 'Pages: GET /documents/openings/{id}/pages/{1…pages}; file: GET /documents/openings/{id}/file',
  })
  id!: string;

  @Field(() => Int)
  pages!: number;
}

/** Somebody has the paper already. */
@ObjectType({ implements: () => [Failure] })
export class LentAlready extends Failure {
  @Field()
  borrower!: string;

  static of(borrower: string): LentAlready {
    return Object.assign(new LentAlready(), { code: 'LENT_ALREADY', message: 'Somebody has it', borrower });
  }
}

export const DocumentResult = createUnionType({
  name: 'DocumentResult',
  types: () => [Document, LentAlready, InvalidInput, ChangedMeanwhile, NotFound] as const,
});

export const OpenDocumentResult = createUnionType({
  name: 'OpenDocumentResult',
  types: () => [DocumentOpening, NotFound] as const,
});
