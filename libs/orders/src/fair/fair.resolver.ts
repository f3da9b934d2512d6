import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  ChangeFairSheetInput,
  FairCell,
  FairSheet,
  FairSheetConnection,
  FairSheetResult,
  FairSheetsArgs,
  FairStyle,
  OpenFairSheetInput,
  SeenFairSheetInput,
} from './fair.types.ts';
import { FairCellsService } from './fair-cells.service.ts';
import { FairSheetService } from './fair-sheet.service.ts';
import { HandInService } from './hand-in.service.ts';
import { SaveCellsInput, SaveCellsResult } from './save-cells.types.ts';

@Resolver()
export class FairResolver {
  readonly #sheets: FairSheetService;
  readonly #cells: FairCellsService;
  readonly #handIn: HandInService;

  constructor(sheets: FairSheetService, cells: FairCellsService, handIn: HandInService) {
    this.#sheets = sheets;
    this.#cells = cells;
    this.#handIn = handIn;
  }

  @Permit('franchiseOrder.read')
  @Query(() => FairSheetConnection, { description: 'The sheets of a season’s fair, by franchisee (F1)' })
  fairSheets(@Args() args: FairSheetsArgs): Promise<FairSheetConnection> {
    return this.#sheets.page(args);
  }

  @Permit('franchiseOrder.read')
  @Query(() => FairSheet, { nullable: true, description: 'One sheet of a fair (F1)' })
  fairSheet(@Args('sheetId', { type: () => ID }, ParseUUIDPipe) id: string): Promise<FairSheet | undefined> {
    return this.#sheets.one(id);
  }

  @Permit('franchiseOrder.read')
  @Query(() => [FairStyle], { description: 'What a season’s fair offers, by category and number (F2)' })
  fairStyles(@Args('seasonId', { type: () => ID }, ParseUUIDPipe) id: string): Promise<FairStyle[]> {
    return this.#sheets.styles(id);
  }

  @Permit('franchiseOrder.read')
  @Query(() => [FairCell], { description: 'Every cell that was written on a sheet (F3)' })
  fairCells(@Args('sheetId', { type: () => ID }, ParseUUIDPipe) id: string): Promise<FairCell[]> {
    return this.#cells.all(id);
  }

  @Permit('franchiseOrder.enter')
  @Mutation(() => FairSheetResult, { description: 'Opens a franchisee’s sheet, or gives the one that is there (F1)' })
  openFairSheet(@Args('input') input: OpenFairSheetInput): Promise<typeof FairSheetResult> {
    return this.#sheets.open(input);
  }

  @Permit('franchiseOrder.enter')
  @Mutation(() => FairSheetResult, { description: 'Changes a sheet’s target and delivery window (F8)' })
  changeFairSheet(@Args('input') input: ChangeFairSheetInput): Promise<typeof FairSheetResult> {
    return this.#sheets.change(input);
  }

  @Permit('franchiseOrder.enter')
  @Mutation(() => SaveCellsResult, {
    description: 'Writes cells of a sheet; those that somebody else wrote since come back as they stand (F3)',
  })
  saveCells(@Args('input') input: SaveCellsInput): Promise<typeof SaveCellsResult> {
    return this.#cells.save(input);
  }

  @Permit('franchiseOrder.enter')
  @Mutation(() => FairSheetResult, { description: 'Makes a sheet a draft order, which somebody else checks (F1, F3)' })
  handInFairSheet(@Args('input') input: SeenFairSheetInput): Promise<typeof FairSheetResult> {
    return this.#handIn.handIn(input);
  }

  @Permit('franchiseOrder.enter')
  @Mutation(() => FairSheetResult, { description: 'Opens a sheet again whose order nobody has checked yet (F3)' })
  reopenFairSheet(@Args('input') input: SeenFairSheetInput): Promise<typeof FairSheetResult> {
    return this.#handIn.reopen(input);
  }
}
