import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ConsolidationService } from './consolidation.service.ts';
import {
  Consolidation,
  ConsolidationPreview,
  ConsolidationResult,
  ProductionLineConnection,
  ProductionLinesArgs,
} from './consolidation.types.ts';

@Resolver()
export class ConsolidationResolver {
  readonly #consolidations: ConsolidationService;

  constructor(consolidations: ConsolidationService) {
    this.#consolidations = consolidations;
  }

  @Permit('franchiseOrder.read')
  @Query(() => ConsolidationPreview, {
    description: 'What consolidating a season now would order from production (F1)',
  })
  consolidationPreview(
    @Args('seasonId', { type: () => ID }, ParseUUIDPipe) seasonId: string,
  ): Promise<ConsolidationPreview> {
    return this.#consolidations.preview(seasonId);
  }

  @Permit('franchiseOrder.read')
  @Query(() => [Consolidation], { description: 'Consolidations of a season, the latest first (F1)' })
  consolidations(@Args('seasonId', { type: () => ID }, ParseUUIDPipe) seasonId: string): Promise<Consolidation[]> {
    return this.#consolidations.all(seasonId);
  }

  @Permit('franchiseOrder.read')
  @Query(() => ProductionLineConnection, { description: 'What a production order asks for, by SKU (F1)' })
  productionLines(@Args() args: ProductionLinesArgs): Promise<ProductionLineConnection> {
    return this.#consolidations.lines(args);
  }

  @Permit('franchiseOrder.consolidate')
  @Mutation(() => ConsolidationResult, {
    description: 'Makes production orders of every locked order of a season (F1)',
  })
  consolidateSeason(
    @Args('seasonId', { type: () => ID }, ParseUUIDPipe) seasonId: string,
  ): Promise<typeof ConsolidationResult> {
    return this.#consolidations.consolidate(seasonId);
  }

  @Permit('franchiseOrder.consolidate')
  @Mutation(() => ConsolidationResult, { description: 'Places the production orders of a consolidation (F1)' })
  placeConsolidation(
    @Args('consolidationId', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<typeof ConsolidationResult> {
    return this.#consolidations.place(id);
  }
}
