import type { Schema } from '@kefu/platform/database';
import { Orders20261128090200 } from './20261128090200-orders.ts';
import { OrderForms20261128090500 } from './20261128090500-order-forms.ts';
import { Dispatch20261128101000 } from './20261128101000-dispatch.ts';
import { Allocation20261128102000 } from './20261128102000-allocation.ts';
import { GoodsRequests20261128103000 } from './20261128103000-goods-requests.ts';
import { DispatchParts20261128103500 } from './20261128103500-dispatch-parts.ts';
import { Execution20261128110000 } from './20261128110000-execution.ts';
import { Fair20261129100000 } from './20261129100000-fair.ts';
import { Feed20261129111000 } from './20261129111000-feed.ts';
import { OrderEditors20261129111500 } from './20261129111500-order-editors.ts';
import { CheckedLines20261202130000 } from './20261202130000-checked-lines.ts';

/** In the order of their time; one a line, so that two rooms can add theirs side by side. */
export const ordersMigrations: Schema['migrations'] = [
  // One a line.
  Orders20261128090200,
  Dispatch20261128101000,
  Allocation20261128102000,
  Execution20261128110000,
  OrderForms20261128090500,
  GoodsRequests20261128103000,
  DispatchParts20261128103500,
  Fair20261129100000,
  Feed20261129111000,
  OrderEditors20261129111500,
  CheckedLines20261202130000,
];
