import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { PersonFileService } from './person-file.service.ts';
import { IssueItemInput, OpenDisciplineCaseInput } from './record.input.ts';
import { type EmployeeRecord, EmployeeResult } from './record.types.ts';
import { RecordViewService } from './record-view.service.ts';

const id = { type: () => ID };

@Resolver()
export class PersonFileResolver {
  readonly #files: PersonFileService;
  readonly #view: RecordViewService;

  constructor(files: PersonFileService, view: RecordViewService) {
    this.#files = files;
    this.#view = view;
  }

  @Permit('hrRecord.manage')
  @Mutation(() => EmployeeResult, { description: 'Opens a discipline case' })
  async openDisciplineCase(@Args('input') input: OpenDisciplineCaseInput): Promise<typeof EmployeeResult> {
    return (await this.#files.openCase(input)) ?? this.#record(input.personId);
  }

  @Permit('hrRecord.manage')
  @Mutation(() => EmployeeResult, { description: 'Closes a discipline case with its outcome' })
  async closeDisciplineCase(
    @Args('id', id, ParseUUIDPipe) caseId: string,
    @Args('outcome') outcome: string,
  ): Promise<typeof EmployeeResult> {
    const closed = await this.#files.closeCase(caseId, outcome);
    return typeof closed === 'string' ? this.#record(closed) : closed;
  }

  @Permit('hrRecord.manage')
  @Mutation(() => EmployeeResult, { description: 'Records that somebody was given a key or another thing' })
  async issueItem(@Args('input') input: IssueItemInput): Promise<typeof EmployeeResult> {
    return (await this.#files.issue(input)) ?? this.#record(input.personId);
  }

  @Permit('hrRecord.manage')
  @Mutation(() => EmployeeResult, { description: 'Records that a thing was given back' })
  async takeItemBack(@Args('id', id, ParseUUIDPipe) itemId: string): Promise<typeof EmployeeResult> {
    const taken = await this.#files.takeBack(itemId);
    return typeof taken === 'string' ? this.#record(taken) : taken;
  }

  async #record(personId: string): Promise<EmployeeRecord | NotFound> {
    return (await this.#view.one(personId)) ?? NotFound.of('person');
  }
}
