import { importColumn as column, type FaultText, type ImportColumn, say, usualFaultTexts } from '@kefu/office/imports';
import { goodsFaultTexts } from '../receipt/goods-receipt-columns.ts';

const must = { required: true };

/** The columns of a list of what own stores sold (F27). */
export const retailSaleColumns: readonly ImportColumn[] = [
  column('day', ['日期', '日期', 'Day'], ['日期', '零售日期', '銷售日期', 'day', 'sold on'], must),
  column('store', ['商店', '商店', 'Store'], ['商店', '店名', '店號', '直營店', 'store'], must),
  column('sku', ['貨號', '货号', 'SKU'], ['貨號', '商品編碼', 'sku'], must),
  column('quantity', ['數量', '数量', 'Quantity'], ['數量', '銷售數量', 'quantity'], must),
  column('amount', ['金額', '金额', 'Amount'], ['金額', '實收金額', '零售金額', 'amount'], must),
];

const compare = say('對照單據更正', '对照单据更正', 'Correct it from the paper');

/** What every fault of such a row expects, and how it is mended. */
export const retailSaleFaultTexts = {
  ...usualFaultTexts,
  ...goodsFaultTexts,
  UNKNOWN_STORE: {
    title: say('沒有此直營店', '没有此直营店', 'Unknown store'),
    expectation: say('直營店的店號或店名', '直营店的店号或店名', 'The code or name of an own store'),
    mend: say('更正店名，或先新增直營店', '更正店名，或先新增直营店', 'Correct the name, or add the store first'),
  },
  FUTURE_DATE: {
    title: say('日期在將來', '日期在将来', 'A day to come'),
    expectation: say('今天或以前', '今天或以前', 'Today or earlier'),
    mend: compare,
  },
  UNREADABLE_AMOUNT: {
    title: say('看不懂的金額', '看不懂的金额', 'Unreadable amount'),
    expectation: say('元，至多兩位小數', '元，至多两位小数', 'Yuan with at most two decimals'),
    mend: compare,
  },
  DAY_POSTED: {
    title: say('此日已過帳', '此日已过账', 'The day is posted'),
    expectation: say('已過帳的日子不再更改', '已过账的日子不再更改', 'A posted day does not change'),
    mend: say('更正請用庫存調整', '更正请用库存调整', 'Correct it by an adjustment of stock'),
  },
  NOT_IN_STOCK: {
    title: say('店內庫存不足', '店内库存不足', 'Not in the store'),
    expectation: say('店內有 {free} 件', '店内有 {free} 件', 'The store has {free} pieces'),
    mend: say('先調撥，或更正數量', '先调拨，或更正数量', 'Send goods there first, or correct the quantity'),
  },
} as const satisfies Record<string, FaultText>;
