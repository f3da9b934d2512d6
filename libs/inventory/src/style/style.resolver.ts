import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { StyleService } from './style.service.ts';
import {
  ChangeStyleInput,
  SetStylePictureInput,
  SkuType,
  StyleConnection,
  StyleProgress,
  StyleResult,
  StylesArgs,
  StylesVerified,
  StyleType,
  VerifyStylesInput,
} from './style.types.ts';
import { StylePictureService } from './style-picture.service.ts';

@Resolver()
export class StyleResolver {
  readonly #styles: StyleService;
  readonly #pictures: StylePictureService;

  constructor(styles: StyleService, pictures: StylePictureService) {
    this.#styles = styles;
    this.#pictures = pictures;
  }

  @Permit('style.read')
  @Query(() => StyleConnection, { description: 'Styles of the master, by number (F2)' })
  styles(@Args() args: StylesArgs): Promise<StyleConnection> {
    return this.#styles.page(args);
  }

  @Permit('style.read')
  @Query(() => StyleType, { nullable: true, description: 'One style (F2)' })
  style(@Args('styleId', { type: () => ID }, ParseUUIDPipe) id: string): Promise<StyleType | undefined> {
    return this.#styles.one(id);
  }

  @Permit('style.read')
  @Query(() => [SkuType], { description: 'The SKUs of a style, colour by colour (F2)' })
  styleSkus(@Args('styleId', { type: () => ID }, ParseUUIDPipe) id: string): Promise<SkuType[]> {
    return this.#styles.skus(id);
  }

  @Permit('style.read')
  @Query(() => [StyleProgress], { description: 'Verified of all, by category (F2)' })
  styleProgress(): Promise<StyleProgress[]> {
    return this.#styles.progress();
  }

  @Permit('style.enter')
  @Mutation(() => StyleResult, { description: 'Corrects a style that nobody has verified yet (F2)' })
  changeStyle(@Args('input') input: ChangeStyleInput): Promise<typeof StyleResult> {
    return this.#styles.change(input);
  }

  @Permit('style.enter')
  @Mutation(() => StyleResult, { description: 'Says what a style looks like, in the place of what it had (F2)' })
  setStylePicture(@Args('input') input: SetStylePictureInput): Promise<typeof StyleResult> {
    return this.#pictures.set(input);
  }

  @Permit('style.verify')
  @Mutation(() => StylesVerified, { description: 'Verifies styles that somebody else entered (F2)' })
  verifyStyles(@Args('input') input: VerifyStylesInput): Promise<StylesVerified> {
    return this.#styles.verify(input.styleIds);
  }
}
