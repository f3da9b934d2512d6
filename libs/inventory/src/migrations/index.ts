import type { Schema } from '@kefu/platform/database';
import { Styles20261128090100 } from './20261128090100-styles.ts';
import { Stock20261128100000 } from './20261128100000-stock.ts';
import { StoreDays20261128104000 } from './20261128104000-store-days.ts';
import { StylePictures20261129100500 } from './20261129100500-style-pictures.ts';

/** In the order of their time; one a line, so that two rooms can add theirs side by side. */
export const inventoryMigrations: Schema['migrations'] = [
  // One a line.
  Styles20261128090100,
  Stock20261128100000,
  StoreDays20261128104000,
  StylePictures20261129100500,
];
