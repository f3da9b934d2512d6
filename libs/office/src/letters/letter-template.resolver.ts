import { currentContext } from '@kefu/platform/context';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  AddLetterTemplateInput,
  ApproveLetterTemplateInput,
  LetterKindView,
  LetterPreview,
  LetterTemplate,
  LetterTemplateResult,
  PreviewLetterInput,
  RewriteLetterTemplateInput,
} from './letter.types.ts';
import { kindViews, previewOf } from './letter-preview.ts';
import { LetterTemplateService } from './letter-template.service.ts';

@Resolver()
export class LetterTemplateResolver {
  readonly #templates: LetterTemplateService;

  constructor(templates: LetterTemplateService) {
    this.#templates = templates;
  }

  @Permit('letterTemplate.read')
  @Query(() => [LetterKindView], { description: 'What letters can be written about, and the places of each (X6)' })
  letterKinds(): LetterKindView[] {
    return kindViews(currentContext().language);
  }

  @Permit('letterTemplate.read')
  @Query(() => [LetterTemplate], { description: 'Templates of letters with all their versions; at most 500 (X6)' })
  letterTemplates(): Promise<LetterTemplate[]> {
    return this.#templates.list();
  }

  @Permit('letterTemplate.read')
  @Query(() => LetterTemplate, { nullable: true, description: 'One template of letters (X6)' })
  async letterTemplate(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<LetterTemplate | null> {
    return (await this.#templates.list(id))[0] ?? null;
  }

  @Permit('letterTemplate.read')
  @Query(() => LetterPreview, {
    description: 'Words of a template filled with samples, and what is wrong with them (X6)',
  })
  letterPreview(@Args('input') input: PreviewLetterInput): LetterPreview {
    return previewOf(input);
  }

  @Permit('letterTemplate.write')
  @Mutation(() => LetterTemplateResult, { description: 'A new template, to be approved (X6)' })
  addLetterTemplate(@Args('input') input: AddLetterTemplateInput): Promise<typeof LetterTemplateResult> {
    return this.#templates.add(input);
  }

  @Permit('letterTemplate.write')
  @Mutation(() => LetterTemplateResult, { description: 'Other words: another version, to be approved (X6)' })
  rewriteLetterTemplate(@Args('input') input: RewriteLetterTemplateInput): Promise<typeof LetterTemplateResult> {
    return this.#templates.rewrite(input);
  }

  @Permit('letterTemplate.approve')
  @Mutation(() => LetterTemplateResult, { description: 'Approves the newest version, not one’s own (X6)' })
  approveLetterTemplate(@Args('input') input: ApproveLetterTemplateInput): Promise<typeof LetterTemplateResult> {
    return this.#templates.approve(input);
  }
}
