import type audit from './audit/zh-Hant.ts';
import type forms from './forms/zh-Hant.ts';
import type orders from './orders/zh-Hant.ts';

/** The words of the orders desk’s pages, room by room. */
export type OrdersPageWords = typeof audit & typeof forms & typeof orders;
