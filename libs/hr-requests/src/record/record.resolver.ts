import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { SetEmploymentInput, SetEstablishmentInput } from './record.input.ts';
import { RecordService } from './record.service.ts';
import {
  CreateLegalEntityResult,
  EmployeeConnection,
  EmployeeRecord,
  EmployeesArgs,
  LegalEntityType,
  PostHeadCount,
  SetEmploymentResult,
  SetEstablishmentResult,
} from './record.types.ts';
import { RecordViewService } from './record-view.service.ts';

const id = { type: () => ID };

@Resolver()
export class RecordResolver {
  readonly #records: RecordService;
  readonly #view: RecordViewService;

  constructor(records: RecordService, view: RecordViewService) {
    this.#records = records;
    this.#view = view;
  }

  @Permit('hrRecord.read')
  @Query(() => EmployeeConnection, { description: 'People with their tenure, by name (H2)' })
  employees(@Args() args: EmployeesArgs): Promise<EmployeeConnection> {
    return this.#view.page(args);
  }

  @Permit('hrRecord.read')
  @Query(() => EmployeeRecord, { nullable: true, description: 'What is on record of somebody (H2)' })
  async employee(@Args('personId', id, ParseUUIDPipe) personId: string): Promise<EmployeeRecord | null> {
    return (await this.#view.one(personId)) ?? null;
  }

  @Permit('headCount.read')
  @Query(() => [PostHeadCount], { description: 'How many each open post may have, has and is going to have' })
  headCounts(): Promise<PostHeadCount[]> {
    return this.#view.headCounts();
  }

  @Permit('headCount.read')
  @Query(() => [LegalEntityType], { description: 'The companies that employ people' })
  legalEntities(): Promise<LegalEntityType[]> {
    return this.#view.legalEntities();
  }

  @Permit('hrRecord.manage')
  @Mutation(() => SetEmploymentResult, { description: 'Records since when somebody works here (H2)' })
  async setEmployment(@Args('input') input: SetEmploymentInput): Promise<typeof SetEmploymentResult> {
    return (await this.#records.setEmployment(input)) ?? this.#record(input.personId);
  }

  @Permit('hrRecord.manage')
  @Mutation(() => SetEstablishmentResult, { description: 'Records how many may hold a post' })
  async setEstablishment(@Args('input') input: SetEstablishmentInput): Promise<typeof SetEstablishmentResult> {
    const failure = await this.#records.setEstablishment(input);
    return failure ?? (await this.#view.headCount(input.postId)) ?? NotFound.of('post');
  }

  @Permit('hrRecord.manage')
  @Mutation(() => CreateLegalEntityResult, { description: 'Adds a company that employs people' })
  async createLegalEntity(@Args('name') name: string): Promise<typeof CreateLegalEntityResult> {
    const made = await this.#records.createLegalEntity(name);
    return typeof made === 'string' ? Object.assign(new LegalEntityType(), { id: made, name: name.trim() }) : made;
  }

  async #record(personId: string): Promise<EmployeeRecord | NotFound> {
    return (await this.#view.one(personId)) ?? NotFound.of('person');
  }
}
