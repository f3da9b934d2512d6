import { Database, sql } from '@kefu/platform/database';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { SubjectInput } from '../subjects/index.ts';
import { ChecklistService } from './checklist.service.ts';
import { AddDocumentInput, CorrectDocumentInput, DocumentRefInput, WithdrawDocumentInput } from './document.input.ts';
import { DocumentService } from './document.service.ts';
import { DocumentEvent, DocumentResult, PaperChecklist } from './document.types.ts';
import { Dossiers } from './dossiers.ts';

const history = sql(
  'documents.history',
  `SELECT id, at, actor_name AS actor, actor_kind AS "actorKind", action, (after->>'number')::int AS number,
     coalesce(after->>'borrower', after->>'place') AS detail, reason
   FROM audit_entry WHERE subject_type = 'document' AND subject_id = $1::text ORDER BY id DESC LIMIT 200`,
);

@Resolver()
export class DocumentResolver {
  readonly #checklists: ChecklistService;
  readonly #documents: DocumentService;
  readonly #dossiers: Dossiers;
  readonly #database: Database;

  constructor(checklists: ChecklistService, documents: DocumentService, dossiers: Dossiers, database: Database) {
    this.#checklists = checklists;
    this.#documents = documents;
    this.#dossiers = dossiers;
    this.#database = database;
  }

  @Permit('document.read')
  @Query(() => PaperChecklist, { nullable: true, description: 'The papers of a record: required, there, missing (T5)' })
  async paperChecklist(@Args('subject') subject: SubjectInput): Promise<PaperChecklist | null> {
    return (await this.#checklists.of(subject)) ?? null;
  }

  @Permit('document.read')
  @Query(() => [DocumentEvent], { description: 'What happened to a paper, the latest first; openings too (T5, X2)' })
  async documentHistory(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<DocumentEvent[]> {
    if (!(await this.#dossiers.holding(id, 'document.read'))) return [];
    return this.#database.query<DocumentEvent>(history, [id]);
  }

  @Permit('document.add')
  @Mutation(() => DocumentResult, { description: 'Hands in a paper, or a new version of one (T5)' })
  addDocument(@Args('input') input: AddDocumentInput): Promise<typeof DocumentResult> {
    return this.#documents.add(input);
  }

  @Permit('document.add')
  @Mutation(() => DocumentResult, { description: 'Corrects what is said of a paper, without a new file (T5)' })
  correctDocument(@Args('input') input: CorrectDocumentInput): Promise<typeof DocumentResult> {
    return this.#documents.correct(input);
  }

  @Permit('document.add')
  @Mutation(() => DocumentResult, { description: 'Takes back what was handed in by mistake, with a reason (T5)' })
  withdrawDocument(@Args('input') input: WithdrawDocumentInput): Promise<typeof DocumentResult> {
    return this.#documents.withdraw(input);
  }

  @Permit('document.verify')
  @Mutation(() => DocumentResult, { description: 'Says that a paper was compared with what it stands for (T5)' })
  verifyDocument(@Args('input') input: DocumentRefInput): Promise<typeof DocumentResult> {
    return this.#documents.verify(input);
  }
}
