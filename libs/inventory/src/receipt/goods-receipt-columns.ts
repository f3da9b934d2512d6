import { importColumn as column, type FaultText, type ImportColumn, say, usualFaultTexts } from '@kefu/office/imports';

const must = { required: true };

/** The columns of a list of goods that came in from production (F4). */
export const goodsReceiptColumns: readonly ImportColumn[] = [
  column('receivedOn', ['入庫日期', '入库日期', 'Received on'], ['入庫日期', '入庫日', '日期', 'received on'], must),
  column('number', ['入庫單號', '入库单号', 'Receipt number'], ['入庫單號', '單號', 'receipt number'], must),
  column('sku', ['貨號', '货号', 'SKU'], ['貨號', '商品編碼', 'sku'], must),
  column('quantity', ['數量', '数量', 'Quantity'], ['數量', '入庫數量', 'quantity'], must),
  column('supplier', ['供貨', '供货', 'From'], ['供貨', '供貨方', '供應商', 'supplier', 'from']),
];

/** What is said of SKUs and quantities wherever goods are listed. */
export const goodsFaultTexts = {
  UNKNOWN_SKU: {
    title: say('沒有此貨號', '没有此货号', 'Unknown SKU'),
    expectation: say('款式檔案中的貨號', '款式档案中的货号', 'A SKU of the style master'),
    mend: say('更正貨號，或先錄入款式', '更正货号，或先录入款式', 'Correct the number, or enter the style first'),
  },
  BAD_QUANTITY: {
    title: say('數量有誤', '数量有误', 'Not a quantity'),
    expectation: say('整數件', '整数件', 'A whole number of pieces'),
    mend: say('對照單據更正', '对照单据更正', 'Correct it from the paper'),
  },
} as const satisfies Record<string, FaultText>;

/** What every fault of such a row expects, and how it is mended. */
export const goodsReceiptFaultTexts = {
  ...usualFaultTexts,
  ...goodsFaultTexts,
  DUPLICATE_LINE: {
    title: say('同單重複貨號', '同单重复货号', 'SKU stands twice'),
    expectation: say(
      '檔案第 {line} 行已有此單此貨號',
      '文件第 {line} 行已有此单此货号',
      'Line {line} has this SKU on this receipt already',
    ),
    mend: say('合併兩行', '合并两行', 'Make the two rows one'),
  },
  OTHER_DAY: {
    title: say('同單不同日期', '同单不同日期', 'Another day for one receipt'),
    expectation: say('此單日期為 {day}', '此单日期为 {day}', 'This receipt is of {day}'),
    mend: say('對照單據更正', '对照单据更正', 'Correct it from the paper'),
  },
  DIFFERS_FROM_STORED: {
    title: say('與已入帳的數量不同', '与已入账的数量不同', 'Differs from the stored quantity'),
    expectation: say('已入帳 {stored} 件', '已入账 {stored} 件', '{stored} pieces are booked already'),
    mend: say('更正請用庫存調整', '更正请用库存调整', 'Correct it by an adjustment of stock'),
  },
} as const satisfies Record<string, FaultText>;
