import { Args, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Database } from '../database/index.ts';
import { Permit } from '../permissions/index.ts';
import { AuditService } from './audit.service.ts';
import { AuditArgs, AuditChainReport, AuditEntryConnection } from './audit.types.ts';
import { AuditChain } from './audit-chain.ts';
import { AuditTrail } from './audit-trail.ts';

/** The actions and kinds of subject that occur in the audit. */
@ObjectType()
export class AuditVocabulary {
  @Field(() => [String])
  actions!: string[];

  @Field(() => [String])
  subjectTypes!: string[];
}

@Resolver()
export class AuditResolver {
  readonly #audit: AuditService;
  readonly #chain: AuditChain;
  readonly #trail: AuditTrail;
  readonly #database: Database;

  constructor(audit: AuditService, chain: AuditChain, trail: AuditTrail, database: Database) {
    this.#audit = audit;
    this.#chain = chain;
    this.#trail = trail;
    this.#database = database;
  }

  @Permit('audit.read')
  @Query(() => AuditEntryConnection, { description: 'Who saw and changed what, newest first (X2)' })
  auditEntries(@Args() args: AuditArgs): Promise<AuditEntryConnection> {
    return this.#audit.page(args.filter ?? {}, args);
  }

  @Permit('audit.read')
  @Query(() => AuditVocabulary, { description: 'Actions and kinds of subject that occur in the audit' })
  auditVocabulary(): Promise<AuditVocabulary> {
    return this.#audit.vocabulary();
  }

  @Permit('audit.read')
  @Mutation(() => AuditChainReport, { description: 'Checks the whole chain and names the first broken link (X2)' })
  async verifyAudit(): Promise<AuditChainReport> {
    const { broken, ...report } = await this.#chain.verify();
    await this.#database.transaction((tx) =>
      this.#trail.record(tx, {
        action: 'audit.verified',
        subject: { type: 'audit', id: 'chain' },
        after: { links: report.links, broken },
      }),
    );
    return { ...report, broken: broken && { ...broken, entryId: String(broken.entryId) } };
  }
}
