import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ChecklistSettingsService } from './checklist-settings.service.ts';
import {
  ChangeChecklistInput,
  ChangeChecklistResult,
  ChecklistSetting,
  DocumentTypeSetting,
  SaveDocumentTypeInput,
  SaveDocumentTypeResult,
} from './checklist-settings.types.ts';

@Resolver()
export class ChecklistSettingsResolver {
  readonly #settings: ChecklistSettingsService;

  constructor(settings: ChecklistSettingsService) {
    this.#settings = settings;
  }

  @Permit('document.read')
  @Query(() => [DocumentTypeSetting], { description: 'Every type of paper, retired ones too (T5)' })
  documentTypes(): Promise<DocumentTypeSetting[]> {
    return this.#settings.types();
  }

  @Permit('document.settings')
  @Query(() => [ChecklistSetting], { description: 'Which papers are required of whom, as it is in force (T5)' })
  documentChecklists(): Promise<ChecklistSetting[]> {
    return this.#settings.checklists();
  }

  @Permit('document.settings')
  @Mutation(() => SaveDocumentTypeResult, { description: 'Makes a type of paper, or changes one (T5)' })
  saveDocumentType(@Args('input') input: SaveDocumentTypeInput): Promise<typeof SaveDocumentTypeResult> {
    return this.#settings.save(input);
  }

  @Permit('document.settings')
  @Mutation(() => ChangeChecklistResult, { description: 'Changes which papers a kind of record needs (T5)' })
  changeDocumentChecklist(@Args('input') input: ChangeChecklistInput): Promise<typeof ChangeChecklistResult> {
    return this.#settings.change(input);
  }
}
