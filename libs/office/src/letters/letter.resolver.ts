import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { SubjectInput } from '../subjects/index.ts';
import { LetterService } from './letter.service.ts';
import { Letter, LetterChoice, LetterDraftResult, LetterResult, WriteLetterInput } from './letter.types.ts';
import { LetterMaterial } from './letter-material.ts';

@Resolver()
export class LetterResolver {
  readonly #letters: LetterService;
  readonly #material: LetterMaterial;

  constructor(letters: LetterService, material: LetterMaterial) {
    this.#letters = letters;
    this.#material = material;
  }

  @Permit('letter.read')
  @Query(() => [Letter], { description: 'Letters about a record, the newest first; at most 200 (X6)' })
  lettersAbout(@Args('subject') subject: SubjectInput): Promise<Letter[]> {
    return this.#letters.about(subject);
  }

  @Permit('letter.write')
  @Query(() => [LetterChoice], { description: 'Templates from which a letter about a record can be written now (X6)' })
  letterChoices(@Args('subject') subject: SubjectInput): Promise<LetterChoice[]> {
    return this.#material.choices(subject);
  }

  @Permit('letter.write')
  @Query(() => LetterDraftResult, { description: 'How the letter would look that writeLetter would write now (X6)' })
  letterDraft(@Args('input') input: WriteLetterInput): Promise<typeof LetterDraftResult> {
    return this.#material.draft(input);
  }

  @Permit('letter.write')
  @Mutation(() => LetterResult, {
    description: 'Writes a letter about a record; the same one again is given back (X6)',
  })
  writeLetter(@Args('input') input: WriteLetterInput): Promise<typeof LetterResult> {
    return this.#letters.write(input);
  }
}
