import { Module } from '@nestjs/common';
import './fair-sheet.export.ts';
import { FairResolver } from './fair.resolver.ts';
import { FairCellsService } from './fair-cells.service.ts';
import { FairSheetService } from './fair-sheet.service.ts';
import { HandInService } from './hand-in.service.ts';

/** Ordering at the fair, on tablets, until sheets become orders (F1, F3). */
@Module({ providers: [FairSheetService, FairCellsService, HandInService, FairResolver] })
export class FairModule {}
